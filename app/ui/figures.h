// The pictures of figures, scaled to the pixels they are shown at and kept on the Glass.
#pragma once

#include "ui/ui.h"

#include <atomic>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

class Figures {
public:
    /// With `made`, a picture is read and scaled beside the interface: the page stands at once, with the figure's place
    /// kept free, and `made` is called, on another thread, when it can be drawn. Without, it is read where it is asked
    /// for.
    Figures(platform::Glass&, FigurePicture, ReadPicture, std::function<void()> made);
    ~Figures();
    Figures(const Figures&) = delete;
    Figures& operator=(const Figures&) = delete;

    struct Picture {
        platform::Texture texture = nullptr;  ///< none: not yet
        int width = 0, height = 0;            ///< 0: there is none
    };
    /// Exactly that wide. Only what is on the page stays: see `tidy`.
    Picture at(const std::string& id, bool narrow, model::Theme, int width);
    /// Lets go of every picture not asked for since the last call.
    void tidy();

private:
    struct Making {
        std::atomic<bool> done = false;
        std::optional<platform::Pixels> pixels;  // once done
        std::future<void> thread;
    };
    struct Kept {
        Picture picture;
        std::unique_ptr<Making> making;
        int asked_width = 0;
        bool used = true;
    };
    std::unique_ptr<Making> make(std::string png, int width, int height) const;
    void take(Kept&, const std::optional<platform::Pixels>&);
    void let_go(Kept&);

    platform::Glass& glass_;
    FigurePicture source_;
    ReadPicture read_;
    std::function<void()> made_;
    std::map<std::string, Kept> kept_;
    std::vector<std::unique_ptr<Making>>
        left_;  // of pages left meanwhile: waiting for them would make the next page wait
};

}  // namespace ui
