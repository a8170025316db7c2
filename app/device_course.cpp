// The course of a device: read from its folder or pack, searched, and another put in its place.
#include "content/load.h"
#include "device.h"
#include "search/index.h"

#include <algorithm>
#include <chrono>

namespace fs = std::filesystem;

std::future<void> Device::make_index(std::function<void()> made)
{
    auto promise = std::make_shared<std::promise<std::unique_ptr<const search::Index>>>();
    making_index_ = promise->get_future();
    return std::async(std::launch::async, [promise, &course = course(), made = std::move(made)] {
        try {
            promise->set_value(std::make_unique<const search::Index>(course));
        } catch (const std::exception&) {
            promise->set_exception(std::current_exception());
        }
        made();
    });
}

std::unique_ptr<const search::Index> Device::index_of(const model::Course& course) const
{
    try {
        return std::make_unique<const search::Index>(course);
    } catch (const std::exception& trouble) {
        log(std::string("nothing can be searched: ") + trouble.what());
        return nullptr;
    }
}

const search::Index* Device::index() const
{
    if (!making_index_.valid() || making_index_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return index_.get();
    try {
        index_ = making_index_.get();
    } catch (const std::exception& trouble) {
        log(std::string("nothing can be searched: ") + trouble.what());
    }
    return index_.get();
}

const waypost::Installed& Device::shown() const
{
    if (courses_.empty()) courses_.push_back(std::make_unique<const waypost::Installed>(read_course()));
    return *courses_.back();
}

waypost::Installed Device::read_course() const
{
    waypost::Installed course;
    course.files = places_.content;
    if (fs::is_regular_file(places_.content)) {
        auto opened = content::open_whole_pack(places_.content, trust());
        // A pack named by somebody has to be right. The one installed may be damaged by its card: the day goes on with
        // the course that came with the program, and the facilitator's page says so.
        const bool installed = places_.content == waypost::live_pack(places_.data);
        if (!opened.pack && !installed) throw CannotOpen(places_.content.string() + ": " + opened.why + "\n");
        if (!opened.pack) log("the installed course pack is refused, and the shipped course is shown: " + opened.why);
        course.refusal = opened.refusal;
        course.files = opened.pack ? content::Files(std::move(opened.pack)) : shipped("content") / "cse-level-2";
    }
    course.loaded = content::load(course.files);
    const bool usable = std::ranges::any_of(course.loaded.course->modules,
                                            [](const auto& m) { return !model::finished_topics(m).empty(); });
    if (!usable)
        throw CannotOpen("No lesson of the course in " + places_.content.string() + " can be shown.\n" +
                         model::lines_of(course.loaded.problems));
    return course;
}

waypost::Installed Device::install(const fs::path& pack, waypost::Older older) const
{
    return waypost::install(pack, places_.data, trust(), edition(), older);
}

std::vector<model::CourseOffer> Device::offers() const
{
    auto all = waypost::offers(settings_.sticks, trust(), edition());
    if (shown().refusal != content::Refusal::none)
        all.insert(all.begin(), model::CourseOffer{.file = waypost::live_pack(places_.data).filename().string(),
                                                   .kind = model::CourseOffer::Kind::refused,
                                                   .refused = waypost::words_key(shown().refusal)});
    return all;
}

NewCourse Device::new_course(const fs::path& pack, bool older_too)
{
    auto made = std::make_shared<waypost::Installed>(
        install(pack, older_too ? waypost::Older::taken : waypost::Older::refused));
    if (made->refusal != content::Refusal::none) {
        log("a course pack was refused: " + made->why);
        return {.refused = waypost::words_key(made->refusal), .show = {}};
    }
    auto index = std::make_shared<std::unique_ptr<const search::Index>>(index_of(*made->loaded.course));
    return {.refused = "", .show = [this, made, index] { show(std::move(*made), std::move(*index)); }};
}

void Device::show(waypost::Installed course) { show(std::move(course), nullptr); }

void Device::show(waypost::Installed course, std::unique_ptr<const search::Index> index)
{
    log("course pack installed: " + course.loaded.course->id + " " + course.loaded.course->version);
    courses_.push_back(std::make_unique<const waypost::Installed>(std::move(course)));
    making_index_ = {};  // of the course before
    index_ = std::move(index);
}
