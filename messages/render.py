"""The door to this floor: a notice and its view in, text and keyboard in the reader's language out.

A notice that needs no data is its own view. A view of None empties a card: the reader lost the right to it, or its row
is gone.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from domain.audit_views import AuditView
from domain.catalogue import Catalogue
from domain.closures import ClosureAskedView, ClosureMadeView, ClosureMenuView, ClosuresView
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
from domain.missing import DaysOffView, MissingListView, MissingView, ReportReminderView
from domain.notices import (
    AlreadyAdmitted,
    AnswerPrompt,
    AuditList,
    AuditNotFound,
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
    ClosureAsked,
    ClosureMade,
    ClosureMenu,
    Closures,
    CodeRefused,
    CorrectionPrompt,
    CorrectionTooLate,
    DayList,
    DayNotUnderstood,
    DaysOff,
    DrillMenu,
    DrillResult,
    DutyCard,
    DutyCardMoved,
    DutyNews,
    DutyOffer,
    DutyOfferAnswered,
    EarlyWarningCard,
    EmptyReport,
    ForgetMe,
    FormTextNotUsed,
    GroupLeft,
    GroupLinked,
    GroupMenu,
    GroupNotLinked,
    Help,
    IdentityErased,
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
    MissingList,
    MissingMatrix,
    MyData,
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
    PersonalDataFound,
    PersonalMessageGone,
    Privacy,
    ReportChangedForYou,
    ReportForm,
    ReportForMenu,
    ReportFormMoved,
    ReportForOther,
    ReportForPrompt,
    ReportReaction,
    ReportReminder,
    ReportReminderMoved,
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
    SummaryFile,
    SummaryFileMoved,
    SummaryMoved,
    TooManyMessages,
    TurnedAwayForm,
    TurnedAwayNotUnderstood,
    TurnedAwayReceipt,
    UnknownCommand,
    UpdateParked,
    UpdateParkedForAdmins,
    Welcome,
)
from domain.notices.team import (
    AccountLocked,
    AccountOpened,
    GroupStranger,
    LockTold,
    MessagesRecalled,
    RoleChanged,
    RoleEnded,
    TeamCard,
    TeamEndPrompt,
)
from domain.people import NOBODY_NAME
from domain.people_views import (
    ExamplesView,
    GroupLinkedView,
    GroupMenuView,
    InviteMadeView,
    InviteMenuView,
    SettingsView,
    WelcomeView,
)
from domain.privacy.asking import GuardView
from domain.privacy_views import ForgetView, OwnDataView
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
from domain.summaries.files import SummaryFileView
from domain.summaries.subscriptions import SubscribeView, SubscriptionListView, SubscriptionView
from domain.summaries.views import SummaryView
from domain.summaries.warnings import WarningView
from domain.team import LockView, TeamView
from domain.views import View
from messages import (
    accounts,
    alarms,
    audit,
    closures,
    drills,
    duty,
    groups,
    guard,
    help,
    incidents,
    invites,
    missing,
    people,
    privacy,
    report_form,
    reporting_for,
    review,
    roll_calls,
    settings,
    shift_reports,
    summaries,
    system,
    team,
    team_changes,
)
from messages.layout import Rendered, capital
from messages.reader import Reader
from messages.shelters import asking, count_news, counting, hold_menus, holding, turned_away
from messages.shelters import history as bed_history
from messages.wording import say_in

__all__ = ["Rendered", "View", "render"]

_View = TypeVar("_View")
_BEGINS = re.compile(rf"(?m)^((?:<\w+>|[^\w\s<]+ )*){NOBODY_NAME}")
"""Where a line begins with the name of nobody."""


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
    made = _without_nobody(_screen(view, notice, reader), reader)
    made = drills.marked_so(made, reader) if exercise else made
    return replace(made, protected=True) if isinstance(view, Guarded) and view.protected else made


def _without_nobody(made: Rendered, reader: Reader) -> Rendered:
    """Whoever is nobody any more is a team member, wherever a screen names them."""
    buttons = (text for row in made.keyboard for text, _ in row)
    if NOBODY_NAME not in made.html and not any(NOBODY_NAME in text for text in buttons):
        return made
    name = reader.say.plain("a team member")
    html = _BEGINS.sub(lambda found: found[1] + capital(name), made.html).replace(NOBODY_NAME, name)
    keyboard = tuple(
        tuple((capital(name) if text == NOBODY_NAME else text.replace(NOBODY_NAME, name), data) for text, data in row)
        for row in made.keyboard
    )
    return replace(made, html=html, keyboard=keyboard)


def _screen(view: View, notice: BaseNotice, reader: Reader) -> Rendered:
    """By the table below; a test sees that no kind is missing in it."""
    return _SCREENS[type(notice)](view, notice, reader)


def _is(view: View, kind: type[_View]) -> _View:
    if not isinstance(view, kind):
        raise TypeError(f"{type(view).__name__} is not a {kind.__name__}")
    return view


def _teaching(view: View) -> help.Teaching:
    """The view with the reader's own project and site, or the bare notice."""
    return view if isinstance(view, ExamplesView) else _is(view, BaseNotice)


