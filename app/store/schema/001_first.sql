-- The first schema. Never edited once released: a change is a new numbered file, run in one transaction (RS-10).
-- Times are UTC milliseconds since 1970-01-01. README.md explains the ledger row by row.

CREATE TABLE learner (
    id TEXT PRIMARY KEY,
    name BLOB NOT NULL,                   -- kept here only, never sent (RS-25); locked with the device's key
    reference TEXT NOT NULL UNIQUE,       -- the course-issued id
    registration TEXT NOT NULL UNIQUE,
    reading TEXT NOT NULL,                -- JSON: how this person likes to read
    enrolled_at INTEGER NOT NULL,
    sealed BLOB                           -- the name as typed and whose it is, for the office alone (RS-27)
) STRICT;

-- A PIN belongs to a learner's id, or to 'facilitator'. Failures are counted before the check (RS-32).
CREATE TABLE pin (
    who TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    failed_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE ledger (
    counter INTEGER PRIMARY KEY AUTOINCREMENT,  -- grows for ever; no number comes twice (RS-14)
    id TEXT NOT NULL UNIQUE,
    learner TEXT NOT NULL,                -- '' for what staff did
    sitting TEXT NOT NULL,
    kind TEXT NOT NULL,
    boot TEXT NOT NULL,
    mono INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    trusted INTEGER NOT NULL,
    body TEXT,                            -- JSON; NULL once erased
    salt BLOB,                            -- NULL once erased
    body_hash BLOB NOT NULL,
    link BLOB NOT NULL,
    answer TEXT,                          -- what was answered, JSON; NULL where nothing was, once sealed, once erased
    sealed BLOB,                          -- the same, for the office alone (RS-27); NULL once erased
    once TEXT                             -- what can happen only once: 'handed_in ATTEMPT' (R-10, R-16, R-19d)
) STRICT;

-- Each index is a page more to write and sync with every answer: only what is looked for has one.
CREATE INDEX ledger_learner ON ledger (learner, counter);
CREATE UNIQUE INDEX ledger_once ON ledger (once) WHERE once IS NOT NULL;

CREATE TRIGGER ledger_rows_stay BEFORE DELETE ON ledger
BEGIN
    SELECT RAISE(ABORT, 'a fact is never deleted');
END;

-- Two changes are allowed: all that a row says may be erased together, for good (RS-23), and an answer may be sealed (RS-27).
CREATE TRIGGER ledger_rows_hold BEFORE UPDATE ON ledger
WHEN NEW.counter IS NOT OLD.counter OR NEW.id IS NOT OLD.id OR NEW.learner IS NOT OLD.learner
    OR NEW.sitting IS NOT OLD.sitting OR NEW.kind IS NOT OLD.kind OR NEW.boot IS NOT OLD.boot
    OR NEW.mono IS NOT OLD.mono OR NEW.wall IS NOT OLD.wall OR NEW.trusted IS NOT OLD.trusted
    OR NEW.body_hash IS NOT OLD.body_hash OR NEW.link IS NOT OLD.link OR NEW.once IS NOT OLD.once
    OR NOT (
        (NEW.body IS NULL AND NEW.salt IS NULL AND NEW.answer IS NULL AND NEW.sealed IS NULL)
        OR (NEW.body IS OLD.body AND NEW.salt IS OLD.salt
            AND OLD.answer IS NOT NULL AND NEW.answer IS NULL AND OLD.sealed IS NULL AND NEW.sealed IS NOT NULL))
BEGIN
    SELECT RAISE(ABORT, 'a fact is never changed');
END;

-- The sittings that began and have not ended: what follows from the ledger, at hand for the next start (X-12).
CREATE TABLE open_sitting (
    sitting TEXT PRIMARY KEY,
    learner TEXT NOT NULL,
    counter INTEGER NOT NULL REFERENCES ledger (counter)
) STRICT;

CREATE TRIGGER sitting_opens AFTER INSERT ON ledger WHEN NEW.kind = 'sitting_began'
BEGIN
    INSERT INTO open_sitting VALUES (NEW.sitting, NEW.learner, NEW.counter);
END;

CREATE TRIGGER sitting_closes AFTER INSERT ON ledger WHEN NEW.kind = 'sitting_ended'
BEGIN
    DELETE FROM open_sitting WHERE sitting = NEW.sitting;
END;

CREATE TABLE outbox (
    place INTEGER PRIMARY KEY,            -- 64 * counter + number among the statements of that fact: the order of all
    id TEXT NOT NULL UNIQUE,
    counter INTEGER NOT NULL REFERENCES ledger (counter),
    body TEXT NOT NULL,                   -- frozen bytes (X-01); '' once sent and let go of
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unconfirmed')),
    tries INTEGER NOT NULL DEFAULT 0,
    vanished INTEGER NOT NULL DEFAULT 0,  -- rounds running: called known, could not be shown (X-27)
    turn INTEGER NOT NULL DEFAULT 0,      -- 1 and more: put behind everything else (X-30)
    not_before INTEGER NOT NULL DEFAULT 0,
    reason TEXT NOT NULL DEFAULT '',
    changed_at INTEGER NOT NULL,
    once TEXT,                            -- 'passed REGISTRATION TEST', 'completed REGISTRATION' (R-16)
    CHECK (place BETWEEN 64 * counter AND 64 * counter + 63)
) STRICT;

CREATE INDEX outbox_turn ON outbox (state, turn);
CREATE UNIQUE INDEX outbox_once ON outbox (once) WHERE once IS NOT NULL;

-- The one change allowed: once a statement is sent, its bytes may go, for good (RS-22).
CREATE TRIGGER outbox_bytes_hold BEFORE UPDATE OF place, id, counter, body, once ON outbox
WHEN NOT (NEW.body = '' AND OLD.state = 'sent') OR NEW.place IS NOT OLD.place OR NEW.id IS NOT OLD.id
    OR NEW.counter IS NOT OLD.counter OR NEW.once IS NOT OLD.once
BEGIN
    SELECT RAISE(ABORT, 'a statement is never changed');
END;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
