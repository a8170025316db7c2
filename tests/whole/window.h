// The real program in a window on a display of its own, seen through --ui-tree and touched through XTest.
#pragma once

#include "robot/robot.h"
#include "support/program.h"
#include "support/x11_hand.h"

#include <signal.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace whole {

/// A page as --ui-tree tells it.
struct Seen {
    std::string raw;
    std::string page;
    std::vector<ui::Item> items;

    const ui::Item* with_role(const std::string& role, const std::string& label = "") const
    {
        for (const ui::Item& item : items)
            if (item.role == role && (label.empty() || item.label == label)) return &item;
        return nullptr;
    }
};

inline Seen seen_in(const std::string& raw)
{
    const auto json = nlohmann::json::parse(raw);
    Seen seen{.raw = raw, .page = json.at("page"), .items = {}};
    for (const auto& each : json.at("items")) {
        const auto& rect = each.at("rect");
        ui::Item item{.role = each.at("role"), .label = each.at("label"), .value = {}, .language = "en"};
        if (each.at("value").is_string()) item.value = each.at("value");
        if (each.at("checked").is_boolean()) item.checked = each.at("checked").get<bool>();
        item.rect = {rect[0], rect[1], rect[2], rect[3]};
        item.enabled = each.at("enabled");
        item.focused = each.at("focused");
        item.visible = each.at("visible");
        seen.items.push_back(item);
    }
    return seen;
}

class KioskWindow {
public:
    KioskWindow(const support::Screen& screen, std::filesystem::path data, std::filesystem::path config)
        : screen_(screen), hand_(screen), data_(std::move(data)), config_(std::move(config))
    {
        std::filesystem::create_directories(data_);
    }

    void start()
    {
        program_.reset();
        std::filesystem::remove(tree());
        last_ = {};
        program_ = std::make_unique<support::Program>(support::Program::Start{
            .words = {WAYPOST_BUILD "/waypost", "--data", data_.string(), "--config", config_.string(), "--windowed",
                      "1280x800", "--ui-tree", tree().string()},
            .variables = screen_.variables(),
            .messages = messages(),
        });
    }
    support::Program& program() { return *program_; }
    std::string said() const { return support::text_of(messages()); }

    /// The next page that differs from the last one seen; nothing when the program is gone and showed no more.
    std::optional<Seen> next_page(const std::string& after)
    {
        return wait([&](const Seen&) { return true; }, after);
    }

    /// Does what the robot wants and waits until it shows.
    std::optional<Seen> act(const robot::Act& act, const Seen& on)
    {
        const std::string what = "\"" + act.label + "\" on page \"" + on.page + "\"";
        switch (act.kind) {
        case robot::Act::Kind::touch:
            hand_.tap(static_cast<int>(std::lround(act.at.x + act.at.w / 2)),
                      static_cast<int>(std::lround(act.at.y + act.at.h / 2)));
            break;
        case robot::Act::Kind::page_down:
            hand_.strike("Next");
            break;
        case robot::Act::Kind::page_up:
            hand_.strike("Prior");
            break;
        case robot::Act::Kind::type: {
            const ui::Item* field = on.with_role("field");
            const std::string wanted = (field ? field->value : "") + act.text;
            hand_.type(act.text);
            const auto typed = [&](const Seen& now) {
                return now.with_role("field") && now.with_role("field")->value == wanted;
            };
            return wait(typed, "typing into " + what);
        }
        }
        return next_page("touching " + what);
    }

private:
    template <class Wanted>
    std::optional<Seen> wait(Wanted wanted, const std::string& after)
    {
        std::optional<Seen> found;
        const auto look = [&] {
            const bool gone = !program_->runs();  // asked first: what is in the file then is the last there will be
            const std::string raw = support::text_of(tree());
            if (!raw.empty() && raw != last_) {
                last_ = raw;
                Seen seen = seen_in(raw);
                if (wanted(seen)) found = std::move(seen);
            }
            return found || gone;
        };
        if (!support::soon(std::chrono::seconds(10), look))
            throw std::runtime_error("after " + after + " the page did not change within 10 s");
        hand_.saw_answer();
        return found;
    }
    std::filesystem::path tree() const { return data_ / "tree.json"; }
    std::filesystem::path messages() const { return data_ / "messages.txt"; }

    const support::Screen& screen_;
    support::Hand hand_;
    std::filesystem::path data_, config_;
    std::unique_ptr<support::Program> program_;
    std::string last_;
};

}  // namespace whole
