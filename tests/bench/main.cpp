// Every speed bar of Waypost in one table. tools/bench gives it a display and a place on the disk, and runs it.
#include "bench/bench.h"

#include <fmt/format.h>

#include <exception>
#include <iostream>
#include <utility>
#include <vector>

namespace bench {

void Table::run(const std::string& name, const std::function<void()>& work)
{
    std::cerr << "measuring: " << name << std::endl;
    try {
        work();
    } catch (const std::exception& trouble) {
        missing_.push_back(name + ": " + trouble.what());
    }
}

void Table::print() const
{
    fmt::print("{:<44} {:>9} {:<8} {:>6}  {:<5} {}\n", "what", "value", "unit", "bar", "", "how");
    for (const Row& row : rows_)
        fmt::print("{:<44} {:>9.2f} {:<8} {:>6}  {:<5} {}\n", row.name, row.value, row.unit,
                   row.bar ? fmt::format("{:g}", *row.bar) : "-",
                   !row.bar                ? "-"
                   : row.value <= *row.bar ? "ok"
                                           : "over",
                   row.how);
    for (const std::string& what : missing_) fmt::print("NOT MEASURED  {}\n", what);
}

}  // namespace bench

int main(int count, char** words)
{
    const std::vector<std::pair<std::string, void (*)(bench::Table&)>> all = {
        {"start", bench::start},   {"at rest", bench::at_rest},
        {"frames", bench::frames}, {"instructions", bench::instructions},
        {"commit", bench::commit}, {"lesson", bench::on_lesson},
        {"upload", bench::upload}, {"search", bench::search},
        {"course", bench::course}, {"voice", bench::voice},
        {"scale", bench::scale}};
    if (count == 3 && std::string(words[1]) == "--draw") {
        bench::draw_to_be_counted(words[2]);
        return 0;
    }
    bench::Table table;
    const std::string only = count > 1 ? words[1] : "";
    for (const auto& [name, work] : all)
        if (name.find(only) != std::string::npos) table.run(name, [&] { work(table); });
    table.print();
    return table.complete() ? 0 : 1;
}
