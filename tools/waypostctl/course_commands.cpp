// The commands of trainers: a course checked, packed, signed, verified and put in place.
#include "content/entry.h"
#include "model/time.h"
#include "platform/clock.h"
#include "platform/files.h"
#include "waypostctl/bundles.h"
#include "waypostctl/line.h"
#include "waypostctl/recordings.h"

#include <iostream>
#include <sstream>

namespace waypostctl {
namespace {

// Without a key named, the device's own signs; it is made when it is first needed.
int pack_with_a_key(Line& line)
{
    auto& order = line.order;
    if (order.needs.empty()) order.needs = WAYPOST_VERSION;
    if (order.key.empty() && order.signature.empty() && order.manifest.empty()) {
        const auto data = data_folder(line.places);
        std::filesystem::create_directories(data);
        order.key = waypost::own_key(data);
        auto name = order.key;
        std::ostringstream quietly;
        if (!std::filesystem::exists(order.key)) make_key(name.replace_extension(), quietly);
    }
    return pack(order, std::cout);
}

content::Trust trust_for(const Line& line)
{
    if (line.keys.empty()) return waypost::trust_of(settings_of(line.places), data_folder(line.places));
    content::Trust trust{.keys = {}, .app_version = WAYPOST_VERSION};
    for (const auto& file : line.keys)
        if (const auto key = platform::public_key_from(platform::read_file(file, 1024).bytes))
            trust.keys.push_back(*key);
    return trust;
}

CLI::Validator a_day()
{
    return {[](const std::string& words) {
                return content::is_date(words) ? "" : "“" + words + "” is not a day. Write it like 2026-11-27.";
            },
            "DATE"};
}

}  // namespace

void add_course_commands(CLI::App& app, Line& line)
{
    CLI::App* check = app.add_subcommand("check", "check a course: every problem as file:line: what, and what to do");
    check->add_option("DIR", line.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    check->add_flag("--advice", line.check.advice, "advice and reading ages too");
    check->add_flag("--drawn", line.check.drawn, "lay out every page at the largest text too: some seconds");
    check->add_option("--today", line.check.today, "YYYY-MM-DD: the day reviews are compared with (default: today)")
        ->check(a_day());
    check->add_flag("--json", line.json, "for programs");
    check->callback([&line] {
        if (line.check.today.empty()) line.check.today = model::utc_text(platform::wall_ms()).substr(0, 10);
        line.check.as = line.as();
        line.result = waypostctl::check(line.course, line.check, std::cout);
    });

    CLI::App* coverage =
        app.add_subcommand("coverage", "where each objective is taught, practised and assessed, as a Markdown table");
    coverage->add_option("DIR", line.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    coverage->callback([&line] { line.result = waypostctl::coverage(line.course, std::cout); });

    CLI::App* recorded =
        app.add_subcommand("recordings", "what a lesson has to be read aloud, as its speech/TOPIC.toml");
    recorded->add_option("DIR", line.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    recorded->add_option("TOPIC", line.topic, "its id, such as 1.6")->required();
    recorded->callback([&line] { line.result = waypostctl::recordings(line.course, line.topic, std::cout); });

    CLI::App* make_pack = app.add_subcommand("pack", "make one signed file of a course");
    auto& order = line.order;
    make_pack->add_option("DIR", order.course, "folder of the course")->required()->check(CLI::ExistingDirectory);
    auto* output = make_pack->add_option("-o,--output", order.pack, "the pack to write");
    make_pack->add_option("--key", order.key, "secret key (default: this device's own, in the data folder)");
    auto* unsigned_part =
        make_pack->add_option("--manifest", order.manifest, "write only the manifest, to be signed with minisign");
    make_pack->add_option("--signature", order.signature, "the manifest's signature, made with minisign");
    make_pack->add_option("--needs", order.needs, "the least version of Waypost that can show it (default: this)");
    add_places(make_pack, line);
    make_pack->callback([&line, output, unsigned_part] {
        if (!*output && !*unsigned_part) throw CLI::RequiredError("-o FILE or --manifest FILE");
        line.result = pack_with_a_key(line);
    });

    CLI::App* key =
        app.add_subcommand("key", "make a pair of keys to sign packs with, or for an office: NAME.key and NAME.pub");
    key->add_option("NAME", line.pack, "path without an ending")->required();
    key->add_flag("--office", line.for_office, "for the training office: bundles are sealed to it");
    key->callback([&line] {
        line.result = line.for_office ? waypostctl::make_office_key(line.pack, std::cout)
                                      : waypostctl::make_key(line.pack, std::cout);
    });

    CLI::App* verify_any = app.add_subcommand(
        "verify", "check every byte of a pack, an exported ledger, a bundle or a receipt: 0 when all is well, else 1");
    verify_any->add_option("FILE", line.pack, "the file")->required();
    verify_any->add_option("--key", line.keys,
                           "a public key: who has to have signed (packs: default those this device trusts); or the "
                           "device's key, for a chain; or the office's secret key, for what is in a bundle");
    add_places(verify_any, line);
    verify_any->callback(
        [&line] { line.result = waypostctl::verify_file(line.pack, line.keys, trust_for(line), std::cout); });

    CLI::App* put_in = app.add_subcommand("install", "put a pack in the place of the course that is shown");
    put_in->add_option("FILE", line.pack, "the pack")->required();
    add_places(put_in, line);
    put_in->callback([&line] {
        Device device(line.places);
        line.result = waypostctl::install(device, line.pack, std::cout);
    });
}

}  // namespace waypostctl
