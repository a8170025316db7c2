"""A learner who has only the accessibility bus: from the start page through the sign-up to an answered question.

Run inside a session of its own: dbus-run-session -- /usr/bin/python3 learner.py WORDS PROGRAM [ARGUMENTS...]
WORDS is content/words/en.toml. Prints what was answered, as JSON; ends with 1 and says why where it finds no way on.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import tomllib

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "Siân Roberts"
REFERENCE = "CSE-2041"
PIN = "9758"  # none of these digits is on the pages of a PIN but on its keys
CONTROLS = ("push button", "toggle button", "radio button", "check box", "link")
PATIENCE_S = 120  # for a busy machine; what is waited for takes milliseconds


def fail(why):
    raise SystemExit("learner.py: " + why)


def turn_events():
    while GLib.MainContext.default().iteration(False):
        pass


def wait_for(what, find):
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        turn_events()
        found = find()
        if found:
            return found
        time.sleep(0.01)
    fail(what + " did not come")


# --- the session ------------------------------------------------------------------------------------


def has_owner(session, name):
    answer = session.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                               GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None)
    return answer.unpack()[0]


def say_a_reader_is_here(session, here):
    value = GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled", GLib.Variant("b", here)))
    session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set", value, None,
                      Gio.DBusCallFlags.NONE, -1, None)


def wakings(process):
    """How often any of its threads went to sleep of its own accord so far."""
    statuses = pathlib.Path(f"/proc/{process.pid}/task").glob("*/status")
    return sum(int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", s.read_text(), re.M).group(1)) for s in statuses)


def check_it_rests(process, when):
    """KA-40: no more than two in a second, once it has done what there was to do."""
    if "WAYPOST_WAKES_UP" in os.environ:  # of itself: it was built with a sanitizer
        return
    for _ in range(12):
        before = wakings(process)
        time.sleep(5)
        times = wakings(process) - before
        if times <= 10:
            return
    fail(f"{when} it woke up {times} times in 5 s, after a minute")


# --- the page ---------------------------------------------------------------------------------------


class Thing:
    """One item as the bus tells it now."""

    def __init__(self, accessible):
        import pyatspi
        self.accessible = accessible
        self.name = accessible.name
        self.description = accessible.description
        self.role = accessible.getRoleName()
        states = accessible.getState()
        self.sensitive = states.contains(pyatspi.STATE_SENSITIVE)
        self.checkable = states.contains(pyatspi.STATE_CHECKABLE)
        self.checked = states.contains(pyatspi.STATE_CHECKED)
        self.focused = states.contains(pyatspi.STATE_FOCUSED)
        self.text = accessible.queryText().getText(0, -1) if self.role == "entry" else ""

    def act(self):
        if not self.accessible.queryAction().doAction(0):
            fail(f'"{self.name}" does not take an action')

    def line(self):
        return (self.role, self.name, self.description, self.text, self.sensitive, self.checked)


def everything_in(accessible):
    """What is in it, in reading order; a list or a table comes before its entries."""
    for i in range(accessible.childCount):
        child = accessible[i]
        yield child
        yield from everything_in(child)


class Kiosk:
    def __init__(self):
        import pyatspi
        self.desktop = pyatspi.Registry.getDesktop(0)
        self.heard = []
        for kind in ("object:state-changed:showing", "object:state-changed:focused", "object:text-changed:insert"):
            pyatspi.Registry.registerEventListener(self.hear, kind)

    def hear(self, event):
        try:
            self.heard.append((event.type, event.detail1, event.source.getRoleName(), event.source.name,
                               str(event.any_data)))
        except GLib.Error:
            pass  # gone before it could be asked

    def frame(self):
        try:
            for application in self.desktop:
                if application and application.name == "Waypost" and application.childCount == 1:
                    return application[0]
        except GLib.Error:  # one left while it was asked
            pass
        return None

    def things(self):
        """The whole page; None where it became another while it was read."""
        try:
            frame = self.frame()
            return [Thing(each) for each in everything_in(frame)] if frame else None
        except (GLib.Error, LookupError, AttributeError, NotImplementedError):
            return None

    def settled(self):
        """The page, where two looks at it are the same: the signals of one change come one after the other."""
        first = self.things()
        time.sleep(0.03)
        turn_events()
        second = self.things()
        same = first and second and [t.line() for t in first] == [t.line() for t in second]
        return second if same else None

    def read(self):
        return wait_for("a page", self.settled)

    def find(self, name, role=None):
        for thing in self.read():
            if thing.name == name and role in (None, thing.role):
                return thing
        return None

    def touch(self, name, role=None):
        """Acts on it and waits until the page says something else."""
        roles = (role,) if role else CONTROLS
        thing = wait_for(f'"{name}"', lambda: next((t for t in self.things() or []
                                                    if t.name == name and t.sensitive and t.role in roles), None))
        before = [t.line() for t in self.read()]
        thing.act()
        wait_for(f'a change after "{name}"', lambda: (now := self.things()) and [t.line() for t in now] != before)

    def wait_for_title(self, title):
        wait_for(f'"{title}"', lambda: any(t.role == "heading" and t.name == title for t in self.things() or []))

    def field(self):
        return next((t for t in self.things() or [] if t.role == "entry"), None)


# --- the learner ------------------------------------------------------------------------------------


class Learner:
    def __init__(self, words):
        self.kiosk = Kiosk()
        self.words = words

    def say(self, key):
        found = self.words
        for part in key.split("."):
            found = found[part]
        return found

    def type_letter(self, letter, so_far):
        key = self.say("keys.space") if letter == " " else letter
        if letter in "âêîôûŵŷ":
            self.kiosk.touch("âŵ")
        elif letter.isdigit() and not self.kiosk.find(letter, "push button"):
            self.kiosk.touch("123")
        elif letter.isupper() != letter.islower() and not self.kiosk.find(key):
            self.kiosk.touch("Aa")
        self.kiosk.touch(key)
        wait_for(f'"{so_far + letter}" in the field', lambda: (f := self.kiosk.field()) and f.text == so_far + letter)
        if letter in "âêîôûŵŷ":
            self.kiosk.touch("abc")

    def wait_for_field(self, title):
        self.kiosk.wait_for_title(title)
        field = wait_for("a field", self.kiosk.field)
        if not field.focused:
            fail(f'"{field.name}" does not have the focus')
        return field

    def set_field(self, title, text):
        """As a tool does that has the text already: whole, then a part of it out, then in again."""
        field = self.wait_for_field(title).accessible.queryEditableText()
        for act, becomes in ((lambda: field.setTextContents(text + "9"), text + "9"),
                             (lambda: field.deleteText(2, len(text) + 1), text[:2]),
                             (lambda: field.insertText(2, text[2:], len(text) - 2), text)):
            if not act():
                fail(f'"{title}" does not take "{becomes}"')
            wait_for(f'"{becomes}" in the field', lambda: (f := self.kiosk.field()) and f.text == becomes)
        self.kiosk.touch(self.say("go.next"))

    def type_into_field(self, title, text):
        self.wait_for_field(title)
        for at, letter in enumerate(text):
            self.type_letter(letter, text[:at])
        if not any(kind.startswith("object:text-changed:insert") and what == text[-1]
                   for kind, _, _, _, what in self.kiosk.heard):
            fail("no letter was told while it was typed")
        self.kiosk.touch(self.say("go.next"))

    def type_pin(self, title, onward):
        self.kiosk.wait_for_title(title)
        del self.kiosk.heard[:]
        for typed, digit in enumerate(PIN):
            self.kiosk.touch(digit, "push button")
            count = f"{self.say('pin.dots')}: {typed + 1}"
            wait_for(f'"{count}", said as news', lambda: any(
                kind.startswith("object:state-changed:showing") and role == "notification" and name == count
                for kind, _, role, name, _ in self.kiosk.heard))
            self.check_pin_is_private()
        self.kiosk.touch(self.say(onward))

    def check_pin_is_private(self):
        """KA-23: which digits were typed stands nowhere, and nothing is said of a key that was pressed."""
        for thing in self.kiosk.read():
            if thing.role != "push button" and set(PIN) & set(thing.name + thing.description + thing.text):
                fail(f'the PIN shows in the {thing.role} "{thing.name}"')
        for kind, _, role, name, what in self.kiosk.heard:
            if set(PIN) & set(name + what):
                fail(f'the PIN is heard in {kind} of the {role} "{name}"')

    def sign_up(self):
        self.kiosk.touch(self.say("start.touch"))
        self.kiosk.touch(self.say("roster.add"))  # nobody is there yet
        self.kiosk.wait_for_title(self.say("notice.title"))
        self.kiosk.touch(self.say("notice.go_on"))
        self.type_into_field(self.say("enrol.name.title"), NAME)
        self.set_field(self.say("enrol.reference.title"), REFERENCE)
        self.type_pin(self.say("enrol.pin.title"), "go.next")
        self.type_pin(self.say("enrol.pin_again.title"), "enrol.save")

    def go_to_first_question(self):
        self.kiosk.touch(self.say("home.begin"))
        onward = {self.say(key) for key in ("content_notice.go_on", "lesson.to_check", "go.next")}
        check = self.say("question.check")
        tables = 0
        while True:
            on = wait_for("a way on", lambda: next(
                (t.name for t in self.kiosk.read() if t.sensitive and t.name in onward or t.name == check), None))
            tables += self.read_tables()
            if on == check:
                if tables == 0:
                    fail("no table on the way")
                return
            self.kiosk.touch(on)

    def read_tables(self):
        """Every cell knows its row, its column and what heads it."""
        tables = [t for t in self.kiosk.read() if t.role == "table"]
        for thing in tables:
            table = thing.accessible.queryTable()
            for column in range(table.nColumns):
                head = table.getAccessibleAt(0, column)
                if table.getColumnHeader(column).name != head.name or head.getRoleName() != "table column header":
                    fail(f'column {column} is not headed by "{head.name}"')
                for row in range(1, table.nRows):
                    cell = table.getAccessibleAt(row, column)
                    at = table.getIndexAt(row, column)
                    if (table.getRowAtIndex(at), table.getColumnAtIndex(at)) != (row, column):
                        fail(f'"{cell.name}" does not know where it stands')
                    labels = [r.getTarget(i).name for r in cell.getRelationSet() for i in range(r.getNTargets())]
                    if labels != [head.name]:
                        fail(f'"{cell.name}" stands under {labels}, not "{head.name}"')
        return len(tables)

    def answer(self):
        """Chooses until the answer is complete, hands it in, and waits for the word that it is saved."""
        saved, check = self.say("question.saved"), self.say("question.check")
        stem = next(t.name for t in self.kiosk.read() if t.role == "heading")
        while True:
            things = self.kiosk.read()
            chosen = [t.name for t in things if t.checkable and t.checked and t.role != "toggle button"]
            if chosen and any(t.name == check and t.sensitive for t in things):
                break
            unchosen = next((t for t in things if t.role in ("radio button", "check box") and not t.checked), None)
            if not unchosen:
                fail(f'nothing to choose for "{stem}"')
            asked = [r.getTarget(0).name for r in unchosen.accessible.getRelationSet()]
            if asked != [stem]:
                fail(f'"{unchosen.name}" answers {asked}, not "{stem}"')
            self.kiosk.touch(unchosen.name, unchosen.role)
        del self.kiosk.heard[:]
        self.kiosk.touch(check)
        wait_for(f'"{saved}", said as news', lambda: any(
            kind.startswith("object:state-changed:showing") and role == "notification" and name == saved
            for kind, _, role, name, _ in self.kiosk.heard))
        return {"name": NAME, "reference": REFERENCE, "question": stem, "answer": chosen}


def check_focus(kiosk):
    """A tool moves the focus, and hears that it moved."""
    button = next(t for t in kiosk.read() if t.role == "push button" and t.sensitive)
    if not button.accessible.queryComponent().grabFocus():
        fail(f'"{button.name}" does not take the focus')
    wait_for(f'the focus on "{button.name}"', lambda: any(
        kind.startswith("object:state-changed:focused") and detail == 1 and name == button.name
        for kind, detail, _, name, _ in kiosk.heard))


def main(words_file, program):
    with open(words_file, "rb") as file:
        words = tomllib.load(file)
    session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    process = subprocess.Popen(program)
    try:
        time.sleep(3)  # whatever it might start would be there by now
        if process.poll() is not None:
            fail("the program did not start")
        check_it_rests(process, "with nobody there")
        if has_owner(session, "org.a11y.Bus"):
            fail("the accessibility bus was started by asking for it")
        say_a_reader_is_here(session, True)
        learner = Learner(words)
        wait_for("Waypost on the bus, for a reader that came later", learner.kiosk.frame)
        learner.kiosk.read()
        check_it_rests(process, "with a reader there")
        learner.sign_up()
        wait_for("home", lambda: learner.kiosk.find(learner.say("home.begin")))
        check_focus(learner.kiosk)
        learner.go_to_first_question()
        answered = learner.answer()
        say_a_reader_is_here(session, False)
        wait_for("Waypost off the bus, for a reader that left", lambda: not learner.kiosk.frame())
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(PATIENCE_S)
    if ended != 0:
        fail(f"the program ended with {ended}")
    print(json.dumps(answered))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
