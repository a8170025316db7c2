// A sound card that is invented: ALSA loads it as one of its plugins, and its jacks are what a folder holds. A file
// "Headphone Jack" there is a control of that name; it reads "in" or "out", and a line in the pipe "told" says that
// something changed; "was asked" is there once a jack was. All but that is ALSA itself.
#define PIC  // or ALSA's header takes this for a part of libasound itself
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include <alsa/asoundlib.h>
#include <alsa/control_external.h>

namespace {

namespace fs = std::filesystem;

struct InventedCard {
    snd_ctl_ext_t ext = {};
    snd_ctl_ext_callback_t callback = {};
    fs::path folder;
    std::vector<std::string> jacks;
    std::size_t to_tell = 0;  // of the jacks, after a line in the pipe
};

InventedCard& of(snd_ctl_ext_t* ext) { return *static_cast<InventedCard*>(ext->private_data); }

void close_card(snd_ctl_ext_t* ext)
{
    ::close(ext->poll_fd);
    delete &of(ext);
}

int count(snd_ctl_ext_t* ext) { return static_cast<int>(of(ext).jacks.size()); }

int list(snd_ctl_ext_t* ext, unsigned offset, snd_ctl_elem_id_t* id)
{
    snd_ctl_elem_id_set_interface(id, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_id_set_name(id, of(ext).jacks.at(offset).c_str());
    return 0;
}

snd_ctl_ext_key_t find(snd_ctl_ext_t* ext, const snd_ctl_elem_id_t* id)
{
    const unsigned number = snd_ctl_elem_id_get_numid(id);
    const auto& jacks = of(ext).jacks;
    if (number > 0 && number <= jacks.size()) return number - 1;
    for (std::size_t i = 0; i < jacks.size(); ++i)
        if (jacks[i] == snd_ctl_elem_id_get_name(id)) return i;
    return SND_CTL_EXT_KEY_NOT_FOUND;
}

int attribute(snd_ctl_ext_t*, snd_ctl_ext_key_t, int* type, unsigned* access, unsigned* many)
{
    *type = SND_CTL_ELEM_TYPE_BOOLEAN;
    *access = SND_CTL_EXT_ACCESS_READ;
    *many = 1;
    return 0;
}

int range(snd_ctl_ext_t*, snd_ctl_ext_key_t, long* least, long* most, long* step)
{
    *least = 0;
    *most = *step = 1;
    return 0;
}

int read_one(snd_ctl_ext_t* ext, snd_ctl_ext_key_t key, long* value)
{
    std::string says;
    std::ifstream(of(ext).folder / of(ext).jacks.at(key)) >> says;
    *value = says == "in";
    std::ofstream(of(ext).folder / "was asked");
    return 0;
}

void subscribe(snd_ctl_ext_t*, int) {}

int read_event(snd_ctl_ext_t* ext, snd_ctl_elem_id_t* id, unsigned* mask)
{
    InventedCard& card = of(ext);
    char line = 0;
    while (::read(ext->poll_fd, &line, 1) == 1) card.to_tell = card.jacks.size();
    if (!fs::exists(card.folder)) return -ENODEV;
    if (card.to_tell == 0) return -EAGAIN;
    list(ext, static_cast<unsigned>(--card.to_tell), id);
    *mask = SND_CTL_EVENT_MASK_VALUE;
    return 1;
}

}  // namespace

extern "C" {

SND_CTL_PLUGIN_DEFINE_FUNC(invented)
{
    static_cast<void>(root);
    auto card = std::make_unique<InventedCard>();
    std::string driver = "HDA-Intel";
    snd_config_iterator_t at = nullptr, next = nullptr;
    snd_config_for_each(at, next, conf)
    {
        const char* field = nullptr;
        const char* text = nullptr;
        snd_config_t* const entry = snd_config_iterator_entry(at);
        if (snd_config_get_id(entry, &field) < 0 || snd_config_get_string(entry, &text) < 0) continue;
        if (std::strcmp(field, "folder") == 0) card->folder = text;
        if (std::strcmp(field, "driver") == 0) driver = text;
    }
    const int pipe = ::open((card->folder / "told").c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (pipe < 0) return -ENODEV;
    for (const auto& file : fs::directory_iterator(card->folder))
        if (file.path().filename().string().ends_with(" Jack")) card->jacks.push_back(file.path().filename().string());

    card->callback = {.close = close_card,
                      .elem_count = count,
                      .elem_list = list,
                      .find_elem = find,
                      .get_attribute = attribute,
                      .get_integer_info = range,
                      .read_integer = read_one,
                      .subscribe_events = subscribe,
                      .read_event = read_event};
    snd_ctl_ext_t& ext = card->ext;
    ext.version = SND_CTL_EXT_VERSION;
    std::strncpy(ext.driver, driver.c_str(), sizeof ext.driver - 1);
    std::strncpy(ext.name, "An invented card", sizeof ext.name - 1);
    ext.poll_fd = pipe;
    ext.callback = &card->callback;
    ext.private_data = card.get();
    const int opened = snd_ctl_ext_create(&ext, name, mode);
    if (opened < 0) return opened;
    *handlep = card.release()->ext.handle;
    return 0;
}

SND_CTL_PLUGIN_SYMBOL(invented);
}
