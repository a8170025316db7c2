#include "platform/headless.h"
#include "platform/window.h"

#include <SDL_events.h>
#include <SDL_mouse.h>
#include <doctest/doctest.h>
#include <imgui.h>
#include <csignal>
#include <cstdlib>
#include <thread>

using namespace platform;
using Kind = Event::Kind;

// Draw lists made by hand: the drawing is under test, not ImGui's pages.
class Sketch {
public:
    explicit Sketch(Glass::Size size) : size_(size)
    {
        list_._ResetForNewFrame();
        list_.PushClipRect({0, 0}, {static_cast<float>(size.width), static_cast<float>(size.height)});
        list_.PushTextureID(nullptr);
    }
    Sketch& fill(float left, float top, float right, float bottom, ImU32 colour)
    {
        list_.AddRectFilled({left, top}, {right, bottom}, colour);
        return *this;
    }
    Sketch& image(Texture texture, float left, float top, float right, float bottom)
    {
        list_.AddImage(texture, {left, top}, {right, bottom});
        return *this;
    }
    Sketch& clip(float left, float top, float right, float bottom)
    {
        list_.PushClipRect({left, top}, {right, bottom});
        return *this;
    }
    const ImDrawData& data()
    {
        lists_[0] = &list_;
        data_.Valid = true;
        data_.CmdLists = lists_;
        data_.CmdListsCount = 1;
        data_.DisplaySize = {static_cast<float>(size_.width), static_cast<float>(size_.height)};
        data_.FramebufferScale = {1, 1};
        return data_;
    }
    ImDrawList& list() { return list_; }

private:
    static ImDrawListSharedData* shared()
    {
        static ImGuiContext* context = ImGui::CreateContext();
        ImGui::SetCurrentContext(context);
        return ImGui::GetDrawListSharedData();
    }
    Glass::Size size_;
    ImDrawList list_{shared()};
    ImDrawList* lists_[1] = {};
    ImDrawData data_;
};

static std::uint32_t pixel(const Pixels& pixels, int x, int y)
{
    const auto* at = &pixels.rgba[static_cast<std::size_t>((y * pixels.width + x) * 4)];
    return std::uint32_t{at[0]} << 16 | std::uint32_t{at[1]} << 8 | at[2];
}

TEST_CASE("what is drawn stands in the picture, pixel by pixel, opaque")
{
    Headless glass({20, 10});
    glass.show(Sketch({20, 10}).fill(2, 3, 5, 6, IM_COL32(255, 128, 0, 255)).data());

    const auto picture = glass.picture();
    CHECK(pixel(picture, 2, 3) == 0xff8000);
    CHECK(pixel(picture, 4, 5) == 0xff8000);
    CHECK(pixel(picture, 5, 5) == 0);
    CHECK(pixel(picture, 1, 3) == 0);
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) REQUIRE(picture.rgba[i] == 255);
}

TEST_CASE("half covered is half as bright")
{
    Headless glass({4, 4});
    glass.show(Sketch({4, 4}).fill(0, 0, 4, 4, IM_COL32_WHITE).fill(0, 0, 4, 4, IM_COL32(0, 0, 0, 128)).data());

    CHECK((pixel(glass.picture(), 1, 1) & 0xff) == doctest::Approx(127).epsilon(0.02));
}

TEST_CASE("nothing is drawn outside of the clip rectangle")
{
    Headless glass({10, 10});
    glass.show(Sketch({10, 10}).clip(2, 2, 4, 4).fill(0, 0, 10, 10, IM_COL32_WHITE).data());

    CHECK(pixel(glass.picture(), 3, 3) == 0xffffff);
    CHECK(pixel(glass.picture(), 4, 4) == 0);
    CHECK(pixel(glass.picture(), 1, 2) == 0);
}

TEST_CASE("a texture is drawn in its own colours, and lives through a resize")
{
    Headless glass({8, 8});
    const Texture texture = glass.upload(Pixels{1, 1, {10, 20, 30, 255}});
    glass.resize(6, 6);
    glass.show(Sketch({6, 6}).image(texture, 0, 0, 6, 6).data());

    CHECK(glass.picture().width == 6);
    CHECK(pixel(glass.picture(), 5, 5) == 0x0a141e);
    glass.release(texture);
    glass.release(texture);  // twice does no harm
}

TEST_CASE("a cover is white where it covers, and lets through what it does not")
{
    Headless glass({2, 1});
    const std::uint8_t values[] = {255, 0};
    const Texture texture = glass.upload(platform::Cover{2, 1, values});
    Sketch sketch({2, 1});
    sketch.fill(0, 0, 2, 1, IM_COL32(10, 20, 30, 255));
    glass.show(sketch.image(texture, 0, 0, 2, 1).data());

    CHECK(pixel(glass.picture(), 0, 0) == 0xffffff);
    CHECK(pixel(glass.picture(), 1, 0) == 0x0a141e);
}

