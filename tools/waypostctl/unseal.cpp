#include "waypostctl/unseal.h"

#include "platform/files.h"
#include "platform/secret.h"

#include <fmt/ostream.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace waypostctl {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t longest_export = std::size_t{1} << 30;

std::optional<std::string> bytes_from_hex(const std::string& letters)
{
    if (letters.size() % 2 != 0 || letters.find_first_not_of("0123456789abcdef") != std::string::npos) return {};
    const auto value = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    for (std::size_t i = 0; i < letters.size(); i += 2)
        bytes += static_cast<char>(value(letters[i]) * 16 + value(letters[i + 1]));
    return bytes;
}

// A ledger's row names its answer by its hash; the export of a person has no such thing.
bool is_what_was_named(const Json& row, const std::string& answer)
{
    const auto body = row.find("body");
    if (body == row.end() || !body->is_object() || !body->contains("answer")) return true;
    return body->at("answer") == platform::hex(platform::hash(answer));
}

class Opening {
public:
    explicit Opening(const platform::SigningKey& office) : office_(office) {}

    void open_all(Json& json)
    {
        for (Json& part : json)
            if (part.is_structured()) open_all(part);
        if (!json.is_object()) return;
        const auto sealed = json.find("sealed");
        if (sealed == json.end() || !sealed->is_string() || sealed->get_ref<const std::string&>().empty()) return;
        Json opened = opened_of(json, *sealed);
        if (opened.is_discarded())
            ++closed;
        else
            json["opened"] = std::move(opened);
    }

    int closed = 0;  ///< parts that stayed so

private:
    Json opened_of(const Json& whole, const std::string& letters) const
    {
        const auto bytes = bytes_from_hex(letters);
        const auto text = bytes ? platform::unsealed(*bytes, office_) : std::nullopt;
        if (!text || !is_what_was_named(whole, *text)) return Json(Json::value_t::discarded);
        return Json::parse(*text, nullptr, false);
    }

    const platform::SigningKey& office_;
};

}  // namespace

int unseal(const std::filesystem::path& file, const platform::SigningKey& office, std::ostream& out,
           std::ostream& problems)
{
    const auto contents = platform::read_file(file, longest_export);
    Json json = contents.ok() ? Json::parse(contents.bytes, nullptr, false) : Json();
    if (!json.is_structured()) {
        fmt::print(
            problems, "{}: {}\n", file.string(),
            contents.ok() ? "this is no JSON. Give what `person export` or `records export` wrote." : contents.trouble);
        return 1;
    }
    Opening opening(office);
    opening.open_all(json);
    out << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    if (opening.closed > 0)
        fmt::print(problems, "{} sealed parts stay closed: they were sealed to another key, or changed since.\n",
                   opening.closed);
    return opening.closed == 0 ? 0 : 1;
}

}  // namespace waypostctl
