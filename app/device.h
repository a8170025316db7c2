// One device, opened: its settings, its data folder, its course and words. What the kiosk and the command line share.
#pragma once

#include "app.h"
#include "by_hand.h"
#include "content/load.h"
#include "delivery/worker.h"
#include "heads.h"
#include "model/words.h"
#include "packs.h"
#include "platform/http_apart.h"
#include "platform/signature.h"
#include "record_store.h"
#include "settings.h"
#include "store/store.h"
#include "voice/speech.h"
#include "world.h"

#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

/// Where things lie. Empty means the usual place.
struct Places {
    std::filesystem::path data;     ///< $XDG_DATA_HOME/waypost
    std::filesystem::path config;   ///< data/waypost.toml, if it is there
    std::filesystem::path content;  ///< folder or pack: the settings' course, else the one installed, else the shipped
};

/// Cannot be opened: words for a person, one problem a line.
class CannotOpen : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The folder that came with the program: "content", "fonts". Beside it in a build, under share/waypost installed.
std::filesystem::path shipped(const char* what);

/// A program of ours that the kiosk starts: beside it in a build, under libexec/waypost installed.
std::filesystem::path helper_program(const char* name);

/// Where records lie, whether or not it is there yet.
std::filesystem::path data_folder(const Places&);

/// Reads the settings. Throws CannotOpen when the file has problems.
waypost::Settings settings_of(const Places&);

namespace search {
class Index;
}

class Device {
public:
    /// Makes the data folder when it is not there yet. Throws CannotOpen or store::Broken.
    explicit Device(Places);
    ~Device();

    const std::filesystem::path& data() const { return places_.data; }
    std::filesystem::path database() const { return places_.data / "waypost.db"; }
    std::filesystem::path upload_lock() const { return places_.data / "upload.lock"; }
    /// Where its course's files come from, a folder or a pack; checked as course() is.
    const content::Files& course_files() const { return shown().files; }
    content::Trust trust() const { return waypost::trust_of(settings_, places_.data); }
    /// Puts a pack in the place of the live one. It is shown from the next start on, or at once after show().
    waypost::Installed install(const std::filesystem::path& pack, waypost::Older) const;
    void show(waypost::Installed);
    const waypost::Settings& settings() const { return settings_; }
    /// The app's words; a language other than English is read when it is first asked for.
    const model::Words& words(model::Language = model::Language::english) const;
    model::WordsIn words_in() const;
    /// How a voice says what it would say wrong. Read at each call.
    voice::SayAsIn say_as() const;
    /// The first call reads the course, so that the start page need not wait for it. Both throw CannotOpen when no
    /// lesson of it can be shown, or its pack is refused.
    const model::Course& course() const { return *shown().loaded.course; }
    const model::Problems& course_problems() const { return shown().loaded.problems; }
    /// Makes what searches look in, on a thread of its own; the course must have been read. `made` is called there
    /// once index() has it. Keep what is returned as long as `made` may be called: letting go of it waits.
    [[nodiscard]] std::future<void> make_index(std::function<void()> made);
    /// Null until it is made. When it cannot be made, searches say that they are not ready, and the log says why.
    const search::Index* index() const;
    store::Store& store() { return *store_; }
    const std::string& id() const { return id_; }
    /// What this device signs its bundles and exports with; made at the first call. Throws platform::FileBroken.
    const platform::SigningKey& signing_key() const;
    waypost::ByHand by_hand();
    /// Where these records end was told outside: see heads.h. From any thread.
    void head_was_told(const store::Head& head) const { waypost::head_was_told(data(), head); }
    const store::Options& store_options() const { return store_options_; }

    /// App's setup with the real world: this device's clock, ids and PIN hashes. `nudge` and `upload_now` reach
    /// delivery.
    AppSetup app_setup(std::function<void()> nudge, std::function<void()> upload_now);

    std::optional<delivery::Server> server(std::string* why = nullptr) const;
    std::unique_ptr<platform::HttpApart> make_http() const
    {
        return waypost::http_for(settings_, [this](const std::string& words) { log(words); });
    }

    /// A line in data/waypost.log: time, then words without anything personal (RS-26). Kept under 1 MiB.
    void log(const std::string& words) const;
    /// Takes lines of before then out of it (RS-22).
    void drop_log_lines(model::Millis before) const;

private:
    void open_store();
    std::function<model::Moment()> clock();
    PluggedIn plugged_in();
    void look_for_fork();
    void check_key() const;
    const waypost::Installed& shown() const;
    waypost::Installed read_course() const;
    std::vector<model::CourseOffer> offers() const;
    std::unique_ptr<const search::Index> index_of(const model::Course&) const;  ///< null when it cannot be made
    void show(waypost::Installed, std::unique_ptr<const search::Index>);
    NewCourse new_course(const std::filesystem::path& pack, bool older_too);
    waypost::Edition edition() const { return {course().id, course().version}; }

    Places places_;
    waypost::Settings settings_;
    mutable std::map<model::Language, model::Words> words_;
    /// The last is shown; those before it are kept, for pages and papers point into them.
    mutable std::vector<std::unique_ptr<const waypost::Installed>> courses_;
    store::Options store_options_;
    std::unique_ptr<store::Store> store_;
    std::string id_;
    mutable std::optional<platform::SigningKey> signing_key_;
    mutable std::mutex logging_;
    mutable std::future<std::unique_ptr<const search::Index>> making_index_;
    mutable std::unique_ptr<const search::Index> index_;
};
