// What happened on this device, kept where pulling the plug cannot lose it: learners, the ledger of facts, the outbox.
//
// Every call either happens whole or throws store::Broken and changes nothing. When `record` returns, the fact and its
// statements are on disk: a tick on the screen is that promise. Facts are never changed or deleted by any function.
// One Store per thread; two Stores may share a file (RS-47).
#pragma once

#include "model/fact.h"
#include "model/learner.h"
#include "platform/secret.h"
#include "platform/signature.h"
#include "store/connection.h"
#include "store/ledger.h"
#include "store/outbox.h"
#include "store/trouble.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace store {

/// The device's key, shared by the Stores of a program (platform::load_or_make_key).
using ChainKey = std::shared_ptr<const platform::SecretKey>;

struct Options {
    ChainKey chain_key;                                ///< without it no link can be made or checked (RS-31)
    bool create = true;                                ///< false: a missing file is Broken (tools that only look)
    std::int64_t max_pages = 0;                        ///< 0: no limit. Tests fill the disk with it.
    int busy_ms = 5000;                                ///< how long another connection may hold the file
    const std::vector<const char*>* schema = nullptr;  ///< tests: other steps than the built-in ones
    std::function<void()> when_full;  ///< the disk is full: room may be made before the second try. From any thread
};

/// A fact and what is said of it to the record store.
struct Happening {
    model::Fact fact;
    std::vector<model::Statement> statements;
};

/// A sitting that began and never ended: a crash or a power cut.
struct OpenSitting {
    std::string learner;
    std::string sitting;
    model::Moment began;
    model::Moment last;                ///< of its last fact
    model::Millis last_timestamp = 0;  ///< the latest timestamp any of its statements carries, 0 if none
};

/// Times before which things are over (RS-22); 0: they never are.
struct Over {
    model::Millis sent = 0;       ///< the words of a statement the record store took before then go
    model::Millis completed = 0;  ///< a learner who completed the course, was not here since, and of whom all was sent
    model::Millis quiet = 0;      ///< one who did not complete it: not here since, and all sent before `completed`
};

/// What of one learner only the office is to read from now on (RS-27).
struct ToSeal {
    std::string learner;
    std::vector<std::int64_t>
        answers;  ///< counters of facts of theirs; those without an answer to be read are passed over
    platform::PublicKey office;
};

/// What of one learner was sealed: platform::unsealed() with the office's key opens each.
struct SealedParts {
    std::string name;  ///< JSON with `name`, `reference` and `registration`; "" while nothing of it was
    std::map<std::int64_t, std::string> answers;  ///< by counter: the answer's part of the fact (README.md)
};

class Store {
public:
    /// Opens or makes the file, brings its schema up to date and checks every setting of RS-01 and RS-35.
    Store(std::filesystem::path file, Options);

    /// Made by a newer Waypost: it can be read, and every change throws Broken in words that say so (RS-10).
    bool is_read_only() const { return read_only_; }
    const std::filesystem::path& file() const { return file_; }

    // --- the ledger

    /// The counter the next fact will get: for the statements, which are made before the fact is written.
    std::int64_t next_counter();

    /// Keeps the fact and queues its statements in one transaction, and returns the fact's counter. The same fact
    /// again changes nothing and returns the same counter (RS-04). Throws Conflict when the id is known with another
    /// content, when this can happen only once and has happened (R-10, R-16, R-19d), or when `fact.counter` is neither
    /// 0 nor the next one.
    std::int64_t record(const model::Fact&, std::span<const model::Statement> = {});

    /// The same for several facts: all of them or none. Returns the last counter.
    std::int64_t record_all(std::span<const Happening>);

    /// A new learner and what enrolling means, all or nothing. The PIN arrives as its argon2id text.
    std::int64_t enrol(const model::Learner&, const std::string& pin_hash, std::span<const Happening>);

    /// One learner's facts in counter order; "" for what staff did.
    std::vector<model::Fact> facts_of(const std::string& learner);

    /// Every row in counter order, erased ones too. Stops when `look` returns false.
    void each_row(const std::function<bool(const LedgerRow&)>& look);

    /// Walks the chain and says whether anything was changed, removed or swapped since it was written (RS-31).
    ChainReport verify_chain();

    /// The link of the last row in hexadecimal; 64 zeros while there is none.
    std::string chain_head();

    Head head();
    /// The link of one row; nothing when it is not there.
    std::optional<std::string> link_at(std::int64_t counter);
    std::vector<ChainRow> rows_after(std::int64_t counter, int limit);

    std::vector<OpenSitting> open_sittings();

    /// The latest trusted wall time of the last thousand facts that have one, 0 if none: a clock behind it is suspect
    /// (RS-15).
    model::Millis newest_wall();

    // --- learners

    std::vector<model::Learner> learners();  ///< by name, then by id
    std::optional<model::Learner> learner(const std::string& id);
    std::optional<model::Learner> learner_with_reference(const std::string& reference);
    void rename(const std::string& learner, const std::string& name);
    void keep_reading(const std::string& learner, const model::Reading&);

    // --- PINs (RS-32). `who` is a learner's id or store::facilitator.

    bool has_pin(const std::string& who);
    std::optional<std::string> pin_hash(const std::string& who);
    void set_pin_hash(const std::string& who, const std::string& hash);  ///< forgets its failures

    /// Asks to try a PIN. 0: the try is already counted on disk as a failure; check the PIN now, and call
    /// pin_try_succeeded if it is right. More: nothing was counted; that many milliseconds are still to wait.
    model::Millis begin_pin_try(const std::string& who, model::Millis now);
    void pin_try_succeeded(const std::string& who);
    int pin_failures(const std::string& who);