TEST_CASE("VtxOffset is honoured: a list may hold more than 65,535 vertices")
{
    Headless glass({10, 10});
    Sketch sketch({10, 10});
    sketch.list().Flags |= ImDrawListFlags_AllowVtxOffset;
    for (int i = 0; i < 17000; ++i) sketch.fill(0, 0, 1, 1, IM_COL32_BLACK);
    sketch.fill(5, 5, 6, 6, IM_COL32_WHITE);
    REQUIRE(sketch.list().CmdBuffer.back().VtxOffset > 0);
    glass.show(sketch.data());

    CHECK(pixel(glass.picture(), 5, 5) == 0xffffff);
}

TEST_CASE("KA-40: a picture equal to the last one is not drawn again; any difference is")
{
    Headless glass({10, 10});
    const auto show = [&](float left, ImU32 colour) {
        glass.show(Sketch({10, 10}).fill(left, 0, 5, 5, colour).data());
    };
    show(1, IM_COL32_WHITE);
    show(1, IM_COL32_WHITE);
    CHECK(glass.shown() == 1);
    show(1, IM_COL32(254, 255, 255, 255));
    show(2, IM_COL32(254, 255, 255, 255));
    CHECK(glass.shown() == 3);
    glass.show(Sketch({10, 10}).clip(0, 0, 3, 3).fill(2, 0, 5, 5, IM_COL32(254, 255, 255, 255)).data());
    CHECK(glass.shown() == 4);
}

TEST_CASE("a new texture is drawn even where an old one had the same address")
{
    Headless glass({4, 4});
    Texture texture = glass.upload(Pixels{1, 1, {255, 0, 0, 255}});
    glass.show(Sketch({4, 4}).image(texture, 0, 0, 4, 4).data());
    glass.release(texture);
    texture = glass.upload(Pixels{1, 1, {0, 255, 0, 255}});
    glass.show(Sketch({4, 4}).image(texture, 0, 0, 4, 4).data());

    CHECK(pixel(glass.picture(), 2, 2) == 0x00ff00);
}

// SDL's dummy driver: a real Window without a display.
struct Opened {
    Opened()
    {
        ::setenv("SDL_VIDEODRIVER", "dummy", 1);
        window.emplace(Window::Options{.title = "test", .windowed = Glass::Size{64, 48}});
        while (window->wait(0)->kind != Kind::nudge) {
        }
    }
    std::optional<Window> window;
};

static void push_finger(Uint32 type, float x, SDL_FingerID id = 1)
{
    SDL_Event event = {};
    event.type = type;
    event.tfinger.touchId = 3;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    SDL_PushEvent(&event);
}

TEST_CASE("the window says how large it is and which path draws")
{
    Opened opened;

    CHECK(opened.window->size() == Glass::Size{64, 48});
    CHECK(opened.window->drawing() == "software on dummy");
}

TEST_CASE("every press and release is its own event; moves between them come as one")
{
    Opened opened;
    push_finger(SDL_FINGERDOWN, 0);
    for (int i = 1; i <= 5; ++i) push_finger(SDL_FINGERMOTION, static_cast<float>(i) / 8);
    push_finger(SDL_FINGERUP, 0.75f);

    CHECK(opened.window->wait({})->kind == Kind::press);
    const auto move = opened.window->wait({});
    CHECK(move->kind == Kind::move);
    CHECK(move->x == 40);
    CHECK_FALSE(opened.window->quiet());
    CHECK(opened.window->wait({})->kind == Kind::release);
    CHECK(opened.window->quiet());
}

TEST_CASE("a window with nothing but ignored events is quiet")
{
    Opened opened;
    push_finger(SDL_FINGERDOWN, 0);
    CHECK(opened.window->wait({})->kind == Kind::press);
    push_finger(SDL_FINGERDOWN, 0.5f, 2);

    CHECK(opened.window->quiet());
}

TEST_CASE("waiting ends with a nudge when patience runs out, not before")
{
    Opened opened;
    const auto before = std::chrono::steady_clock::now();

    CHECK(opened.window->wait(60)->kind == Kind::nudge);
    CHECK(std::chrono::steady_clock::now() - before >= std::chrono::milliseconds(55));
}

TEST_CASE("another thread's nudge wakes the window, and so does the next one")
{
    Opened opened;
    for (int i = 0; i < 3; ++i) {
        std::thread([&] { opened.window->nudge(); }).join();
        CHECK(opened.window->wait(5000)->kind == Kind::nudge);
    }
    CHECK(opened.window->quiet());
}

TEST_CASE("KA-36: SIGTERM ends in order, once; the close button does not")
{
    Opened opened;
    SDL_Event quit = {};
    quit.type = SDL_QUIT;
    SDL_PushEvent(&quit);
    CHECK(opened.window->wait(20)->kind == Kind::nudge);
    ::raise(SIGTERM);

    CHECK(opened.window->wait(5000)->kind == Kind::ended);
    CHECK_FALSE(opened.window->wait({}));
}
