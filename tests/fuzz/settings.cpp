#include "settings.h"

#include "fuzz/targets.h"

void fuzz::settings(std::string_view bytes)
{
    static const Folder folder;
    const auto loaded = waypost::load_settings(folder.put("waypost.toml", bytes));
    const auto& endpoint = loaded.settings.lrs.endpoint;
    must(endpoint.empty() || endpoint.starts_with("https://") || endpoint.starts_with("http://"),
         "records go nowhere but to http");
    must(waypost::lrs_base(bytes.substr(0, 4'000)).url.find('@') == std::string::npos, "no address holds a password");
}