    // --- small things kept by name: the device's id, clock anchors, what delivery learned about a server

    std::optional<std::string> setting(const std::string& name);
    void keep_setting(const std::string& name, const std::string& value);
    void drop_setting(const std::string& name);

    // --- the outbox (RS-16)

    /// Waiting statements whose time has come, oldest first, within both limits; at least one if any is due.
    std::vector<Queued> due(model::Millis now, int max_statements, std::size_t max_bytes);
    void mark_sending(std::span<const Queued>, model::Millis now);
    void take_back(std::span<const Queued>);  ///< marked as being sent, and then not sent: as if never marked
    /// All that one answer decided, and that `next` goes out now, in one transaction: one wait for the disk a batch.
    void settle(std::span<const Settled>, model::Millis now, std::span<const Queued> next = {});

    /// For whoever holds the uploader's lock, before its first round: what was being sent when the program ended goes
    /// back to waiting, and rests until `rest` after it was sent, because the server may still be at work.
    void return_sending(model::Millis rest);

    /// What is waiting or on its way, oldest first, within both limits: to be taken by hand. It changes nothing.
    std::vector<Queued> unsent(int max_statements, std::size_t max_bytes);

    /// Keeps the fact that a receipt was taken in, and what the receipt says of each statement, in one transaction:
    /// what is sent becomes sent whatever was thought of it before; what was not taken is refused unless it was sent
    /// since. Ids that are not of this device change nothing. Counts what did in the fact, a ReceiptTaken, and returns
    /// it. The same receipt again is a Conflict.
    model::ReceiptTaken take_receipt(model::Fact, std::span<const Settled>, model::Millis now);

    /// Goes over every statement, but only after a change of them: for the pages of staff.
    OutboxCounts outbox_counts();
    /// None waits or is on its way. Told at once, however many there are.
    bool is_all_sent();
    std::optional<model::Millis> oldest_waiting();             ///< the wall time of the oldest fact not yet sent
    std::optional<model::Millis> next_due(model::Millis now);  ///< when `due` will next have something; `now` if it has
    std::vector<RefusedStatement> refused();
    std::optional<Queued> queued(const std::string& statement_id);

    // --- people's data (RS-22, RS-23): what goes for good. The chain stays whole, and a fact that only counts stays.

    /// Lets go of what is over, and keeps `receipt`, a Tidied, with the counts, in the same transaction. When there was
    /// nothing to let go of, nothing is written.
    model::Tidied tidy(const Over&, model::Fact receipt);

    /// Lets go of all that is of one learner, sent or not, and keeps `receipt`, an Erased, with the counts.
    model::Erased erase(const std::string& learner, model::Fact receipt);

    /// Seals what the learner answered in these facts, and their name with what it belongs to if it is not yet: of the
    /// name only what the roster shows stays (model::tile_name). Keeps `receipt`, a Sealed, in the same transaction:
    /// from then on this device can read neither. The rest of the facts stays. When there was nothing to seal, nothing
    /// is written. How many answers it were.
    int seal(const ToSeal&, model::Fact receipt);
    SealedParts sealed_parts_of(const std::string& learner);

    /// Writes the file anew, so that no page holds what was let go of or sealed. Until it is done, needs_rewriting()
    /// says so; until somebody who went is in no copy either, copies_hold_what_went().
    void rewrite();
    bool needs_rewriting();
    bool copies_hold_what_went();

    /// All statements of one learner, oldest first; those whose bytes were let go of have an empty body.
    std::vector<Queued> statements_of(const std::string& learner);

    /// When the oldest of what the record store has not taken happened: waiting, on the way, or refused.
    std::optional<model::Millis> oldest_kept();

    // --- health (RS-07)

    std::vector<std::string> quick_check();  ///< empty: healthy. Else what SQLite found.
    std::vector<std::string> full_check();

    /// A second copy of the whole file as it is now, checked and on disk when this returns (RS-08); `to` is replaced.
    /// Others may read and write meanwhile, but for the moment in which the pages are copied.
    void copy_to(const std::filesystem::path& to);

    /// The connection's own answers to the PRAGMAs of RS-01 and RS-35, for tests and for `waypostctl status`.
    std::vector<std::pair<std::string, std::string>> settings_read_back();

private:
    void open();
    void upgrade();
    void back_up_before(int version);
    Connection& db();
    std::int64_t keep(std::span<const Happening>);
    std::int64_t append(const Happening&);
    std::optional<std::int64_t> already_kept(const Happening&);

    /// Does the work; after an error of SQLite closes, reopens and does it once more (RS-05). So work must be a
    /// transaction that finds out by itself whether it happened already. Defined in again.h.
    template <class Work>
    auto again(Work work);

    std::filesystem::path file_;
    Options options_;
    platform::SecretKey names_;  ///< locks learners' names, so that the file alone tells nobody's (RS-27)
    struct Counted {
        std::int64_t others = 0;             ///< changes of other connections, as PRAGMA data_version tells
        std::optional<OutboxCounts> counts;  ///< until this connection changes the outbox
    };
    std::unique_ptr<Counted> counted_ = std::make_unique<Counted>();  ///< where SQLite finds it, wherever the Store is
    std::optional<Connection> db_;
    bool read_only_ = false;
};

/// The facilitator's PIN, beside the learners'.
inline constexpr const char* facilitator = "facilitator";

}  // namespace store
