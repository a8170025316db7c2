#include "platform/headsets.h"

#include "platform/by.h"

#include <alsa/asoundlib.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <memory>
#include <utility>

namespace platform {

namespace {

constexpr std::size_t most_cards = 16, most_controls = 1'000;
constexpr const char* usb = "USB-Audio";  // the kernel's name for what drives them

using Control = std::unique_ptr<snd_ctl_t, By<snd_ctl_close>>;

bool holds(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

/// One sound card that is asked about its jacks.
class Card {
public:
    /// Nothing where it may not be asked: not yet, it may be, for its file is made before it may be opened.
    static std::unique_ptr<Card> open(const std::string& name)
    {
        snd_ctl_t* opened = nullptr;
        if (snd_ctl_open(&opened, name.c_str(), SND_CTL_NONBLOCK) < 0) return {};
        auto card = std::unique_ptr<Card>(new Card(Control(opened)));
        if (snd_ctl_subscribe_events(opened, 1) < 0) return {};
        card->find_jacks();
        return card;
    }

    const std::string& name() const { return name_; }
    /// It can be listened to, and was plugged in as a whole.
    bool is_headset() const { return is_usb_ && plays(); }
    bool is_gone() const { return gone_; }

    void add_to(std::vector<pollfd>& all) const
    {
        std::array<pollfd, 4> mine = {};
        const int count = snd_ctl_poll_descriptors(control_.get(), mine.data(), mine.size());
        for (int i = 0; i < count; ++i) all.push_back(mine.at(static_cast<std::size_t>(i)));
    }

    /// Reads what it told since, and returns whether something was plugged in.
    bool look()
    {
        snd_ctl_event_t* event = nullptr;
        snd_ctl_event_alloca(&event);
        bool told = false;
        for (;;) {
            const int got = snd_ctl_read(control_.get(), event);
            if (got == -EINTR) continue;
            gone_ = got < 0 && got != -EAGAIN;
            if (got <= 0) break;
            told = true;
        }
        if (!told) return false;
        bool plugged_in = false;
        for (auto& [control, was_in] : jacks_) {
            const bool is_in = reads(control);
            plugged_in = plugged_in || (is_in && !was_in);
            was_in = is_in;
        }
        return plugged_in;
    }

private:
    explicit Card(Control control) : control_(std::move(control))
    {
        snd_ctl_card_info_t* info = nullptr;
        snd_ctl_card_info_alloca(&info);
        if (snd_ctl_card_info(control_.get(), info) < 0) return;
        name_ = snd_ctl_card_info_get_name(info);
        is_usb_ = std::string(snd_ctl_card_info_get_driver(info)) == usb;
    }

    void find_jacks()
    {
        snd_ctl_elem_list_t* list = nullptr;
        snd_ctl_elem_list_alloca(&list);
        if (snd_ctl_elem_list_alloc_space(list, most_controls) < 0) return;
        if (snd_ctl_elem_list(control_.get(), list) >= 0) {
            for (unsigned i = 0; i < snd_ctl_elem_list_get_used(list); ++i) {
                if (!is_headset_jack(snd_ctl_elem_list_get_name(list, i))) continue;
                const unsigned control = snd_ctl_elem_list_get_numid(list, i);
                jacks_[control] = reads(control);
            }
        }
        snd_ctl_elem_list_free_space(list);
    }

    bool reads(unsigned control) const
    {
        snd_ctl_elem_value_t* value = nullptr;
        snd_ctl_elem_value_alloca(&value);
        snd_ctl_elem_value_set_numid(value, control);
        return snd_ctl_elem_read(control_.get(), value) >= 0 && snd_ctl_elem_value_get_boolean(value, 0) != 0;
    }

    bool plays() const
    {
        snd_pcm_info_t* info = nullptr;
        snd_pcm_info_alloca(&info);
        for (int device = -1; snd_ctl_pcm_next_device(control_.get(), &device) >= 0 && device >= 0;) {
            snd_pcm_info_set_device(info, static_cast<unsigned>(device));
            snd_pcm_info_set_stream(info, SND_PCM_STREAM_PLAYBACK);
            if (snd_ctl_pcm_info(control_.get(), info) >= 0) return true;
        }
        return false;
    }

    Control control_;
    std::string name_;
    bool is_usb_ = false;
    bool gone_ = false;
    std::map<unsigned, bool> jacks_;  // by control: whether something was in it
};

std::vector<std::string> cards_of_the_kernel()
{
    std::vector<std::string> names;
    for (int card = -1; snd_card_next(&card) >= 0 && card >= 0;) names.push_back("hw:" + std::to_string(card));
    return names;
}

/// Every card there is, as they come and go.
class Cards {
public:
    explicit Cards(std::function<std::vector<std::string>()> names) : names_(std::move(names)) { find(); }

    /// Those that came since.
    std::vector<const Card*> find()
    {
        std::vector<const Card*> came;
        for (const std::string& name : names_()) {
            if (cards_.contains(name) || cards_.size() >= most_cards) continue;
            if (auto card = Card::open(name)) came.push_back((cards_[name] = std::move(card)).get());
        }
        return came;
    }

    void add_to(std::vector<pollfd>& all) const
    {
        for (const auto& [name, card] : cards_) card->add_to(all);
    }

    bool look()
    {
        bool plugged_in = false;
        for (const auto& [name, card] : cards_) plugged_in = card->look() || plugged_in;
        std::erase_if(cards_, [](const auto& named) { return named.second->is_gone(); });
        return plugged_in;
    }

private:
    std::function<std::vector<std::string>()> names_;
    std::map<std::string, std::unique_ptr<Card>> cards_;
};

/// Something happened to a file of a sound card: it was made, or may now be opened. What it was, is looked up.
bool any_of(int watch)
{
    std::array<char, 4096> told = {};
    bool any = false;
    while (::read(watch, told.data(), told.size()) > 0) any = true;
    return any;
}

}  // namespace

bool is_headset_jack(const std::string& control)
{
    return control.ends_with(" Jack") && !control.ends_with(" Phantom Jack") &&
           (holds(control, "Headphone") || holds(control, "Headset"));
}

Headsets::Headsets(Setup setup) : setup_(std::move(setup)), ending_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (!setup_.cards) setup_.cards = cards_of_the_kernel;
    thread_ = std::thread([this] { run(); });
}

Headsets::~Headsets()
{
    ::eventfd_write(ending_, 1);
    thread_.join();
    ::close(ending_);
}

void Headsets::run()
{
    const int watch = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    // The first card of all makes the folder, too.
    ::inotify_add_watch(watch, setup_.devices.parent_path().c_str(), IN_CREATE | IN_ONLYDIR);
    Cards cards(setup_.cards);
    for (bool ends = false; !ends;) {
        ::inotify_add_watch(watch, setup_.devices.c_str(), IN_CREATE | IN_ATTRIB | IN_ONLYDIR);
        std::vector<pollfd> all = {{.fd = ending_, .events = POLLIN, .revents = 0},
                                   {.fd = watch, .events = POLLIN, .revents = 0}};
        cards.add_to(all);
        if (::poll(all.data(), all.size(), -1) < 0 && errno != EINTR) break;
        ends = all[0].revents != 0;
        if (cards.look()) setup_.plugged_in("");
        if (!any_of(watch)) continue;
        for (const Card* card : cards.find())
            if (card->is_headset()) setup_.plugged_in(card->name());
    }
    ::close(watch);
}

}  // namespace platform
