"""The door to this floor: a notice and its view in, text and keyboard in the reader's language out.

A notice that needs no data is its own view. A view of None empties a card: the reader lost the right to it, or its row
is gone.
"""

from dataclasses import replace
from typing import TypeVar, assert_never

from domain.catalogue import Catalogue
from domain.duty import DutyNewsView, DutyOfferView, DutyOverview, DutyView
from domain.incidents.drills import DrillMenuView, DrillResultView
from domain.incidents.follow_views import (
    FollowPromptView,
    FollowUpView,
    Guarded,
    IncidentListView,
    NotFoundView,
    ReportDueView,
    SharedView,
)
from domain.incidents.views import (
    AlertView,
    GridView,
    GroupAnswerView,
    IncidentNewsView,
    IncidentPromptView,
    IncidentReceiptView,
    IncidentReminderView,
    OfferView,
    RingView,
)
from domain.notices import (
    AlreadyAdmitted,
    AnswerPrompt,
    BaseNotice,
    BedCountAsked,
    BedCountCard,
    BedCountMoved,
    BedCountReminder,
    BedHeldInGroup,
    BedHoldCard,
    BedHoldInPrivate,
    BedHoldKeeperCard,
    BedHoldList,
    BedHoldMenu,
    BedHoldMoved,
    BedHoldNews,
    BedHoldReminder,
    BedHoldUnclear,
    BedMovementUnclear,
    BedsAnswer,
    BedsAnswerMoved,
    BedsBoardInGroups,
    BedsBoardPin,
    BedsChanged,
    BedSeason,
    BedsHistory,
    BedsMessageEdited,
    BedsNotHeld,
    BedsNotUnderstood,
    BotIsPrivate,
    CodeRefused,
    CorrectionPrompt,
    CorrectionTooLate,
    DayList,
    DayNotUnderstood,
    DrillMenu,
    DrillResult,
    DutyCard,
    DutyCardMoved,
    DutyNews,
    DutyOffer,
    DutyOfferAnswered,
    EmptyReport,
    FormTextNotUsed,
    GroupLeft,
    GroupLinked,
    GroupMenu,
    GroupNotLinked,
    Help,
    IncidentAdvicePrompt,
    IncidentAlert,
    IncidentAnswersGone,
    IncidentCardMoved,
    IncidentDonePrompt,
    IncidentFollowUp,
    IncidentGrid,
    IncidentGroupAnswer,
    IncidentGroupCard,
    IncidentHelpPrompt,
    IncidentList,
    IncidentMessageFate,
    IncidentMessageGone,
    IncidentNews,
    IncidentNoPhoto,
    IncidentNotFound,
    IncidentOffer,
    IncidentOutcomePrompt,
    IncidentPhoto,
    IncidentPhotoNoted,
    IncidentPhotoPrompt,
    IncidentPlaceNoted,
    IncidentPlacePrompt,
    IncidentReceipt,
    IncidentReminder,
    IncidentReportDue,
    IncidentReportPrompt,
    IncidentRing,
    IncidentRingGone,
    IncidentShared,
    IncidentsStuck,
    IncidentWithdrawn,
    InviteMade,
    InviteMenu,
    MessagesMayBeLost,
    NoProject,
    NotAllowed,
    NothingToUndo,
    Notice,
    NotifiableAlert,
    NotifiableCorrected,
    NotUnderstood,
    OnlyInGroups,
    OnlyInPrivate,
    OnlyText,
    PendingList,
    PendingReminder,
    PeriodNotUnderstood,
    ReportChangedForYou,
    ReportForm,
    ReportForMenu,
    ReportFormMoved,
    ReportForOther,
    ReportForPrompt,
    ReportReaction,
    ReportSentBack,
    ReviewCard,
    ReviewReasonPrompt,
    RollCallMenu,
    RollCallPlaceNoted,
    RollCallPlacePrompt,
    RollCallQuestion,
    RollCallReminder,
    RollCallRemindersGone,
    RollCallSummary,
    RollCallTally,
    Settings,
    ShiftReportReceipt,
    SubscribeMenu,
    SubscriptionCard,
    SubscriptionList,
    SummariesSkipped,
    SummaryCard,
    SummaryMoved,
    TurnedAwayForm,
    TurnedAwayNotUnderstood,
    TurnedAwayReceipt,
    UnknownCommand,
    UpdateParked,
    UpdateParkedForAdmins,
    Welcome,
)
from domain.people_views import (
    ExamplesView,
    GroupLinkedView,
    GroupMenuView,
    InviteMadeView,
    InviteMenuView,
    SettingsView,
    WelcomeView,
)
from domain.report_form import FormView
from domain.reviews import ChangedView, ReviewView, SentBackView
from domain.roll_calls import RollCallMenuView, RollCallQuestionView, RollCallTallyView
from domain.shelters.asking_views import BedsView, BoardView
from domain.shelters.count_views import CountAskedView, CountReminderView, CountView, MovementUnclearView
from domain.shelters.history_views import BedHistoryView
from domain.shelters.hold_views import HoldListView, HoldMenuView, HoldView, NotHeldView
from domain.shelters.turned_away import RefusalFormView, RefusalView
from domain.shift_reports import (
    AnswerPromptView,
    CorrectionPromptView,
    DayView,
    NotifiableView,
    PendingListView,
    ReceiptView,
    ReminderView,
    ReportForPromptView,
    ReportForView,
)
from domain.summaries.subscriptions import SubscribeView, SubscriptionListView, SubscriptionView
from domain.summaries.views import SummaryView
from domain.views import View
from messages import (
    alarms,
    drills,
    duty,
    groups,
    help,
    incidents,
    invites,
    people,
    report_form,
    reporting_for,
    review,
    roll_calls,
    settings,
    shift_reports,
    summaries,
    system,
)
from messages.layout import Rendered
from messages.reader import Reader
from messages.shelters import asking, count_news, counting, hold_menus, holding, turned_away
from messages.shelters import history as bed_history
from messages.wording import say_in

