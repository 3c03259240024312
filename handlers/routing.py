"""Which update goes where. The first handler that fits takes it."""

from typing import Any

from telegram.ext import Application, BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from domain.incidents.taps import FollowTap, ListTap
from domain.missing_taps import ClosureTap, DayOffTap, MissingTap, ReminderTap
from domain.privacy.asking import GuardTap
from domain.privacy_taps import AuditTap, ForgetTap
from domain.shelters.taps import AskTap, CountTap, HeldTap, HistoryTap, HoldTap, TurnedAwayTap
from domain.summaries.taps import SubscribeTap, SubscriptionTap
from domain.taps import (
    AnswerTap,
    DayTap,
    DrillTap,
    DutyOfferTap,
    DutyTap,
    FormTap,
    GroupKindTap,
    GroupTap,
    HabitTap,
    IncidentTap,
    InviteTap,
    RaiseTap,
    ReportForTap,
    ReportTap,
    ReviewTap,
    RollCallTap,
    SettingsTap,
    SiteTap,
)
from domain.team_taps import TeamTap, UnlockTap
from handlers import (
    drills,
    duty,
    groups,
    guard,
    help,
    incidents,
    missing,
    people,
    privacy,
    report_form,
    roll_calls,
    shelters,
    shift_reports,
    summaries,
    team,
)
from handlers.words import AnswersVigie, IsAlarm, IsAnyCommand, IsCommand, IsFormLink, IsMention

