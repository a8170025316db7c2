// A question: what its three states share.
#include "screens/question.h"

#include <algorithm>

namespace screens {

const model::Option& option(const QuestionPage& page, const std::string& id)
{
    return *model::option_of(page.item, id);
}

std::string target_words(const QuestionPage& page, const std::string& id)
{
    const auto target = std::ranges::find(page.item.targets, id, &model::Target::id);
    return target == page.item.targets.end() ? "" : target->words;
}

bool chosen(const QuestionPage& page, const std::string& id) { return std::ranges::count(page.response, id) > 0; }

int place_of(const QuestionPage& page, const std::string& id)
{
    const auto at = std::ranges::find(page.response, id);
    return at == page.response.end() ? 0 : static_cast<int>(at - page.response.begin()) + 1;
}

static void draw_crumb(Ui& ui, const Words& say, const QuestionPage& page)
{
    static constexpr const char* keys[] = {"question.check_crumb", "question.test_crumb", "question.review_crumb",
                                           "question.learn_crumb", "question.refresh_crumb"};
    const char* key = page.beside ? "question.beside_crumb" : keys[static_cast<std::size_t>(page.asking)];
    const Words::Values values = {
        {"what", page.topic_title}, {"n", std::to_string(page.index + 1)}, {"all", std::to_string(page.total)}};
    ui.crumb(quoting(say(key, values), page.topic_title));
}

void draw_stem(Ui& ui, const Words& say, const QuestionPage& page)
{
    draw_crumb(ui, say, page);
    if (page.item.kind == ItemKind::shift) {
        ui.text(of_course(page.item.before));
        ui.notice(Ui::Notice::info, say("question.news"), of_course(page.item.news));
    }
    ui.stem(of_course(page.item.stem));
}

Ui::Answer open_answer(const Words& say, const QuestionPage& page, const std::string& id)
{
    const ItemKind kind = page.item.kind;
    Ui::Answer answer{.words = of_course(option(page, id).words),
                      .chosen = chosen(page, id),
                      .several = kind == ItemKind::multiple || kind == ItemKind::facts};
    if (kind == ItemKind::ordering) {
        answer.number = answer.chosen ? place_of(page, id) : 0;
        answer.badge = answer.chosen ? say("question.place", {{"n", std::to_string(answer.number)}}) : "";
    } else if (kind == ItemKind::matching) {
        const std::string target = model::target_picked_for(page.response, id);
        answer.chosen = !target.empty();
        answer.beside = target.empty() ? say("question.choose_match") : of_course(target_words(page, target));
    } else {
        answer.badge = answer.chosen ? say("question.your_answer") : "";
    }
    return answer;
}

Intent draw(Ui& ui, const Words& say, const QuestionPage& page)
{
    if (page.mark && page.may_try_again) return draw_hint(ui, say, page);
    return page.mark ? draw_marked(ui, say, page) : draw_open(ui, say, page);
}

}  // namespace screens