__all__ = ["Rendered", "View", "render"]

_View = TypeVar("_View")


def render(
    view: View | None,
    *,
    notice: Notice,
    language: str,
    catalogue: Catalogue,
    bot_username: str,
    exercise: bool = False,
) -> Rendered:
    """What this reader gets to see; of an exercise (`exercise`) marked as such, whatever it is. Raises TypeError where
    the view is not the notice's own."""
    reader = Reader(say_in(language), catalogue, bot_username, exercise)
    if view is None:
        return system.gone(notice, reader)
    made = _screen(view, notice, reader)
    made = drills.marked_so(made, reader) if exercise else made
    return replace(made, protected=True) if isinstance(view, Guarded) and view.protected else made


def _screen(view: View, notice: Notice, reader: Reader) -> Rendered:
    """One case a notice; the type checker counts them."""
    match notice:
        case ShiftReportReceipt():
            return shift_reports.receipt(_is(view, ReceiptView), reader)
        case NotifiableAlert():
            return shift_reports.notifiable_alert(_is(view, NotifiableView), reader)
        case NotifiableCorrected():
            return shift_reports.notifiable_corrected(_is(view, NotifiableView), reader)
        case CorrectionPrompt():
            return shift_reports.correction_prompt(_is(view, CorrectionPromptView), reader)
        case ReportForm():
            return report_form.form(_is(view, FormView), reader)
        case ReportFormMoved():
            return report_form.moved(notice, reader)
        case FormTextNotUsed():
            return report_form.text_not_used(notice, reader)
        case AnswerPrompt():
            return shift_reports.answer_prompt(_is(view, AnswerPromptView), reader)
        case PendingReminder():
            return shift_reports.pending_reminder(_is(view, ReminderView), reader)
        case PendingList():
            return shift_reports.pending_list(_is(view, PendingListView), reader)
        case NothingToUndo():
            return shift_reports.nothing_to_undo(notice, reader)
        case CorrectionTooLate():
            return shift_reports.correction_too_late(notice, reader)
        case DayList():
            return shift_reports.day_list(_is(view, DayView), reader)
        case ReportForMenu():
            return reporting_for.report_for_menu(_is(view, ReportForView), reader)
        case ReportForPrompt():
            return reporting_for.report_for_prompt(_is(view, ReportForPromptView), reader)
        case ReportForOther():
            return reporting_for.report_for_other(notice, reader)
        case ReviewCard():
            return review.review_card(_is(view, ReviewView), reader)
        case ReviewReasonPrompt():
            return review.review_reason_prompt(notice, reader)
        case ReportSentBack():
            return review.report_sent_back(_is(view, SentBackView), reader)
        case ReportChangedForYou():
            return review.report_changed(_is(view, ChangedView), reader)
        case ReportReaction():
            raise TypeError("a reaction is a sign on a message, not a text; see messages/signs.py")
        case DutyCard():
            if isinstance(view, DutyOverview):
                return duty.overview(view, reader)
            return duty.duty(_is(view, DutyView), reader)
        case SummaryCard():
            return summaries.summary(_is(view, SummaryView), reader)
        case SummaryMoved():
            return summaries.summary_moved(reader)
        case PeriodNotUnderstood():
            return summaries.period_not_understood(notice, reader)
        case SummariesSkipped():
            return summaries.skipped(notice, reader)
        case SubscribeMenu():
            return summaries.subscribe(_is(view, SubscribeView), reader)
        case SubscriptionCard():
            return summaries.subscription(_is(view, SubscriptionView), reader)
        case SubscriptionList():
            return summaries.subscription_list(_is(view, SubscriptionListView), reader)
        case DutyCardMoved():
            return duty.moved(notice, reader)
        case DutyNews():
            return duty.news(_is(view, DutyNewsView), reader)
        case DutyOffer():
            return duty.offer(_is(view, DutyOfferView), reader)
        case DutyOfferAnswered():
            return duty.offer_answered(_is(view, DutyOfferView), reader)
        case IncidentAlert():
            return incidents.alert(_is(view, AlertView), reader)
        case IncidentGroupCard():
            return incidents.group_card(_is(view, AlertView), reader)
        case IncidentReceipt():
            return incidents.receipt(_is(view, IncidentReceiptView), reader)
        case DrillResult():
            return drills.result(_is(view, DrillResultView), reader)
        case DrillMenu():
            return drills.menu(_is(view, DrillMenuView), reader)
        case RollCallMenu():
            return roll_calls.menu(_is(view, RollCallMenuView), reader)
        case RollCallTally() | RollCallSummary():
            return roll_calls.tally(_is(view, RollCallTallyView), reader)
        case RollCallQuestion():
            return roll_calls.question(_is(view, RollCallQuestionView), reader)
        case RollCallReminder():
            return roll_calls.reminder(_is(view, RollCallQuestionView), reader)
        case RollCallPlacePrompt():
            return roll_calls.place_prompt(_is(view, RollCallQuestionView), reader)
        case RollCallPlaceNoted():
            return roll_calls.place_noted(_is(view, RollCallQuestionView), reader)
        case IncidentPlacePrompt() | IncidentDonePrompt() | IncidentHelpPrompt():
            return incidents.prompt(_is(view, IncidentPromptView), reader)
        case IncidentPlaceNoted():
            return incidents.place_noted(_is(view, IncidentPromptView), reader)
        case IncidentGroupAnswer():
            return incidents.group_answer(_is(view, GroupAnswerView), reader)
        case IncidentFollowUp() | IncidentPhoto():
            return incidents.follow_up(_is(view, FollowUpView), reader)
        case (
            IncidentPhotoPrompt()
            | IncidentPhotoNoted()
            | IncidentNoPhoto()
            | IncidentOutcomePrompt()
            | IncidentAdvicePrompt()
            | IncidentReportPrompt()
        ):
            return incidents.follow_prompt(_is(view, FollowPromptView), notice, reader)
        case IncidentCardMoved():
            return incidents.moved(notice, reader)
        case IncidentShared():
            return incidents.shared(_is(view, SharedView), reader)
        case IncidentReportDue():
            return incidents.report_due(_is(view, ReportDueView), reader)
        case IncidentList():
            return incidents.incident_list(_is(view, IncidentListView), reader)
        case IncidentNotFound():
            return incidents.not_found(_is(view, NotFoundView), reader)
        case IncidentGrid():
            return incidents.grid(_is(view, GridView), reader)
        case IncidentOffer():
            return incidents.offer(_is(view, OfferView), reader)
        case IncidentRing():
            return alarms.ring(_is(view, RingView), reader)
        case IncidentWithdrawn():
            return system.gone(notice, reader)
        case IncidentMessageFate():
            return incidents.message_fate(notice, reader)
        case IncidentRingGone() | IncidentAnswersGone() | IncidentMessageGone() | RollCallRemindersGone():
            raise TypeError("what takes messages away has no text")
        case IncidentNews():
            return alarms.news(_is(view, IncidentNewsView), reader)
        case IncidentReminder():
            return alarms.reminder(_is(view, IncidentReminderView), reader)
        case BedCountCard():
            return counting.count(_is(view, CountView), reader)
        case BedCountMoved():
            return counting.moved(notice, reader)
        case BedCountReminder():
            return count_news.reminder(_is(view, CountReminderView), reader)
        case BedCountAsked():
            return count_news.asked(_is(view, CountAskedView), reader)
        case BedMovementUnclear():
            return count_news.unclear(_is(view, MovementUnclearView), reader)
        case BedsChanged():
            return count_news.changed(notice, reader)
        case BedSeason():
            return count_news.season(notice, reader)
        case IncidentsStuck():
            return alarms.stuck(notice, reader)
        case BedsHistory():
            return bed_history.history(_is(view, BedHistoryView), reader)
        case BedHoldCard() | BedHoldKeeperCard():
            return holding.card(_is(view, HoldView), reader)
        case BedHoldReminder():
            return holding.reminder(_is(view, HoldView), reader)
        case BedHoldNews():
            return holding.news(_is(view, HoldView), reader)
        case BedHeldInGroup():
            return holding.in_group(_is(view, HoldView), reader)
        case BedHoldList():
            return holding.hold_list(_is(view, HoldListView), reader)
        case BedHoldMenu():
            return hold_menus.menu(_is(view, HoldMenuView), reader)
        case BedHoldMoved():
            return hold_menus.moved(notice, reader)
        case BedHoldInPrivate():
            return hold_menus.in_private(notice, reader)
        case BedHoldUnclear():
            return hold_menus.unclear(notice, reader)
        case BedsNotHeld():
            return hold_menus.not_held(_is(view, NotHeldView), reader)
        case BedsAnswer():
            if isinstance(view, BoardView):
                return asking.board(view, reader)
            return asking.answer(_is(view, BedsView), reader)
        case BedsAnswerMoved():
            return asking.moved(notice, reader)
        case BedsNotUnderstood():
            return asking.not_understood(notice, reader)
        case BedsBoardInGroups():
            return asking.board_in_groups(notice, reader)
        case BedsMessageEdited():
            return asking.edited(notice, reader)
        case BedsBoardPin():
            raise TypeError("what pins a message has no text")
        case TurnedAwayForm():
            return turned_away.form(_is(view, RefusalFormView), reader)
        case TurnedAwayReceipt():
            return turned_away.receipt(_is(view, RefusalView), reader)
        case TurnedAwayNotUnderstood():
            return turned_away.not_understood(notice, reader)
        case NotUnderstood():
            return help.not_understood(_teaching(view), notice, reader)
        case EmptyReport():
            return help.empty_report(_teaching(view), notice, reader)
        case OnlyText():
            return help.only_text(_teaching(view), notice, reader)
        case DayNotUnderstood():
            return help.day_not_understood(_teaching(view), notice, reader)
        case UnknownCommand():
            return help.unknown_command(_teaching(view), notice, reader)
        case Help():
            return help.help_text(_teaching(view), notice, reader)
        case NotAllowed():
            return people.not_allowed(notice, reader)
        case NoProject():
            return people.no_project(notice, reader)
        case Welcome():
            return people.welcome(_is(view, WelcomeView), reader)
        case AlreadyAdmitted():
            return people.already_admitted(notice, reader)
        case BotIsPrivate():
            return people.bot_is_private(notice, reader)
        case CodeRefused():
            return people.code_refused(notice, reader)
        case Settings():
            return settings.settings(_is(view, SettingsView), reader)
        case InviteMenu():
            return invites.invite_menu(_is(view, InviteMenuView), reader)
        case InviteMade():
            return invites.invite_made(_is(view, InviteMadeView), reader)
        case GroupMenu():
            return groups.group_menu(_is(view, GroupMenuView), reader)
        case GroupLinked():
            return groups.group_linked(_is(view, GroupLinkedView), reader)
        case GroupNotLinked():
            return groups.group_not_linked(notice, reader)
        case GroupLeft():
            return groups.group_left(notice, reader)
        case OnlyInGroups():
            return groups.only_in_groups(notice, reader)
        case OnlyInPrivate():
            return groups.only_in_private(notice, reader)
        case UpdateParked():
            return system.update_parked(notice, reader)
        case UpdateParkedForAdmins():
            return system.update_parked_for_admins(notice, reader)
        case MessagesMayBeLost():
            return system.messages_may_be_lost(notice, reader)
        case _ as never:
            assert_never(never)


def _is(view: View, kind: type[_View]) -> _View:
    if not isinstance(view, kind):
        raise TypeError(f"{type(view).__name__} is not a {kind.__name__}")
    return view


def _teaching(view: View) -> help.Teaching:
    """The view with the reader's own project and site, or the bare notice."""
    return view if isinstance(view, ExamplesView) else _is(view, BaseNotice)