_NEW = filters.UpdateType.MESSAGE
_MOVED = filters.StatusUpdate.MIGRATE
_PRIVATE = filters.ChatType.PRIVATE


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Adds every handler, in the order in which they are asked."""
    for handler in _handlers():
        application.add_handler(handler)


def _handlers() -> list[BaseHandler[Any, Any, Any]]:
    return [
        CallbackQueryHandler(incidents.tap, pattern=IncidentTap.carried_by),
        CallbackQueryHandler(incidents.tap_raise, pattern=RaiseTap.carried_by),
        CallbackQueryHandler(incidents.tap_follow, pattern=FollowTap.carried_by),
        CallbackQueryHandler(incidents.tap_list, pattern=ListTap.carried_by),
        CallbackQueryHandler(roll_calls.tap, pattern=RollCallTap.carried_by),
        MessageHandler(IsAlarm("sos"), incidents.sos),
        MessageHandler(IsAlarm("incident"), incidents.raise_alert),
        MessageHandler(IsAlarm("incidents"), incidents.show_list),
        CallbackQueryHandler(shift_reports.tap, pattern=ReportTap.carried_by),
        CallbackQueryHandler(report_form.tap, pattern=FormTap.carried_by),
        MessageHandler(filters.UpdateType.MESSAGES & IsCommand("hold"), shelters.hold),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT, shift_reports.edited),
        MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.PHOTO, incidents.caption_edited),
        MessageHandler(_NEW & IsCommand("report"), shift_reports.report),
        MessageHandler(_NEW & IsCommand("today"), shift_reports.today),
        MessageHandler(_NEW & IsCommand("report_for"), shift_reports.report_for),
        MessageHandler(_NEW & IsCommand("summary"), summaries.show),
        MessageHandler(_NEW & IsCommand("missing"), missing.show),
        MessageHandler(_NEW & IsCommand("closed"), missing.closed),
        MessageHandler(_NEW & IsCommand("dayoff"), missing.day_off),
        MessageHandler(_NEW & IsCommand("subscribe"), summaries.subscribe),
        MessageHandler(_NEW & IsCommand("subscriptions"), summaries.subscriptions),
        MessageHandler(_NEW & IsCommand("duty"), duty.show),
        MessageHandler(_NEW & IsCommand("rollcall"), roll_calls.show),
        MessageHandler(_NEW & IsCommand("drill"), drills.show),
        MessageHandler(_NEW & IsCommand("beds"), shelters.beds),
        MessageHandler(_NEW & IsCommand("occupancy"), shelters.occupancy),
        MessageHandler(_NEW & IsCommand("in"), shelters.came_in),
        MessageHandler(_NEW & IsCommand("out"), shelters.left),
        MessageHandler(_NEW & IsCommand("refused"), shelters.refused),
        MessageHandler(_NEW & IsCommand("undo"), shift_reports.undo),
        MessageHandler(_NEW & IsFormLink(), report_form.start),
        MessageHandler(_NEW & IsCommand("start"), people.start),
        MessageHandler(_NEW & IsCommand("help"), help.show),
        MessageHandler(_NEW & IsCommand("settings"), people.settings),
        MessageHandler(_NEW & IsCommand("invite"), people.invite),
        MessageHandler(_NEW & IsCommand("link"), groups.link),
        MessageHandler(_NEW & IsCommand("team"), team.show),
        MessageHandler(_NEW & IsCommand("lockme"), team.lock_me),
        MessageHandler(_NEW & IsCommand("audit"), privacy.audit),
        MessageHandler(_NEW & IsCommand("privacy"), privacy.explain),
        MessageHandler(_NEW & IsCommand("mydata"), privacy.my_data),
        MessageHandler(_NEW & IsCommand("forgetme"), privacy.ask),
        MessageHandler(_NEW & IsAnyCommand(), help.unknown_command),
        MessageHandler(_NEW & AnswersVigie() & filters.TEXT, shift_reports.answered),
        MessageHandler(_NEW & AnswersVigie() & (filters.PHOTO | filters.LOCATION), incidents.answered),
        MessageHandler(_NEW & _PRIVATE & filters.TEXT, shift_reports.plain_text),
        MessageHandler(_NEW & filters.TEXT & IsMention(), shift_reports.mention),
        MessageHandler(_NEW & _MOVED, groups.migrated),
        MessageHandler(_NEW & filters.StatusUpdate.NEW_CHAT_MEMBERS, groups.came),
        ChatMemberHandler(groups.member_came, ChatMemberHandler.CHAT_MEMBER),
        MessageHandler(_NEW & _PRIVATE & filters.LOCATION, incidents.place),
        MessageHandler(_NEW & _PRIVATE & filters.PHOTO, incidents.photo),
        MessageHandler(_NEW & _PRIVATE & ~filters.StatusUpdate.ALL, help.no_text),
        ChatMemberHandler(groups.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        CallbackQueryHandler(shift_reports.tap_answer, pattern=AnswerTap.carried_by),
        CallbackQueryHandler(people.tap_habit, pattern=HabitTap.carried_by),
        CallbackQueryHandler(shift_reports.tap_review, pattern=ReviewTap.carried_by),
        CallbackQueryHandler(shift_reports.tap_report_for, pattern=ReportForTap.carried_by),
        CallbackQueryHandler(shift_reports.tap_day, pattern=DayTap.carried_by),
        CallbackQueryHandler(missing.tap_reminder, pattern=ReminderTap.carried_by),
        CallbackQueryHandler(missing.tap, pattern=MissingTap.carried_by),
        CallbackQueryHandler(missing.tap_day_off, pattern=DayOffTap.carried_by),
        CallbackQueryHandler(missing.tap_closure, pattern=ClosureTap.carried_by),
        CallbackQueryHandler(summaries.tap_subscribe, pattern=SubscribeTap.carried_by),
        CallbackQueryHandler(summaries.tap_subscription, pattern=SubscriptionTap.carried_by),
        CallbackQueryHandler(shelters.tap_count, pattern=CountTap.carried_by),
        CallbackQueryHandler(duty.tap, pattern=DutyTap.carried_by),
        CallbackQueryHandler(duty.tap_offer, pattern=DutyOfferTap.carried_by),
        CallbackQueryHandler(drills.tap, pattern=DrillTap.carried_by),
        CallbackQueryHandler(shelters.tap_history, pattern=HistoryTap.carried_by),
        CallbackQueryHandler(shelters.tap_hold, pattern=HoldTap.carried_by),
        CallbackQueryHandler(shelters.tap_held, pattern=HeldTap.carried_by),
        CallbackQueryHandler(people.tap_site, pattern=SiteTap.carried_by),
        CallbackQueryHandler(people.tap_settings, pattern=SettingsTap.carried_by),
        CallbackQueryHandler(people.tap_invite, pattern=InviteTap.carried_by),
        CallbackQueryHandler(groups.tap_kind, pattern=GroupKindTap.carried_by),
        CallbackQueryHandler(groups.tap, pattern=GroupTap.carried_by),
        CallbackQueryHandler(shelters.tap_answer, pattern=AskTap.carried_by),
        CallbackQueryHandler(shelters.tap_refused, pattern=TurnedAwayTap.carried_by),
        CallbackQueryHandler(team.tap, pattern=TeamTap.carried_by),
        CallbackQueryHandler(team.tap_unlock, pattern=UnlockTap.carried_by),
        CallbackQueryHandler(privacy.tap_audit, pattern=AuditTap.carried_by),
        CallbackQueryHandler(privacy.tap_forget, pattern=ForgetTap.carried_by),
        CallbackQueryHandler(guard.tap, pattern=GuardTap.carried_by),
        CallbackQueryHandler(help.unknown_button),
    ]
