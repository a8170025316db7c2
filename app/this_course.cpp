// The page on the course itself: what it is, and for the facilitator another version in its place.
#include "app.h"

#include <algorithm>

using namespace model;

void App::to_course()
{
    if (on<CoursePage>()) return;
    show_aside(course_now());
}

CoursePage App::course_now() const
{
    const Course& now_shown = course();
    CoursePage page{.title = now_shown.title,
                    .version = now_shown.version,
                    .law_as_at = now_shown.law_as_at,
                    .review_by = review_by(now_shown),
                    .changes = now_shown.changes,
                    .for_staff = staff_};
    if (staff_) page.offers = setup_.world.course_offers();
    return page;
}

// An older version, or another course, is asked about first: it is rarely what is meant (RS-28).
void App::install_course(const std::string& path)
{
    auto* page = on<CoursePage>();
    if (!staff_ || !page || !setup_.world.install_course) return;
    const auto offer = std::ranges::find(page->offers, path, &CourseOffer::path);
    if (offer == page->offers.end()) return;
    const bool is_doubtful = offer->kind == CourseOffer::Kind::older || offer->kind == CourseOffer::Kind::other_course;
    if (is_doubtful && page->asked_about != path) {
        page->asked_about = path;
        return;
    }

    // Whoever is signed in has everything saved; their pages are of the course that goes.
    end_sitting();
    under_ = {StartPage{}, records_now()};
    NewCourse made;
    setup_.world.patiently("wait.course", [&] { made = setup_.world.install_course(path, is_doubtful); });
    if (made.refused.empty()) made.show();
    CoursePage next = course_now();
    next.installed = made.refused.empty();
    next.refused = made.refused;
    page_ = std::move(next);
}
