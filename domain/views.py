"""Everything that a reader may be shown: what services make for one reader, and messages render."""

from domain.notices import Notice
from domain.people_views import (
    ExamplesView,
    GroupLinkedView,
    GroupMenuView,
    InviteMadeView,
    InviteMenuView,
    SettingsView,
    WelcomeView,
)
from domain.reviews import ChangedView, ReviewView, SentBackView
from domain.shift_reports import CorrectionPromptView, DayView, NotifiableView, ReceiptView

View = (
    ReceiptView
    | DayView
    | NotifiableView
    | CorrectionPromptView
    | ReviewView
    | SentBackView
    | ChangedView
    | WelcomeView
    | SettingsView
    | InviteMenuView
    | InviteMadeView
    | GroupMenuView
    | GroupLinkedView
    | ExamplesView
    | Notice
)
"""For a notice that needs no data the view is the notice itself."""
