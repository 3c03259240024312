"""The view that one reader may have of a notice at the moment of sending."""

from dataclasses import replace

from domain import notices as n
from domain.frozen import frozen
from domain.incidents.follow_views import NotFoundView
from domain.incidents.views import OfferView
from domain.people import Person, UseCase, allowed
from domain.people_views import ExamplesView
from domain.views import View
from services import audit, duty, groups, guard, incidents, people, privacy, roll_calls, shelters, summaries
from services.incidents import drills
from services.missing import closing, days_off, reminders, showing
from services.shelters import count_views, hold_views
from services.shelters import history as bed_history
from services.shift_reports import form_opening, notifiable_values, pending, reporting_for, review_state
from services.shift_reports import views as shift_report_views
from services.team import views as team
from services.work import Work


@frozen
class Shown:
    """A view and the language of whoever reads it. `view` None: the reader lost the right to it, or it is gone."""

    view: View | None
    language: str
    exercise: bool = False
    """It is about an exercise: whatever is shown says so first."""


async def view_for(work: Work, notice: n.Notice, chat_id: int) -> Shown:
    """What the reader behind a chat (a person in private, a team's group) may have of the notice now."""
    # Asked here and not by each view, so that no card of an exercise, of whatever kind, can pass for a real one.
    exercise = isinstance(notice, n.AboutIncident) and await work.unit.incidents.is_exercise(notice.incident_id)
    own = notice.language if isinstance(notice, n.SummaryCard | n.SummaryFile | n.SummariesSkipped) else None
    if chat_id < 0:
        shown = await _for_group(work, notice, chat_id)
        return replace(shown, exercise=exercise, language=own or shown.language)
    reader = await work.person(chat_id)
    if reader is None or not may_read(work, reader):
        language = work.catalogue.languages[0] if reader is None else reader.language
        return Shown(await _for_nobody(work, notice, reader, chat_id), language)
    return Shown(await _for_person(work, notice, reader), own or reader.language, exercise)


def may_read(work: Work, reader: Person) -> bool:
    """Whether the person may be shown anything: with a role that counts now, and an account that is not locked."""
    return not reader.locked and any(grant.counts(work.now) for grant in reader.grants)


async def _for_nobody(work: Work, notice: n.BaseNotice, reader: Person | None, chat_id: int) -> View | None:
    """What strangers are told, what somebody is told of having become one, and what takes messages from their phone:
    it needs no right and carries nothing. What is kept about oneself stays one's own when every role is over."""
    if reader is not None and not reader.locked:
        match notice:
            case n.RoleEnded() | n.Privacy():
                return notice
            case n.MyData():
                return await privacy.own_data_view(work, reader)
            case n.ForgetMe():
                return await privacy.forget_view(work, reader, notice)
    match notice:
        case n.BotIsPrivate() | n.CodeRefused() | n.IdentityErased():
            return notice if reader is None or not reader.locked else None
        case n.AccountLocked():
            return notice if reader is not None and reader.locked else None
        case n.IncidentRingGone():
            return await incidents.ring_gone_view(work, chat_id, notice)
        case n.IncidentAnswersGone(incident_id=incident_id):
            return await incidents.answers_gone_view(work, chat_id, incident_id)
        case n.RollCallRemindersGone():
            return await roll_calls.reminders_gone_view(work, chat_id, notice)
        case n.MessagesRecalled():
            return await team.recalled_view(work, chat_id, notice)
    return None


