// The pictures of figures, scaled to the pixels they are shown at and kept on the Glass.
#pragma once

#include "ui/ui.h"

#include <map>
#include <string>

namespace ui {

class Figures {
public:
    Figures(platform::Glass&, FigurePicture);
    ~Figures();
    Figures(const Figures&) = delete;
    Figures& operator=(const Figures&) = delete;

    struct Picture {
        platform::Texture texture = nullptr;
        int width = 0, height = 0;
    };
    /// How high the figure is when `width` wide; 0 when there is no picture. Reads it once.
    int height(const std::string& id, bool narrow, model::Theme, int width);
    /// Exactly that wide. Only what is on the page stays: see `tidy`.
    Picture at(const std::string& id, bool narrow, model::Theme, int width);
    /// Lets go of every picture not asked for since the last call.
    void tidy();

private:
    struct Kept {
        Picture picture;
        int asked_width = 0;
        bool used = true;
    };
    Kept& kept(const std::string& id, bool narrow, model::Theme, int width);

    platform::Glass& glass_;
    FigurePicture source_;
    std::map<std::string, Kept> kept_;
};

}  // namespace ui
