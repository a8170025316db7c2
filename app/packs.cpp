#include "packs.h"

#include "platform/files.h"
#include "platform/sticks.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace waypost {
namespace {

namespace fs = std::filesystem;
using content::Refusal;
using Kind = model::CourseOffer::Kind;

constexpr std::size_t most_offers = 20;
constexpr std::size_t longest_key = 1'024;

void add_key(content::Trust& trust, std::string_view text)
{
    if (const auto key = platform::public_key_from(text)) trust.keys.push_back(*key);
}

Installed refused(Refusal refusal, std::string why)
{
    Installed not_done;
    not_done.refusal = refusal;
    not_done.why = std::move(why);
    return not_done;
}

// Removes what was copied unless it took its place.
class Copy {
public:
    explicit Copy(fs::path path) : path_(std::move(path)) {}
    ~Copy()
    {
        std::error_code none;
        fs::remove(path_, none);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

bool can_be_shown(const model::Course& course)
{
    return std::ranges::any_of(course.modules, [](const auto& m) { return !model::finished_topics(m).empty(); });
}

}  // namespace

fs::path live_pack(const fs::path& data) { return data / "course.pack"; }
fs::path own_key(const fs::path& data) { return data / "pack.key"; }

content::Trust trust_of(const Settings& settings, const fs::path& data)
{
    content::Trust trust{.keys = {}, .app_version = WAYPOST_VERSION};
    add_key(trust, WAYPOST_PACK_KEY_1);
    add_key(trust, WAYPOST_PACK_KEY_2);
    for (const std::string& key : settings.pack_keys) add_key(trust, key);
    add_key(trust, platform::read_file(own_key(data).replace_extension(".pub"), longest_key).bytes);
    return trust;
}

Kind kind_of(const content::Manifest& manifest, const Edition& now)
{
    if (manifest.id != now.course) return Kind::other_course;
    if (manifest.version == now.version) return Kind::same;
    if (!content::is_version(now.version)) return Kind::older;  // nobody can tell: ask
    return content::is_older(manifest.version, now.version) ? Kind::older : Kind::newer;
}

Installed install(const fs::path& pack, const fs::path& data, const content::Trust& trust, const Edition& now,
                  Older older, const std::function<void()>& step)
{
    // A look at the stick first, so that nothing large is copied in vain. What counts is the copy.
    const auto seen = content::open_pack(pack, trust);
    if (!seen.pack) return refused(seen.refusal, seen.why);
    const auto kind = kind_of(seen.pack->manifest(), now);
    if (older == Older::refused && (kind == Kind::older || kind == Kind::other_course))
        return refused(Refusal::older,
                       "it is older than the course that is here, or another course. If it is really wanted, the "
                       "facilitator can put it here: on the kiosk, Help, then For the facilitator, then This course.");
    step();

    const platform::Lock only(data / "course.lock");
    if (!only.held()) return refused(Refusal::no_room, "another program (" + only.holder() + ") is installing one.");
    const Copy copy(live_pack(data).concat(".new"));
    try {
        const platform::HeldFile medium(pack);
        const auto room = platform::free_bytes(data);
        if (medium.size() > content::longest_pack || (room && *room < medium.size()))
            return refused(Refusal::no_room, "there is not enough room for it in " + data.string() + ".");
        platform::copy_whole(medium, copy.path());
    } catch (const platform::FileBroken& broken) {
        return refused(Refusal::no_room, std::string("it cannot be copied here: ") + broken.what());
    }
    step();

    auto opened = content::open_whole_pack(copy.path(), trust);
    if (!opened.pack) return refused(opened.refusal, opened.why);
    if (opened.pack->manifest() != seen.pack->manifest())
        return refused(Refusal::altered, "another pack was laid in its place meanwhile. Try again.");
    step();

    Installed done;
    done.files = content::Files(opened.pack);
    done.loaded = content::load(done.files);
    if (!done.loaded.problems.empty() || !can_be_shown(*done.loaded.course))
        return refused(
            Refusal::has_problems,
            "the course in it has mistakes. Ask who made it for another." +
                (done.loaded.problems.empty() ? "" : " The first: " + text_of(done.loaded.problems.front())));
    step();

    platform::put_in_place(copy.path(), live_pack(data));
    step();
    return done;
}

std::vector<model::CourseOffer> offers(const fs::path& media, const content::Trust& trust, const Edition& now)
{
    std::vector<model::CourseOffer> all;
    for (const fs::path& path : platform::files_on_sticks(media, ".pack", most_offers)) {
        model::CourseOffer offer{.path = path.string(), .file = path.filename().string()};
        const auto opened = content::open_pack(path, trust);
        offer.kind = opened.pack ? kind_of(opened.pack->manifest(), now) : Kind::refused;
        if (opened.pack) {
            offer.title = opened.pack->manifest().title;
            offer.version = opened.pack->manifest().version;
        } else {
            offer.refused = words_key(opened.refusal);
        }
        all.push_back(std::move(offer));
    }
    return all;
}

std::string words_key(Refusal refusal)
{
    switch (refusal) {
    case Refusal::none:
        return "";
    case Refusal::unreadable:
        return "course.refused.unreadable";
    case Refusal::not_a_pack:
        return "course.refused.not_a_pack";
    case Refusal::too_big:
        return "course.refused.too_big";
    case Refusal::unknown_key:
        return "course.refused.unknown_key";
    case Refusal::altered:
        return "course.refused.altered";
    case Refusal::too_new:
        return "course.refused.too_new";
    case Refusal::malformed:
        return "course.refused.malformed";
    case Refusal::has_problems:
        return "course.refused.has_problems";
    case Refusal::older:
        return "course.refused.older";
    case Refusal::no_room:
        break;
    }
    return "course.refused.no_room";
}

}  // namespace waypost