def _duty_card(view: View, notice: Any, reader: Reader) -> Rendered:
    if isinstance(view, DutyOverview):
        return duty.overview(view, reader)
    return duty.duty(_is(view, DutyView), reader)


def _beds_answer(view: View, notice: Any, reader: Reader) -> Rendered:
    if isinstance(view, BoardView):
        return asking.board(view, reader)
    return asking.answer(_is(view, BedsView), reader)


def _wordless(view: View, notice: Any, reader: Reader) -> Rendered:
    raise TypeError("a reaction is a sign on a message, not a text; see messages/signs.py")


def _wordless1(view: View, notice: Any, reader: Reader) -> Rendered:
    raise TypeError("what takes messages away has no text")


def _wordless2(view: View, notice: Any, reader: Reader) -> Rendered:
    raise TypeError("what pins a message has no text")


_SCREENS: Mapping[type[BaseNotice], Callable[[Any, Any, Reader], Rendered]] = {
    ShiftReportReceipt: lambda view, _notice, reader: shift_reports.receipt(_is(view, ReceiptView), reader),
    NotifiableAlert: lambda view, _notice, reader: shift_reports.notifiable_alert(_is(view, NotifiableView), reader),
    NotifiableCorrected: lambda view, _notice, reader: shift_reports.notifiable_corrected(
        _is(view, NotifiableView), reader
    ),
    CorrectionPrompt: lambda view, _notice, reader: shift_reports.correction_prompt(
        _is(view, CorrectionPromptView), reader
    ),
    ReportForm: lambda view, _notice, reader: report_form.form(_is(view, FormView), reader),
    ReportFormMoved: lambda _view, notice, reader: report_form.moved(notice, reader),
    FormTextNotUsed: lambda _view, notice, reader: report_form.text_not_used(notice, reader),
    AnswerPrompt: lambda view, _notice, reader: shift_reports.answer_prompt(_is(view, AnswerPromptView), reader),
    PendingReminder: lambda view, _notice, reader: shift_reports.pending_reminder(_is(view, ReminderView), reader),
    PendingList: lambda view, _notice, reader: shift_reports.pending_list(_is(view, PendingListView), reader),
    NothingToUndo: lambda _view, notice, reader: shift_reports.nothing_to_undo(notice, reader),
    CorrectionTooLate: lambda _view, notice, reader: shift_reports.correction_too_late(notice, reader),
    DayList: lambda view, _notice, reader: shift_reports.day_list(_is(view, DayView), reader),
    ReportForMenu: lambda view, _notice, reader: reporting_for.report_for_menu(_is(view, ReportForView), reader),
    ReportForPrompt: lambda view, _notice, reader: reporting_for.report_for_prompt(
        _is(view, ReportForPromptView), reader
    ),
    ReportForOther: lambda _view, notice, reader: reporting_for.report_for_other(notice, reader),
    ReviewCard: lambda view, _notice, reader: review.review_card(_is(view, ReviewView), reader),
    ReviewReasonPrompt: lambda _view, notice, reader: review.review_reason_prompt(notice, reader),
    ReportSentBack: lambda view, _notice, reader: review.report_sent_back(_is(view, SentBackView), reader),
    ReportChangedForYou: lambda view, _notice, reader: review.report_changed(_is(view, ChangedView), reader),
    ReportReminder: lambda view, _notice, reader: missing.reminder(_is(view, ReportReminderView), reader),
    ReportReminderMoved: lambda _view, _notice, reader: missing.reminder_moved(reader),
    MissingList: lambda view, _notice, reader: missing.missing_list(_is(view, MissingListView), reader),
    MissingMatrix: lambda view, _notice, reader: missing.matrix(_is(view, MissingView), reader),
    DaysOff: lambda view, _notice, reader: missing.days_off(_is(view, DaysOffView), reader),
    Closures: lambda view, _notice, reader: closures.closures(_is(view, ClosuresView), reader),
    ClosureMenu: lambda view, _notice, reader: closures.closure_menu(_is(view, ClosureMenuView), reader),
    ClosureMade: lambda view, _notice, reader: closures.closure_made(_is(view, ClosureMadeView), reader),
    ClosureAsked: lambda view, _notice, reader: closures.closure_asked(_is(view, ClosureAskedView), reader),
    SummariesSkipped: lambda _view, notice, reader: summaries.skipped(notice, reader),
    SubscribeMenu: lambda view, _notice, reader: summaries.subscribe(_is(view, SubscribeView), reader),
    SubscriptionCard: lambda view, _notice, reader: summaries.subscription(_is(view, SubscriptionView), reader),
    SubscriptionList: lambda view, _notice, reader: summaries.subscription_list(
        _is(view, SubscriptionListView), reader
    ),
    EarlyWarningCard: lambda view, _notice, reader: summaries.early_warning(_is(view, WarningView), reader),
    DutyCard: _duty_card,
    SummaryCard: lambda view, _notice, reader: summaries.summary(_is(view, SummaryView), reader),
    SummaryMoved: lambda _view, _notice, reader: summaries.summary_moved(reader),
    SummaryFile: lambda view, _notice, reader: summaries.summary_file(_is(view, SummaryFileView), reader),
    SummaryFileMoved: lambda _view, _notice, reader: summaries.summary_file_moved(reader),
    PeriodNotUnderstood: lambda _view, notice, reader: summaries.period_not_understood(notice, reader),
    DutyCardMoved: lambda _view, notice, reader: duty.moved(notice, reader),
    DutyNews: lambda view, _notice, reader: duty.news(_is(view, DutyNewsView), reader),
    DutyOffer: lambda view, _notice, reader: duty.offer(_is(view, DutyOfferView), reader),
    DutyOfferAnswered: lambda view, _notice, reader: duty.offer_answered(_is(view, DutyOfferView), reader),
    IncidentAlert: lambda view, _notice, reader: incidents.alert(_is(view, AlertView), reader),
    IncidentGroupCard: lambda view, _notice, reader: incidents.group_card(_is(view, AlertView), reader),
    IncidentReceipt: lambda view, _notice, reader: incidents.receipt(_is(view, IncidentReceiptView), reader),
    DrillResult: lambda view, _notice, reader: drills.result(_is(view, DrillResultView), reader),
    DrillMenu: lambda view, _notice, reader: drills.menu(_is(view, DrillMenuView), reader),
    RollCallMenu: lambda view, _notice, reader: roll_calls.menu(_is(view, RollCallMenuView), reader),
    RollCallTally: lambda view, _notice, reader: roll_calls.tally(_is(view, RollCallTallyView), reader),
    RollCallSummary: lambda view, _notice, reader: roll_calls.tally(_is(view, RollCallTallyView), reader),
    RollCallQuestion: lambda view, _notice, reader: roll_calls.question(_is(view, RollCallQuestionView), reader),
    RollCallReminder: lambda view, _notice, reader: roll_calls.reminder(_is(view, RollCallQuestionView), reader),
    RollCallPlacePrompt: lambda view, _notice, reader: roll_calls.place_prompt(_is(view, RollCallQuestionView), reader),
    RollCallPlaceNoted: lambda view, _notice, reader: roll_calls.place_noted(_is(view, RollCallQuestionView), reader),
    IncidentPlacePrompt: lambda view, _notice, reader: incidents.prompt(_is(view, IncidentPromptView), reader),
    IncidentDonePrompt: lambda view, _notice, reader: incidents.prompt(_is(view, IncidentPromptView), reader),
    IncidentHelpPrompt: lambda view, _notice, reader: incidents.prompt(_is(view, IncidentPromptView), reader),
    IncidentPlaceNoted: lambda view, _notice, reader: incidents.place_noted(_is(view, IncidentPromptView), reader),
    IncidentGroupAnswer: lambda view, _notice, reader: incidents.group_answer(_is(view, GroupAnswerView), reader),
    IncidentFollowUp: lambda view, _notice, reader: incidents.follow_up(_is(view, FollowUpView), reader),
    IncidentPhoto: lambda view, _notice, reader: incidents.follow_up(_is(view, FollowUpView), reader),
    IncidentPhotoPrompt: lambda view, notice, reader: incidents.follow_prompt(
        _is(view, FollowPromptView), notice, reader
    ),
    IncidentPhotoNoted: lambda view, notice, reader: incidents.follow_prompt(
        _is(view, FollowPromptView), notice, reader
    ),
    IncidentNoPhoto: lambda view, notice, reader: incidents.follow_prompt(_is(view, FollowPromptView), notice, reader),
    IncidentOutcomePrompt: lambda view, notice, reader: incidents.follow_prompt(
        _is(view, FollowPromptView), notice, reader
    ),
    IncidentAdvicePrompt: lambda view, notice, reader: incidents.follow_prompt(
        _is(view, FollowPromptView), notice, reader
    ),
    IncidentReportPrompt: lambda view, notice, reader: incidents.follow_prompt(
        _is(view, FollowPromptView), notice, reader
    ),
    IncidentCardMoved: lambda _view, notice, reader: incidents.moved(notice, reader),
    IncidentShared: lambda view, _notice, reader: incidents.shared(_is(view, SharedView), reader),
    IncidentReportDue: lambda view, _notice, reader: incidents.report_due(_is(view, ReportDueView), reader),
    IncidentList: lambda view, _notice, reader: incidents.incident_list(_is(view, IncidentListView), reader),
    IncidentNotFound: lambda view, _notice, reader: incidents.not_found(_is(view, NotFoundView), reader),
    IncidentGrid: lambda view, _notice, reader: incidents.grid(_is(view, GridView), reader),
    IncidentOffer: lambda view, _notice, reader: incidents.offer(_is(view, OfferView), reader),
    IncidentRing: lambda view, _notice, reader: alarms.ring(_is(view, RingView), reader),
    IncidentWithdrawn: lambda _view, notice, reader: system.gone(notice, reader),
    IncidentMessageFate: lambda _view, notice, reader: incidents.message_fate(notice, reader),
    IncidentNews: lambda view, _notice, reader: alarms.news(_is(view, IncidentNewsView), reader),
    IncidentReminder: lambda view, _notice, reader: alarms.reminder(_is(view, IncidentReminderView), reader),
    BedCountCard: lambda view, _notice, reader: counting.count(_is(view, CountView), reader),
    BedCountMoved: lambda _view, notice, reader: counting.moved(notice, reader),
    BedCountReminder: lambda view, _notice, reader: count_news.reminder(_is(view, CountReminderView), reader),
    BedCountAsked: lambda view, _notice, reader: count_news.asked(_is(view, CountAskedView), reader),
    BedMovementUnclear: lambda view, _notice, reader: count_news.unclear(_is(view, MovementUnclearView), reader),
    BedsChanged: lambda _view, notice, reader: count_news.changed(notice, reader),
    BedSeason: lambda _view, notice, reader: count_news.season(notice, reader),
    IncidentsStuck: lambda _view, notice, reader: alarms.stuck(notice, reader),
    BedsHistory: lambda view, _notice, reader: bed_history.history(_is(view, BedHistoryView), reader),
    BedHoldCard: lambda view, _notice, reader: holding.card(_is(view, HoldView), reader),
    BedHoldKeeperCard: lambda view, _notice, reader: holding.card(_is(view, HoldView), reader),
    BedHoldReminder: lambda view, _notice, reader: holding.reminder(_is(view, HoldView), reader),
    BedHoldNews: lambda view, _notice, reader: holding.news(_is(view, HoldView), reader),
    BedHeldInGroup: lambda view, _notice, reader: holding.in_group(_is(view, HoldView), reader),
    BedHoldList: lambda view, _notice, reader: holding.hold_list(_is(view, HoldListView), reader),
    BedHoldMenu: lambda view, _notice, reader: hold_menus.menu(_is(view, HoldMenuView), reader),
    BedHoldMoved: lambda _view, notice, reader: hold_menus.moved(notice, reader),
    BedHoldInPrivate: lambda _view, notice, reader: hold_menus.in_private(notice, reader),
    BedHoldUnclear: lambda _view, notice, reader: hold_menus.unclear(notice, reader),
    BedsNotHeld: lambda view, _notice, reader: hold_menus.not_held(_is(view, NotHeldView), reader),
    BedsAnswer: _beds_answer,
    BedsAnswerMoved: lambda _view, notice, reader: asking.moved(notice, reader),
    BedsNotUnderstood: lambda _view, notice, reader: asking.not_understood(notice, reader),
    BedsBoardInGroups: lambda _view, notice, reader: asking.board_in_groups(notice, reader),
    BedsMessageEdited: lambda _view, notice, reader: asking.edited(notice, reader),
    TurnedAwayForm: lambda view, _notice, reader: turned_away.form(_is(view, RefusalFormView), reader),
    TurnedAwayReceipt: lambda view, _notice, reader: turned_away.receipt(_is(view, RefusalView), reader),
    TurnedAwayNotUnderstood: lambda _view, notice, reader: turned_away.not_understood(notice, reader),
    NotUnderstood: lambda view, notice, reader: help.not_understood(_teaching(view), notice, reader),
    EmptyReport: lambda view, notice, reader: help.empty_report(_teaching(view), notice, reader),
    OnlyText: lambda view, notice, reader: help.only_text(_teaching(view), notice, reader),
    DayNotUnderstood: lambda view, notice, reader: help.day_not_understood(_teaching(view), notice, reader),
    UnknownCommand: lambda view, notice, reader: help.unknown_command(_teaching(view), notice, reader),
    Help: lambda view, notice, reader: help.help_text(_teaching(view), notice, reader),
    NotAllowed: lambda _view, notice, reader: people.not_allowed(notice, reader),
    NoProject: lambda _view, notice, reader: people.no_project(notice, reader),
    Welcome: lambda view, _notice, reader: people.welcome(_is(view, WelcomeView), reader),
    AlreadyAdmitted: lambda _view, notice, reader: people.already_admitted(notice, reader),
    BotIsPrivate: lambda _view, notice, reader: people.bot_is_private(notice, reader),
    CodeRefused: lambda _view, notice, reader: people.code_refused(notice, reader),
    Settings: lambda view, _notice, reader: settings.settings(_is(view, SettingsView), reader),
    InviteMenu: lambda view, _notice, reader: invites.invite_menu(_is(view, InviteMenuView), reader),
    InviteMade: lambda view, _notice, reader: invites.invite_made(_is(view, InviteMadeView), reader),
    GroupMenu: lambda view, _notice, reader: groups.group_menu(_is(view, GroupMenuView), reader),
    GroupLinked: lambda view, _notice, reader: groups.group_linked(_is(view, GroupLinkedView), reader),
    GroupNotLinked: lambda _view, notice, reader: groups.group_not_linked(notice, reader),
    GroupLeft: lambda _view, notice, reader: groups.group_left(notice, reader),
    OnlyInGroups: lambda _view, notice, reader: groups.only_in_groups(notice, reader),
    OnlyInPrivate: lambda _view, notice, reader: groups.only_in_private(notice, reader),
    UpdateParked: lambda _view, notice, reader: system.update_parked(notice, reader),
    UpdateParkedForAdmins: lambda _view, notice, reader: system.update_parked_for_admins(notice, reader),
    MessagesMayBeLost: lambda _view, notice, reader: system.messages_may_be_lost(notice, reader),
    TeamCard: lambda view, _notice, reader: team.team(_is(view, TeamView), reader),
    TeamEndPrompt: lambda view, _notice, reader: team_changes.end_prompt(_is(view, TeamView), reader),
    RoleEnded: lambda _view, notice, reader: accounts.role_ended(notice, reader),
    RoleChanged: lambda _view, notice, reader: accounts.role_changed(notice, reader),
    AccountLocked: lambda _view, notice, reader: accounts.locked(notice, reader),
    AccountOpened: lambda view, _notice, reader: accounts.opened(_is(view, LockView), reader),
    LockTold: lambda view, _notice, reader: accounts.lock_told(_is(view, LockView), reader),
    GroupStranger: lambda _view, notice, reader: accounts.group_stranger(notice, reader),
    MessagesRecalled: _wordless1,
    AuditList: lambda view, _notice, reader: audit.audit(_is(view, AuditView), reader),
    AuditNotFound: lambda _view, notice, reader: audit.not_found(notice, reader),
    Privacy: lambda _view, notice, reader: privacy.privacy(notice, reader),
    MyData: lambda view, _notice, reader: privacy.my_data(_is(view, OwnDataView), reader),
    ForgetMe: lambda view, _notice, reader: privacy.forget_me(_is(view, ForgetView), reader),
    IdentityErased: lambda _view, notice, reader: privacy.erased(notice, reader),
    PersonalDataFound: lambda view, _notice, reader: guard.found(_is(view, GuardView), reader),
    TooManyMessages: lambda _view, notice, reader: guard.too_many(notice, reader),
    ReportReaction: _wordless,
    IncidentRingGone: _wordless1,
    IncidentAnswersGone: _wordless1,
    IncidentMessageGone: _wordless1,
    PersonalMessageGone: _wordless1,
    RollCallRemindersGone: _wordless1,
    BedsBoardPin: _wordless2,
}
"""How each kind is shown. A table and not a match: types of two hundred kinds are checked one by one in it, and found
by one look at run time."""
