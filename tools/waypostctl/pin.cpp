#include "pin.h"

#include "model/pin.h"
#include "platform/secret.h"
#include "store/salvage.h"

#include <termios.h>
#include <unistd.h>
#include <algorithm>

namespace waypostctl {

static bool set_echo(bool on)
{
    termios how = {};
    if (tcgetattr(STDIN_FILENO, &how) != 0) return false;
    how.c_lflag = on ? how.c_lflag | ECHO : how.c_lflag & ~static_cast<tcflag_t>(ECHO);
    return tcsetattr(STDIN_FILENO, TCSAFLUSH, &how) == 0;
}

Unseen::Unseen() : hidden_(set_echo(false)) {}

Unseen::~Unseen()
{
    if (hidden_) set_echo(true);
}

static std::string wrong_with(const std::string& pin, const std::string& again)
{
    const bool is_number = std::ranges::all_of(pin, [](unsigned char c) { return c >= '0' && c <= '9'; });
    if (pin.size() != model::staff_pin || !is_number) return "a facilitator PIN has 6 numbers";
    if (model::is_easy_pin(pin)) return "that PIN is easy to guess: choose other numbers";
    if (pin != again) return "the two PINs are not the same";
    return "";
}

int new_facilitator_pin(store::Store& store, const std::function<std::string(const std::string&)>& hash,
                        std::istream& in, std::ostream& out)
{
    std::string pin, again;
    out << "New facilitator PIN, 6 numbers: " << std::flush;
    std::getline(in, pin);
    out << "\nOnce more: " << std::flush;
    std::getline(in, again);
    out << "\n";
    const std::string wrong = wrong_with(pin, again);
    if (wrong.empty()) {
        store.set_pin_hash(store::facilitator, hash(pin));
        store.drop_setting(store::facilitator_lost);
        out << "The new PIN is set.\n";
    } else {
        out << "Nothing was changed: " << wrong << ".\n";
    }
    platform::wipe(pin);
    platform::wipe(again);
    return wrong.empty() ? 0 : 1;
}

}  // namespace waypostctl
