// org.a11y.atspi.Table and TableCell: which row and column a cell is in, and what heads its column. Row 0 is the heads.
// Nothing of a table can be selected.
#include "exposed/served.h"

namespace exposed {

namespace {

int rows(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "i", node.grid->rows);
}

int columns(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "i", node.grid->columns);
}

int nothing(const Served&, const Node&, sd_bus_message* reply) { return append(reply, Reference{}); }

int none(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "i", 0); }

struct Place {
    int row = 0, column = 0;
};

int read(sd_bus_message* call, Place& place) { return sd_bus_message_read(call, "ii", &place.row, &place.column); }

int reply_with_node(const Served& served, const Node* node, sd_bus_message* call)
{
    return reply_with(call, [&](sd_bus_message* reply) { return append(reply, served.reference(node)); });
}

int get_cell(const Served& served, const Node& node, sd_bus_message* call)
{
    Place at;
    if (const int failed = read(call, at); failed < 0) return failed;
    return reply_with_node(served, served.page.cell(node, at.row, at.column), call);
}

// The index of a cell is its place among the table's children.
int get_index(const Served& served, const Node& node, sd_bus_message* call)
{
    Place at;
    if (const int failed = read(call, at); failed < 0) return failed;
    const Node* cell = served.page.cell(node, at.row, at.column);
    return sd_bus_reply_method_return(call, "i", cell ? served.page.index(*cell) : -1);
}

const Node* cell_at(const Served& served, const Node& node, sd_bus_message* call, int& failed)
{
    int index = 0;
    failed = sd_bus_message_read(call, "i", &index);
    const Node* cell = failed < 0 ? nullptr : served.page.child(node, index);
    return cell && cell->grid ? cell : nullptr;
}

int get_row(const Served& served, const Node& node, sd_bus_message* call)
{
    int failed = 0;
    const Node* cell = cell_at(served, node, call, failed);
    return failed < 0 ? failed : sd_bus_reply_method_return(call, "i", cell ? cell->grid->row : -1);
}

int get_column(const Served& served, const Node& node, sd_bus_message* call)
{
    int failed = 0;
    const Node* cell = cell_at(served, node, call, failed);
    return failed < 0 ? failed : sd_bus_reply_method_return(call, "i", cell ? cell->grid->column : -1);
}

int get_extents(const Served& served, const Node& node, sd_bus_message* call)
{
    int failed = 0;
    const Node* cell = cell_at(served, node, call, failed);
    if (failed < 0) return failed;
    const Place at = cell ? Place{cell->grid->row, cell->grid->column} : Place{};
    return sd_bus_reply_method_return(call, "biiiib", cell ? 1 : 0, at.row, at.column, 1, 1, 0);
}

int get_column_header(const Served& served, const Node& node, sd_bus_message* call)
{
    int column = 0;
    if (const int failed = sd_bus_message_read(call, "i", &column); failed < 0) return failed;
    return reply_with_node(served, served.page.cell(node, 0, column), call);
}

int get_column_words(const Served& served, const Node& node, sd_bus_message* call)
{
    int column = 0;
    if (const int failed = sd_bus_message_read(call, "i", &column); failed < 0) return failed;
    const Node* head = served.page.cell(node, 0, column);
    return sd_bus_reply_method_return(call, "s", head ? head->name.c_str() : "");
}

int get_row_header(const Served& served, const Node&, sd_bus_message* call)
{
    return reply_with_node(served, nullptr, call);
}

int get_row_words(const Served&, const Node&, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "s", "");
}

int get_one(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "i", 1); }

int get_no(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "b", 0); }

int get_none(const Served&, const Node&, sd_bus_message* call) { return sd_bus_reply_method_return(call, "ai", 0); }

