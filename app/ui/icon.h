// The icons, by what they mean here; code points of Material Icons. Always shown with a word.
#pragma once

namespace ui {

enum class Icon : unsigned short {
    listen = 0xe050,
    stop = 0xe047,
    text_size = 0xe262,
    language = 0xe894,
    help = 0xe8fd,
    hide = 0xe8f5,
    finished = 0xe879,
    next = 0xe5c8,
    back = 0xe5c4,
    more = 0xe313,
    up = 0xe316,
    right = 0xe86c,
    tick = 0xe5ca,
    hollow = 0xe836,
    chosen = 0xe837,
    box = 0xe835,
    box_chosen = 0xe834,
    try_again = 0xe042,
    look_again = 0xe153,
    saved = 0xe161,
    waiting = 0xe8b5,
    sending = 0xe627,
    sent = 0xe2bf,
    refused = 0xe925,
    upload = 0xe2c3,
    lesson = 0xea19,
    law = 0xe90e,
    telephone = 0xe0b0,
    date = 0xe878,
    pause = 0xe034,
    undo = 0xe14a,
    name_missing = 0xe7fe,
    pin = 0xe0da,
    calm = 0xeb4c,
    info = 0xe88e,
    home = 0xe88a,
    people = 0xe7fb,
    person = 0xe7fd,
    lock = 0xe897,
    key_point = 0xe0f0,
    reflect = 0xe0bf,
    no_answer = 0xe5d3,
    shift = 0xe318,
    harm_now = 0xe002,
    indicator = 0xe8e5,
    vulnerability = 0xe87e,
    protective = 0xe9e0,
    not_relevant = 0xe15b,
    find_out = 0xe8fd,  // the same sign as help: a question mark
    case_file = 0xe85d
};

}  // namespace ui
