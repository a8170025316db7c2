// What a person wants, as a screen reports it. App::handle is the only function that acts on one.
#pragma once

#include "model/learner.h"
#include "model/listening.h"
#include "model/progress.h"

#include <string>
#include <variant>

namespace model {

struct Nothing {
    bool operator==(const Nothing&) const = default;
};

// Going somewhere.
struct ToStart {
    bool operator==(const ToStart&) const = default;
};
struct ToRoster {
    bool operator==(const ToRoster&) const = default;
};
struct ToNotice {
    bool operator==(const ToNotice&) const = default;
};
struct ToHome {
    bool operator==(const ToHome&) const = default;
};
struct ToModule {
    std::string id;
    bool operator==(const ToModule&) const = default;
};
struct ToLesson {
    Place place;
    bool operator==(const ToLesson&) const = default;
};
struct ToTest {
    std::string module;
    bool operator==(const ToTest&) const = default;
};
struct ToHelp {
    bool operator==(const ToHelp&) const = default;
};
struct ToReading {
    bool operator==(const ToReading&) const = default;
};
struct ToFacilitator {
    bool operator==(const ToFacilitator&) const = default;
};
struct GoBack {
    bool operator==(const GoBack&) const = default;
};  ///< one page back, or out of an aside

// Signing in.
struct ShowGroup {
    std::size_t group = 0;
    bool operator==(const ShowGroup&) const = default;
};
struct ChooseLearner {
    std::string id;
    bool operator==(const ChooseLearner&) const = default;
};
struct NewLearner {
    bool operator==(const NewLearner&) const = default;
};
struct TypeText {
    std::string text;
    bool operator==(const TypeText&) const = default;
};
struct TypeUndo {
    bool operator==(const TypeUndo&) const = default;
};
struct GoOn {
    bool operator==(const GoOn&) const = default;
};  ///< the onward arrow where it means "this step is done"

// Learning.
struct CarryOn {
    bool operator==(const CarryOn&) const = default;
};
struct TurnPage {
    int by = 1;
    bool operator==(const TurnPage&) const = default;
};
struct OpenLink {
    std::string link;
    bool operator==(const OpenLink&) const = default;
};
struct CloseSheet {
    bool operator==(const CloseSheet&) const = default;
};
struct ReadThisAgain {
    bool operator==(const ReadThisAgain&) const = default;
};

// Being asked.
struct Pick {
    std::string option;
    bool operator==(const Pick&) const = default;
};
struct PutOn {
    std::string target;
    bool operator==(const PutOn&) const = default;
};
struct Submit {
    bool operator==(const Submit&) const = default;
};
struct NextQuestion {
    bool operator==(const NextQuestion&) const = default;
};
struct ToQuestion {
    int index = 0;
    bool operator==(const ToQuestion&) const = default;
};
struct BeginTest {
    bool operator==(const BeginTest&) const = default;
};
struct ReviewTest {
    bool operator==(const ReviewTest&) const = default;
};
struct HandIn {
    bool operator==(const HandIn&) const = default;
};
struct ToAnswers {
    bool operator==(const ToAnswers&) const = default;
};
struct ToResult {
    bool operator==(const ToResult&) const = default;
};
struct ToReceipt {
    bool operator==(const ToReceipt&) const = default;
};

// Practising.
struct ToPractice {
    bool operator==(const ToPractice&) const = default;
};
struct BeginRound {
    bool refresh = false;  ///< what is due again; else questions to learn by
    bool operator==(const BeginRound&) const = default;
};
struct PractiseMissed {
    bool operator==(const PractiseMissed&) const = default;
};  ///< from a result: other questions on what was missed
struct AnotherQuestion {
    bool operator==(const AnotherQuestion&) const = default;
};  ///< another one on the same objective, then back
struct HowSure {
    Certainty certainty = Certainty::unsaid;
    bool operator==(const HowSure&) const = default;
};
struct TryAgain {
    bool operator==(const TryAgain&) const = default;
};
struct ShowReasons {
    bool operator==(const ShowReasons&) const = default;
};
struct FlagQuestion {
    bool operator==(const FlagQuestion&) const = default;
};
struct ToAttempts {
    std::string module;
    bool operator==(const ToAttempts&) const = default;
};
struct ShowAttempt {
    std::string attempt_id;
    bool operator==(const ShowAttempt&) const = default;
};
struct TakeTestAgain {
    bool operator==(const TakeTestAgain&) const = default;
};
struct ReleaseAnswers {
    bool operator==(const ReleaseAnswers&) const = default;
};  ///< the facilitator

// Practising with a case. What is touched in it is a Pick, and what it is tied to a PutOn, as in questions.
struct ToCases {
    bool operator==(const ToCases&) const = default;
};
struct ToCase {
    std::string id;
    bool operator==(const ToCase&) const = default;
};
struct ToMatrix {
    bool operator==(const ToMatrix&) const = default;
};

// Finding and keeping pages. What is typed is TypeText and TypeUndo, as in other fields.
struct ToSearch {
    bool operator==(const ToSearch&) const = default;
};
struct TypeAgain {
    bool operator==(const TypeAgain&) const = default;
};  ///< from the whole list back to the keys
struct ClearText {
    bool operator==(const ClearText&) const = default;
};
struct OpenFound {
    std::size_t index = 0;
    bool operator==(const OpenFound&) const = default;
};
struct KeepPage {
    bool operator==(const KeepPage&) const = default;
};  ///< the page shown: kept, or not any more
struct ToKeptPages {
    bool operator==(const ToKeptPages&) const = default;
};
struct DropKeptPage {
    Place place;
    bool operator==(const DropKeptPage&) const = default;
};  ///< off the list: one that the course does not have any more

// Always there.
struct SetReading {
    Reading reading;
    bool operator==(const SetReading&) const = default;
};
/// To the voice, which answers by itself: the page and the records do not notice.
struct Listen {
    Voice what = Voice::on_off;
    bool operator==(const Listen&) const = default;
};
/// Between English and Welsh; whatever page is shown stays (KA-27).
struct SwitchLanguage {
    bool operator==(const SwitchLanguage&) const = default;
};
struct Hide {
    bool operator==(const Hide&) const = default;
};
struct ComeBack {
    bool operator==(const ComeBack&) const = default;
};  ///< a touch on the cover
struct AskToFinish {
    bool operator==(const AskToFinish&) const = default;
};
struct Finish {
    bool operator==(const Finish&) const = default;
};
struct StillHere {
    bool operator==(const StillHere&) const = default;
};
struct WipeGlass {
    bool operator==(const WipeGlass&) const = default;
};

// The facilitator.
struct UploadNow {
    bool operator==(const UploadNow&) const = default;
};
struct DateIsRight {
    bool operator==(const DateIsRight&) const = default;
};
struct DateIsWrong {
    bool operator==(const DateIsWrong&) const = default;
};
struct ToRefused {
    bool operator==(const ToRefused&) const = default;
};
struct ToLearners {
    bool operator==(const ToLearners&) const = default;
};
struct GiveNewPin {
    std::string learner;
    bool operator==(const GiveNewPin&) const = default;
};
/// The facilitator knows who it is: in, without a PIN (KA-34).
struct LetIn {
    std::string learner;
    bool operator==(const LetIn&) const = default;
};
/// What this course is; with the facilitator's PIN given, also another in its place.
struct ToCourse {
    bool operator==(const ToCourse&) const = default;
};
struct InstallCourse {
    std::string path;
    bool operator==(const InstallCourse&) const = default;
};
struct ToTablet {
    bool operator==(const ToTablet&) const = default;
};
struct CheckTablet {
    bool operator==(const CheckTablet&) const = default;
};
struct CopyRecords {
    bool operator==(const CopyRecords&) const = default;
};
struct MendingRead {
    bool operator==(const MendingRead&) const = default;
};  ///< the facilitator has read what became of the damaged file
struct ToPerson {
    std::string learner;
    bool operator==(const ToPerson&) const = default;
};
/// All of the person whose page is shown: asks first, and goes on when it is touched again.
struct ErasePerson {
    bool operator==(const ErasePerson&) const = default;
};

/// How large the glass is: the line longer or shorter, then as long as a bank card (KA-03).
struct ToGlass {
    bool operator==(const ToGlass&) const = default;
};
struct ChangeGlass {
    int by = 0;  ///< pixels an inch
    bool operator==(const ChangeGlass&) const = default;
};
struct GlassFits {
    bool operator==(const GlassFits&) const = default;
};

/// To be taken along on a stick, for anybody to read: all that is kept of one person, or, where `learner` is "", the
/// damaged files that were set aside.
struct ToTakeAlong {
    std::string learner;
    bool operator==(const ToTakeAlong&) const = default;
};
struct TakeAlong {
    std::string path;  ///< of the stick
    bool operator==(const TakeAlong&) const = default;
};

/// Records by hand: what waits onto a stick, and the office's receipt back.
struct ToStick {
    bool operator==(const ToStick&) const = default;
};
struct WriteOnStick {
    std::string path;
    bool operator==(const WriteOnStick&) const = default;
};
struct TakeReceipt {
    std::string path;
    bool operator==(const TakeReceipt&) const = default;
};

using Intent = std::variant<
    Nothing, ToStart, ToRoster, ToNotice, ToHome, ToModule, ToLesson, ToTest, ToHelp, ToReading, ToFacilitator, GoBack,
    ShowGroup, ChooseLearner, NewLearner, TypeText, TypeUndo, GoOn, CarryOn, TurnPage, OpenLink, CloseSheet,
    ReadThisAgain, Pick, PutOn, Submit, NextQuestion, ToQuestion, BeginTest, ReviewTest, HandIn, ToAnswers, ToResult,
    ToReceipt, SetReading, Hide, ComeBack, AskToFinish, Finish, StillHere, WipeGlass, UploadNow, DateIsRight,
    DateIsWrong, ToRefused, ToLearners, GiveNewPin, LetIn, ToPractice, BeginRound, PractiseMissed, AnotherQuestion,
    HowSure, TryAgain, ShowReasons, FlagQuestion, ToAttempts, ShowAttempt, TakeTestAgain, ReleaseAnswers, ToCases,
    ToCase, ToMatrix, ToSearch, TypeAgain, ClearText, OpenFound, KeepPage, ToKeptPages, DropKeptPage, ToCourse,
    InstallCourse, ToStick, WriteOnStick, TakeReceipt, ToTablet, CheckTablet, CopyRecords, MendingRead, ToPerson,
    ErasePerson, ToTakeAlong, TakeAlong, SwitchLanguage, ToGlass, ChangeGlass, GlassFits, Listen>;

}  // namespace model