const sd_bus_vtable table_members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("NRows", "i", property<rows>, 0, 0),
    SD_BUS_PROPERTY("NColumns", "i", property<columns>, 0, 0),
    SD_BUS_PROPERTY("Caption", "(so)", property<nothing>, 0, 0),
    SD_BUS_PROPERTY("Summary", "(so)", property<nothing>, 0, 0),
    SD_BUS_PROPERTY("NSelectedRows", "i", property<none>, 0, 0),
    SD_BUS_PROPERTY("NSelectedColumns", "i", property<none>, 0, 0),
    SD_BUS_METHOD("GetAccessibleAt", "ii", "(so)", method<get_cell>, 0),
    SD_BUS_METHOD("GetIndexAt", "ii", "i", method<get_index>, 0),
    SD_BUS_METHOD("GetRowAtIndex", "i", "i", method<get_row>, 0),
    SD_BUS_METHOD("GetColumnAtIndex", "i", "i", method<get_column>, 0),
    SD_BUS_METHOD("GetRowDescription", "i", "s", method<get_row_words>, 0),
    SD_BUS_METHOD("GetColumnDescription", "i", "s", method<get_column_words>, 0),
    SD_BUS_METHOD("GetRowExtentAt", "ii", "i", method<get_one>, 0),
    SD_BUS_METHOD("GetColumnExtentAt", "ii", "i", method<get_one>, 0),
    SD_BUS_METHOD("GetRowHeader", "i", "(so)", method<get_row_header>, 0),
    SD_BUS_METHOD("GetColumnHeader", "i", "(so)", method<get_column_header>, 0),
    SD_BUS_METHOD("GetSelectedRows", "", "ai", method<get_none>, 0),
    SD_BUS_METHOD("GetSelectedColumns", "", "ai", method<get_none>, 0),
    SD_BUS_METHOD("IsRowSelected", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("IsColumnSelected", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("IsSelected", "ii", "b", method<get_no>, 0),
    SD_BUS_METHOD("AddRowSelection", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("AddColumnSelection", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("RemoveRowSelection", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("RemoveColumnSelection", "i", "b", method<get_no>, 0),
    SD_BUS_METHOD("GetRowColumnExtentsAtIndex", "i", "biiiib", method<get_extents>, 0),
    SD_BUS_VTABLE_END,
};

int one(const Served&, const Node&, sd_bus_message* reply) { return sd_bus_message_append(reply, "i", 1); }

int position(const Served&, const Node& node, sd_bus_message* reply)
{
    return sd_bus_message_append(reply, "(ii)", node.grid->row, node.grid->column);
}

int its_table(const Served& served, const Node& node, sd_bus_message* reply)
{
    return append(reply, served.reference(served.page.parent(node)));
}

int get_spans(const Served&, const Node& node, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "biiii", 1, node.grid->row, node.grid->column, 1, 1);
}

int get_column_heads(const Served& served, const Node& node, sd_bus_message* call)
{
    return reply_with(call, [&](sd_bus_message* reply) {
        int result = sd_bus_message_open_container(reply, 'a', "(so)");
        const Node* head = served.page.labeller(node);
        if (result >= 0 && head) result = append(reply, served.reference(head));
        return result < 0 ? result : sd_bus_message_close_container(reply);
    });
}

int get_row_heads(const Served&, const Node&, sd_bus_message* call)
{
    return sd_bus_reply_method_return(call, "a(so)", 0);
}

const sd_bus_vtable cell_members[] = {
    SD_BUS_VTABLE_START(SD_BUS_VTABLE_UNPRIVILEGED),
    SD_BUS_PROPERTY("ColumnSpan", "i", property<one>, 0, 0),
    SD_BUS_PROPERTY("RowSpan", "i", property<one>, 0, 0),
    SD_BUS_PROPERTY("Position", "(ii)", property<position>, 0, 0),
    SD_BUS_PROPERTY("Table", "(so)", property<its_table>, 0, 0),
    SD_BUS_METHOD("GetRowColumnSpan", "", "biiii", method<get_spans>, 0),
    SD_BUS_METHOD("GetColumnHeaderCells", "", "a(so)", method<get_column_heads>, 0),
    SD_BUS_METHOD("GetRowHeaderCells", "", "a(so)", method<get_row_heads>, 0),
    SD_BUS_VTABLE_END,
};

}  // namespace

const Interface table = {"org.a11y.atspi.Table", table_members,
                         [](const Node& node) { return node.role == Role::table; }};

const Interface table_cell = {"org.a11y.atspi.TableCell", cell_members, [](const Node& node) {
                                  return node.role == Role::table_cell || node.role == Role::table_column_header;
                              }};

}  // namespace exposed
