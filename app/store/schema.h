// The steps that bring a database up to date: app/store/schema/NNN_name.sql, in order. Made at build time.
#pragma once

#include <vector>

namespace store {

/// Step n (from 1) brings a file from `user_version` n - 1 to n.
const std::vector<const char*>& schema_steps();

}  // namespace store