async def _for_person(work: Work, notice: n.BaseNotice, reader: Person) -> View | None:
    match notice:
        case n.ShiftReportReceipt(report_id=report_id):
            return await shift_report_views.receipt_view(work, reader, None, report_id)
        case n.NotifiableAlert(report_id=report_id) | n.NotifiableCorrected(report_id=report_id):
            return await notifiable_values.alert_view(work, reader, report_id)
        case n.CorrectionPrompt(report_id=report_id):
            return await shift_report_views.correction_view(work, reader, report_id)
        case n.ReportForm(form_id=form_id):
            return await form_opening.form_view(work, reader, form_id)
        case n.AnswerPrompt(report_id=report_id, said=said):
            return await pending.prompt_view(work, reader, report_id, said)
        case n.PendingReminder(report_id=report_id):
            return await pending.reminder_view(work, reader, report_id)
        case n.PendingList():
            return await pending.list_view(work, reader, notice)
        case n.DayList():
            return await shift_report_views.day_view(work, reader, None, notice)
        case n.ReportForMenu():
            return await reporting_for.menu_view(work, reader, notice)
        case n.ReportForPrompt():
            return await reporting_for.prompt_view(work, reader, notice)
        case n.ReviewCard(report_id=report_id, choosing=choosing):
            return await review_state.review_view(work, reader, report_id, choosing)
        case n.ReportSentBack(report_id=report_id):
            return await review_state.sent_back_view(work, reader, None, report_id)
        case n.ReportChangedForYou(report_id=report_id, revision=revision):
            return await review_state.changed_view(work, reader, report_id, revision)
        case n.AuditList():
            return await audit.view(work, reader, notice)
        case n.MyData():
            return await privacy.own_data_view(work, reader)
        case n.ForgetMe():
            return await privacy.forget_view(work, reader, notice)
        case n.DutyCard():
            return await duty.card_view(work, reader, notice)
        case n.DutyNews():
            return await duty.news_view(work, reader, notice)
        case n.DutyOffer(offer_id=offer_id):
            return await duty.offer_view(work, reader, offer_id)
        case n.DutyOfferAnswered(offer_id=offer_id):
            return await duty.answered_view(work, reader, offer_id)
        case n.IncidentAlert():
            return await incidents.alert_view(work, reader, notice)
        case n.IncidentReceipt():
            return await incidents.receipt_view(work, reader, notice)
        case n.IncidentGroupCard() | n.IncidentGroupAnswer():
            return None
        case n.IncidentRing():
            return await incidents.ring_view(work, reader, notice)
        case n.IncidentRingGone():
            return await incidents.ring_gone_view(work, reader.telegram_id, notice)
        case n.IncidentAnswersGone(incident_id=incident_id):
            return await incidents.answers_gone_view(work, reader.telegram_id, incident_id)
        case n.IncidentWithdrawn() | n.IncidentMessageGone():
            return None
        case n.IncidentMessageFate():
            return await incidents.message_fate_view(work, reader, notice)
        case n.IncidentNews(incident_id=incident_id):
            return await incidents.news_view(work, reader, incident_id)
        case n.IncidentReminder(incident_id=incident_id):
            return await incidents.reminder_view(work, reader, incident_id)
        case n.IncidentPlacePrompt() | n.IncidentPlaceNoted() | n.IncidentDonePrompt() | n.IncidentHelpPrompt():
            return await incidents.prompt_view(work, reader, notice)
        case n.IncidentFollowUp() | n.IncidentPhoto():
            return await incidents.follow_views.follow_up_view(work, reader, notice)
        case (
            n.IncidentPhotoPrompt()
            | n.IncidentPhotoNoted()
            | n.IncidentNoPhoto()
            | n.IncidentOutcomePrompt()
            | n.IncidentAdvicePrompt()
            | n.IncidentReportPrompt()
        ):
            return await incidents.follow_views.prompt_view(work, reader, notice)
        case n.IncidentShared(incident_id=incident_id):
            return await incidents.follow_views.shared_view(work, reader, incident_id)
        case n.IncidentReportDue(incident_id=incident_id):
            return await incidents.follow_views.report_due_view(work, reader, incident_id)
        case n.IncidentList():
            return await incidents.list_view(work, reader, notice)
        case n.IncidentNotFound(said=said):
            return NotFoundView(said)
        case n.DrillResult(incident_id=incident_id):
            return await incidents.result_view(work, reader, incident_id)
        case n.DrillMenu():
            return await drills.menu_view(work, reader, notice)
        case n.RollCallMenu():
            return await roll_calls.menu_view(work, reader, notice)
        case n.RollCallTally(roll_call_id=roll_call_id) | n.RollCallSummary(roll_call_id=roll_call_id):
            return await roll_calls.tally_view(work, reader, None, roll_call_id)
        case (
            n.RollCallQuestion(entry_id=entry_id)
            | n.RollCallPlacePrompt(entry_id=entry_id)
            | n.RollCallPlaceNoted(entry_id=entry_id)
        ):
            return await roll_calls.question_view(work, reader, entry_id)
        case n.RollCallReminder(entry_id=entry_id):
            return await roll_calls.reminder_view(work, reader, entry_id)
        case n.RollCallRemindersGone():
            return await roll_calls.reminders_gone_view(work, reader.telegram_id, notice)
        case n.BedsHistory():
            return await bed_history.view(work, reader, None, notice)
        case n.BedHoldCard():
            return await hold_views.own_view(work, reader, notice)
        case n.BedHoldKeeperCard():
            return await hold_views.keeper_view(work, reader, notice)
        case n.BedHoldReminder():
            return await hold_views.reminder_view(work, reader, notice)
        case n.BedHoldNews():
            return await hold_views.news_view(work, reader, notice)
        case n.BedHoldMenu():
            return await hold_views.menu_view(work, reader, notice)
        case n.BedHoldList():
            return await hold_views.list_view(work, reader)
        case n.BedsNotHeld():
            return await hold_views.not_held_view(work, reader, notice)
        case n.BedHeldInGroup():
            return None
        case n.BedCountCard(draft_id=draft_id):
            return await count_views.count_view(work, reader, draft_id)
        case n.BedCountReminder(draft_id=draft_id):
            return await count_views.reminder_view(work, reader, draft_id)
        case n.BedCountAsked():
            return await count_views.asked_view(work, reader, notice)
        case n.BedMovementUnclear():
            return count_views.unclear_view(work, notice)
        case n.BedsAnswer():
            return await shelters.answer_view(work, reader, notice)
        case n.BedsBoardPin():
            return None
        case n.TurnedAwayForm():
            return shelters.refusal_form_view(work, reader, notice)
        case n.TurnedAwayReceipt(refusal_id=refusal_id):
            return await shelters.refusal_view(work, reader, refusal_id)
        case n.IncidentGrid():
            return incidents.grid_view(work, in_group=False)
        case n.IncidentOffer(said=said, beside=beside):
            return OfferView(said, beside)
        case n.SummaryCard():
            return await summaries.summary_view(work, reader, None, notice)
        case n.SummaryFile():
            return await summaries.file_view(work, reader, None, notice)
        case n.ReportReminder(reminder_id=reminder_id):
            return await reminders.reminder_view(work, reader, reminder_id)
        case n.MissingList():
            return await showing.list_view(work, reader, notice)
        case n.MissingMatrix():
            return await showing.matrix_view(work, reader, None, notice)
        case n.DaysOff():
            return await days_off.view(work, reader, notice)
        case n.Closures():
            return await closing.list_view(work, reader)
        case n.ClosureMenu():
            return closing.menu_view(work, reader, notice)
        case n.ClosureMade(closure_id=closure_id):
            return await closing.made_view(work, reader, closure_id)
        case n.ClosureAsked(reminder_id=reminder_id):
            return await closing.asked_view(work, reader, reminder_id)
        case n.SubscribeMenu():
            return await summaries.subscribe_view(work, reader, None, notice)
        case n.SubscriptionCard():
            return await summaries.subscription_view(work, reader, None, notice)
        case n.SubscriptionList():
            return await summaries.list_view(work, reader, None)
        case n.EarlyWarningCard():
            return await summaries.warning_view(work, reader, notice)
        case n.PersonalDataFound(guarded_id=guarded_id):
            return await guard.view(work, reader, guarded_id)
        case n.Welcome():
            return await people.welcome_view(work, reader)
        case n.Settings():
            return await people.settings_view(work, reader, notice)
        case n.InviteMenu():
            return await people.invite_menu_view(work, reader, notice)
        case n.InviteMade():
            return await people.invite_made_view(work, reader, notice)
        case n.TeamCard():
            return await team.card_view(work, reader, notice)
        case n.TeamEndPrompt():
            return await team.prompt_view(work, reader, notice)
        case n.LockTold():
            return await team.lock_view(work, reader, notice)
        case n.AccountOpened(by=by):
            return await team.opened_view(work, by)
        case n.AccountLocked() | n.GroupMenu() | n.GroupLinked():
            return None
        case n.GroupStranger(project=project):
            return notice if allowed(reader, UseCase.SEE_TEAM, project=project, now=work.now) else None
        case n.MessagesRecalled():
            return await team.recalled_view(work, reader.telegram_id, notice)
        case n.NotUnderstood(said=said) | n.DayNotUnderstood(said=said):
            return people.examples_view(reader, notice.kind, said)
        case n.UnknownCommand(said=said, nearest=nearest):
            return people.examples_view(reader, notice.kind, said, nearest)
        case n.Help():
            return replace(
                people.examples_view(reader, notice.kind),
                reports_for=reporting_for.may(work, reader),
                sets_duty=duty.sets_duty(work, reader),
                follows=incidents.follows(work, reader),
                subscribes=summaries.subscribes(work, reader),
                calls_roll=roll_calls.may_call(work, reader),
                sees_beds=shelters.are_there(work) and shelters.may(work, reader, UseCase.SEE_BEDS),
                holds_beds=shelters.may(work, reader, UseCase.HOLD_BEDS),
                counts_beds=shelters.may_count_some(work, reader),
                sees_team=bool(team.scopes(work, reader)),
            )
        case n.EmptyReport() | n.OnlyText() | n.AlreadyAdmitted() | n.NothingToUndo():
            return people.examples_view(reader, notice.kind)
        case _:
            return notice


