// The part of Builder that knows where in the file we are, and tells problems with their lines.
#include "content/builder.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace content {

void Builder::see(const char* place)
{
    const std::less_equal<const char*> not_after;
    const bool ours = place && not_after(source_.data(), place) && !not_after(source_.data() + source_.size(), place);
    if (!ours) return;
    at_ = static_cast<std::size_t>(place - source_.data());
    if (!leaf_at_) leaf_at_ = at_;
}

int Builder::line() const { return lines_before_ + lines_.at(at_); }
int Builder::leaf_line() const { return lines_before_ + lines_.at(leaf_at_.value_or(at_)); }

std::string_view Builder::source_line() const
{
    const auto before = at_ == 0 ? std::string_view::npos : source_.rfind('\n', at_ - 1);
    const auto first = before == std::string_view::npos ? 0 : before + 1;
    return source_.substr(first, source_.find('\n', first) - first);
}

int Builder::next_line_beginning(std::string_view marks) const
{
    // The words seen last are on an earlier line, unless nothing was seen yet.
    for (auto start = at_ == 0 ? 0 : source_.find('\n', at_); start < source_.size();) {
        const auto first = source_.find_first_not_of(" \n", start);
        if (first == std::string_view::npos) break;
        if (marks.find(source_[first]) != std::string_view::npos) return lines_before_ + lines_.at(first);
        start = source_.find('\n', first);
    }
    return line();
}

// --- problems -------------------------------------------------------------------------------------------------------

void Builder::problem(int line, std::string what)
{
    told_in_section_ = true;
    model::Problem found{file_, line, std::move(what)};
    if (std::ranges::find(problems_, found) == problems_.end()) problems_.push_back(std::move(found));
}

void Builder::refuse(std::string what, int shift)
{
    refused_ = 1;
    refusal_ = std::move(what);
    refusal_shift_ = shift;
}

void Builder::flush_refusal(int line)
{
    if (!refusal_.empty()) problem(line + refusal_shift_, std::exchange(refusal_, ""));
}

bool Builder::is_inside(MD_BLOCKTYPE type) const { return std::ranges::find(open_, type) != open_.end(); }

}  // namespace content
