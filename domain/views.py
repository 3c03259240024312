"""Everything that a reader may be shown: what services make for one reader, and messages render."""

from domain.audit_views import AuditView
from domain.closures import ClosureAskedView, ClosureMadeView, ClosureMenuView, ClosuresView
from domain.duty import DutyNewsView, DutyOfferView, DutyOverview, DutyView
from domain.incidents.drills import DrillMenuView, DrillResultView
from domain.incidents.follow_views import (
    FollowPromptView,
    FollowUpView,
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
    RingGoneView,
    RingView,
)
from domain.missing import DaysOffView, MissingListView, MissingView, ReportReminderView
from domain.notices import BaseNotice
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
from domain.roll_calls import MessagesGoneView, RollCallMenuView, RollCallQuestionView, RollCallTallyView
from domain.shelters.asking_views import BedsView, BoardView, PinView
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

View = (
    SummaryView
    | TeamView
    | LockView
    | ReportReminderView
    | MissingListView
    | MissingView
    | DaysOffView
    | ClosuresView
    | ClosureMenuView
    | ClosureMadeView
    | ClosureAskedView
    | SubscribeView
    | SubscriptionView
    | SubscriptionListView
    | WarningView
    | ReceiptView
    | DayView
    | NotifiableView
    | CorrectionPromptView
    | FormView
    | AnswerPromptView
    | ReminderView
    | PendingListView
    | ReportForView
    | ReportForPromptView
    | ReviewView
    | SentBackView
    | ChangedView
    | DutyView
    | DutyOverview
    | DutyNewsView
    | DutyOfferView
    | AlertView
    | IncidentReceiptView
    | GroupAnswerView
    | GridView
    | OfferView
    | RingView
    | RingGoneView
    | IncidentNewsView
    | IncidentReminderView
    | IncidentPromptView
    | FollowUpView
    | FollowPromptView
    | SharedView
    | ReportDueView
    | IncidentListView
    | NotFoundView
    | DrillMenuView
    | DrillResultView
    | RollCallMenuView
    | RollCallTallyView
    | RollCallQuestionView
    | MessagesGoneView
    | HoldView
    | HoldMenuView
    | HoldListView
    | NotHeldView
    | CountView
    | CountReminderView
    | CountAskedView
    | MovementUnclearView
    | BedsView
    | BoardView
    | PinView
    | RefusalView
    | RefusalFormView
    | WelcomeView
    | SettingsView
    | InviteMenuView
    | InviteMadeView
    | GroupMenuView
    | GroupLinkedView
    | ExamplesView
    | BedHistoryView
    | SummaryFileView
    | AuditView
    | OwnDataView
    | ForgetView
    | GuardView
    | BaseNotice
)
"""For a notice that needs no data the view is the notice itself."""