async def _for_group(work: Work, notice: n.BaseNotice, chat_id: int) -> Shown:
    group = await work.group(chat_id)
    language = group.language if group is not None and group.language is not None else work.catalogue.languages[0]
    project = None if group is None else group.project
    view: View | None
    match notice:
        case n.ShiftReportReceipt(report_id=report_id):
            view = await shift_report_views.receipt_view(work, None, group, report_id)
        case n.SummaryCard():
            view = await summaries.summary_view(work, None, group, notice)
        case n.SummaryFile():
            view = await summaries.file_view(work, None, group, notice)
        case n.MissingMatrix():
            view = await showing.matrix_view(work, None, group, notice)
        case (
            n.ReportReminder()
            | n.ReportReminderMoved()
            | n.MissingList()
            | n.DaysOff()
            | n.Closures()
            | n.ClosureMenu()
            | n.ClosureMade()
            | n.ClosureAsked()
        ):
            view = None
        case n.SubscribeMenu():
            view = await summaries.subscribe_view(work, None, group, notice)
        case n.SubscriptionCard():
            view = await summaries.subscription_view(work, None, group, notice)
        case n.SubscriptionList():
            view = await summaries.list_view(work, None, group)
        case (
            n.NotifiableAlert()
            | n.NotifiableCorrected()
            | n.PersonalDataFound()
            | n.ReportForm()
            | n.PendingList()
            | n.ReportForMenu()
            | n.ReportForPrompt()
            | n.ReviewCard()
            | n.ReviewReasonPrompt()
            | n.DutyNews()
            | n.DutyOffer()
            | n.DutyOfferAnswered()
            | n.IncidentAlert()
            | n.IncidentReceipt()
            | n.IncidentRing()
            | n.IncidentRingGone()
            | n.IncidentWithdrawn()
            | n.IncidentMessageFate()
            | n.IncidentNews()
            | n.IncidentReminder()
            | n.IncidentPlacePrompt()
            | n.IncidentPlaceNoted()
            | n.IncidentDonePrompt()
            | n.IncidentHelpPrompt()
            | n.IncidentOffer()
            | n.IncidentPhotoPrompt()
            | n.IncidentPhotoNoted()
            | n.IncidentNoPhoto()
            | n.IncidentOutcomePrompt()
            | n.IncidentAdvicePrompt()
            | n.IncidentShared()
            | n.IncidentReportDue()
            | n.IncidentReportPrompt()
            | n.IncidentList()
            | n.DrillResult()
            | n.DrillMenu()
            | n.RollCallMenu()
            | n.RollCallSummary()
            | n.RollCallQuestion()
            | n.RollCallReminder()
            | n.RollCallRemindersGone()
            | n.RollCallPlacePrompt()
            | n.RollCallPlaceNoted()
            | n.BedHoldCard()
            | n.BedHoldKeeperCard()
            | n.BedHoldReminder()
            | n.BedHoldNews()
            | n.BedHoldMenu()
            | n.BedHoldList()
            | n.EarlyWarningCard()
        ):
            view = None
        case (
            n.TeamCard()
            | n.TeamEndPrompt()
            | n.RoleEnded()
            | n.RoleChanged()
            | n.AccountLocked()
            | n.AccountOpened()
            | n.LockTold()
            | n.GroupStranger()
            | n.MessagesRecalled()
        ):
            view = None
        case n.AuditList() | n.MyData() | n.ForgetMe():
            view = None
        case n.Welcome() | n.Settings() | n.InviteMenu() | n.InviteMade():
            view = None
        case n.BedHeldInGroup():
            view = await hold_views.group_view(work, notice)
        case n.BedsNotHeld():
            view = await hold_views.not_held_view(work, None, notice)
        case n.BedCountCard(draft_id=draft_id):
            view = await count_views.count_view(work, None, draft_id)
        case n.BedCountReminder(draft_id=draft_id):
            view = await count_views.reminder_view(work, None, draft_id)
        case n.BedMovementUnclear():
            view = count_views.unclear_view(work, notice)
        case n.BedCountAsked() | n.BedsChanged():
            view = None
        case n.BedsAnswer():
            view = await shelters.group_answer_view(work, group, notice)
        case n.BedsBoardPin():
            view = await shelters.pin_view(work, chat_id, notice)
        case n.TurnedAwayForm():
            view = shelters.refusal_form_view(work, None, notice)
        case n.TurnedAwayReceipt(refusal_id=refusal_id):
            view = await shelters.refusal_view(work, None, refusal_id)
        case n.RollCallTally(roll_call_id=roll_call_id):
            view = await roll_calls.tally_view(work, None, group, roll_call_id)
        case n.IncidentGroupCard(incident_id=incident_id):
            view = await incidents.group_card_view(work, group, incident_id)
        case n.IncidentGroupAnswer(incident_id=incident_id):
            view = await incidents.group_answer_view(work, group, incident_id)
        case n.IncidentAnswersGone(incident_id=incident_id):
            view = await incidents.answers_gone_view(work, chat_id, incident_id)
        case n.IncidentMessageGone():
            view = await incidents.message_gone_view(work, notice)
        case n.IncidentFollowUp() | n.IncidentPhoto():
            view = await incidents.follow_views.group_follow_up_view(work, group, notice)
        case n.IncidentNotFound(said=said):
            view = NotFoundView(said)
        case n.BedsHistory():
            view = await bed_history.view(work, None, group, notice)
        case n.IncidentGrid():
            view = incidents.grid_view(work, in_group=True)
        case n.ReportSentBack(report_id=report_id):
            view = await review_state.sent_back_view(work, None, group, report_id)
        case n.ReportChangedForYou(report_id=report_id, revision=revision):
            view = await review_state.changed_view(work, None, report_id, revision)
        case n.CorrectionPrompt(report_id=report_id):
            view = await shift_report_views.correction_view(work, None, report_id)
        case n.AnswerPrompt(report_id=report_id, said=said):
            view = await pending.prompt_view(work, None, report_id, said)
        case n.PendingReminder(report_id=report_id):
            view = await pending.reminder_view(work, None, report_id)
        case n.DayList():
            view = await shift_report_views.day_view(work, None, group, notice)
        case n.DutyCard():
            view = await duty.group_card_view(work, group, notice)
        case n.GroupMenu():
            view = groups.menu_view(work, notice)
        case n.GroupLinked():
            view = groups.linked_view(group)
        case n.NotUnderstood(said=said) | n.DayNotUnderstood(said=said):
            view = ExamplesView(notice.kind, project, None, said)
        case n.UnknownCommand(said=said, nearest=nearest):
            view = ExamplesView(notice.kind, project, None, said, nearest)
        case n.EmptyReport() | n.Help() | n.OnlyText() | n.AlreadyAdmitted() | n.NothingToUndo():
            beds = shelters.are_there(work)
            view = ExamplesView(notice.kind, project, None, sees_beds=beds, holds_beds=beds)
        case _:
            view = notice
    return Shown(view, language)
