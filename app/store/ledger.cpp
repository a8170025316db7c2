#include "store/ledger.h"

namespace store {

Hash hash_of_row(const LedgerRow& row)
{
    std::string said = row.salt.value_or("");
    for (const std::string& line :
         {row.id, row.learner, row.sitting, row.kind, row.at.boot, std::to_string(row.at.mono),
          std::to_string(row.at.wall), std::string(row.at.trusted ? "1" : "0"), row.body.value_or("")}) {
        said += line;
        said += '\n';
    }
    return platform::hash(said);
}

static std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

Hash link_after(const Hash& previous, std::int64_t counter, const Hash& row, const platform::SecretKey& key)
{
    std::string number;
    for (int shift = 56; shift >= 0; shift -= 8) number += static_cast<char>((counter >> shift) & 0xff);
    return platform::hash(key, {bytes_of(previous), number, bytes_of(row)});
}

}  // namespace store
