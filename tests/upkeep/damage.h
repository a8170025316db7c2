// A file of records, damaged as a bad card damages it.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace sample {

inline constexpr std::streamoff page_size = 4096;

/// Rubbish over a whole page, counted from 1.
inline void spoil_page(const std::filesystem::path& file, std::streamoff page)
{
    std::fstream open(file, std::ios::in | std::ios::out | std::ios::binary);
    open.seekp((page - 1) * page_size);
    const std::string rubbish(page_size, '\xA5');
    open.write(rubbish.data(), static_cast<std::streamsize>(rubbish.size()));
}

/// So many in a row, in the middle of the file: of the records themselves, not of the list of tables at its beginning.
inline void spoil_pages(const std::filesystem::path& file, std::streamoff count)
{
    const auto pages = static_cast<std::streamoff>(std::filesystem::file_size(file)) / page_size;
    for (std::streamoff page = pages / 2; page < pages / 2 + count; ++page) spoil_page(file, page);
}

}  // namespace sample
