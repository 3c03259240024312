"""One view of every kind and state, as the services make them, with words that a test may replace by hostile ones."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.catalogue import catalogue_from
from domain import notices as n
from domain.answers import choices
from domain.catalogue import Catalogue
from domain.choices import Habit
from domain.duty import (
    Absence,
    DutyNewsView,
    DutyOfferView,
    DutyOverview,
    DutyProject,
    DutyRow,
    DutyView,
    Hours,
    OfferState,
    periods,
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
from domain.reading import Entry, Question
from domain.reading.report import Held
from domain.report_form import Form, FormState, FormView, Step
from domain.reviews import ChangedView, ReviewOutcome, ReviewReason, ReviewState, ReviewView, SentBackView
from domain.roles import Role
from domain.shift_reports import (
    AnswerPromptView,
    Conflict,
    Content,
    CorrectionPromptView,
    DayRow,
    DayView,
    Doubt,
    Notifiable,
    NotifiableView,
    PendingListView,
    PendingRow,
    ReceiptView,
    ReminderView,
    ReportForPromptView,
    ReportForView,
    ReportState,
    Somebody,
    VoidReason,
    changes,
)
from messages.render import View
from tests.messages.bed_history_samples import bed_history
from tests.messages.beds_ask_samples import beds_asked
from tests.messages.beds_counting_samples import counting
from tests.messages.follow_samples import follow_ups
from tests.messages.guard_samples import guarded
from tests.messages.hold_samples import holds
from tests.messages.incident_samples import incidents
from tests.messages.missing_samples import missing
from tests.messages.privacy_samples import privacy
from tests.messages.safety_samples import safety
from tests.messages.summary_samples import summaries
from tests.messages.team_samples import teams

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE: Catalogue = catalogue_from(None)
BOT = "vigie_bot"
TODAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 13, 2, tzinfo=UTC)
"""14:02 in Paris."""
CATALOGUE_HOURS = (CATALOGUE.duty.handover_at, CATALOGUE.duty.night_at)


@dataclass(frozen=True, slots=True)
class Words:
    """What people write: replaced by hostile words in some tests."""

    name: str = "Amina"
    comment: str = "deux familles sans tente"
    said: str = "cliniq 3O"
    about: str = "12 licornes"


def clinic(consultations: int = 34, **more: int) -> Entry:
    """A clinic's figures."""
    return Entry("clinic", {"consultations": consultations, **more})


def content(*entries: Entry, **fields: object) -> Content:
    """A report of today at the living sites of Calais."""
    made = Content("calais", "living_sites_calais", TODAY, None, entries or (clinic(women=12, minors=5),), None)
    return replace(made, **fields)  # type: ignore[arg-type]


STORED = ReceiptView(
    report_id=42,
    revision=1,
    state=ReportState.STORED,
    void_reason=None,
    content=content(),
    questions=(),
    sites=(),
    conflict=None,
    changes=(),
    counted=None,
    out_of_season=(),
    notified=None,
    today=TODAY,
    changeable=True,
    in_group=False,
)


def receipts(w: Words) -> Iterator[tuple[str, ReceiptView]]:
    """The author's card in every state."""
    yield "stored", STORED
    yield "stored old", replace(STORED, changeable=False)
    full = content(
        clinic(34, women=12, men=17, minors=5, referrals=3, emergencies=1, scabies=2),
        Entry("mental_health", {"individual_sessions": 1, "group_sessions": 2, "group_participants": 1234}),
        shift="night",
        comment=w.comment,
    )
    yield "stored, two activities", replace(STORED, content=full)
    yield "stored, nothing to report", replace(STORED, content=content(clinic(0)))
    coast = content(
        Entry("coastal_outreach", {"people_met": 23, "deaths": 1, "missing": 2}),
        site="coast_calais",
        day=date(2026, 11, 22),
    )
    alarm = replace(STORED, content=coast, out_of_season=("coastal_outreach",), notified=3)
    yield "stored, notifiable", alarm
    yield "stored, nobody to notify", replace(alarm, notified=0)
    doubt = Doubt("clinic", "consultations", 34, 8, 20)
    yield "stored, unusual", replace(STORED, doubts=(doubt,))
    every = (doubt, Doubt("clinic", "women", 12, 3, 3), Doubt("clinic", "minors", 5, None, None))
    yield "stored, everything unusual", replace(STORED, doubts=every)
    yield "stored old, unusual", replace(STORED, doubts=(doubt,), changeable=False)
    after = content(clinic(36, women=12, men=4), site="coast_calais", comment=w.comment)
    yield "corrected", replace(STORED, revision=2, content=after, changes=changes(content(), after))

    pending = replace(STORED, state=ReportState.PENDING, content=content(clinic(34)))
    unknown = Question(
        "unknown_word", w.about, ("clinic.minors", "clinic.men"), held=(Held(("clinic.minors", "clinic.men"), 12),)
    )
    vague = Question("vague_amount", w.said)
    yield "pending, unknown word", asked(pending, unknown)
    yield from questions(w, pending)
    yield "pending, two questions, nothing understood", replace(pending, content=content(), questions=(vague, unknown))
    empty = Content("calais", None, TODAY, None, (), None)
    yield "pending, nothing understood", replace(pending, content=empty, questions=(Question("bare_number", w.said),))
    sites = tuple(s.key for s in CATALOGUE.project("calais").sites)
    nowhere = content(clinic(34), site=None)
    yield "pending, site asked", replace(pending, content=nowhere, questions=(Question("no_site"),), sites=sites)
    both = ("living_sites_calais", "living_sites_dunkerque")
    camp = (Question("ambiguous_site", "camp", both),)
    yield "pending, two sites alike", replace(pending, content=nowhere, questions=camp, sites=both)
    still = replace(pending, revision=2, counted=content(), questions=(unknown,))
    yield "pending correction", replace(still, changes=changes(content(), content(clinic(34))))
    own = Conflict(True, w.name, AT, content())
    yield "conflict, own", replace(pending, content=content(clinic(36)), conflict=own)
    colleague = replace(own, own=False, reported_at=datetime(2026, 11, 22, 21, 10, tzinfo=UTC))
    yield "conflict, colleague", replace(pending, content=content(clinic(36)), conflict=colleague)
    yield "conflict, unnamed colleague", replace(pending, conflict=replace(colleague, author=None))
    yield "conflict, figures hidden", replace(pending, conflict=replace(colleague, content=content(entries=())))
    for_her = replace(pending, author=w.name, content=content(clinic(36)))
    yield "in place, conflict", replace(for_her, conflict=own)
    yield "in place, colleague", replace(for_her, conflict=replace(colleague, author="Paul"))
    yield "conflict, in place of you", replace(pending, conflict=replace(own, reported_by="Claire"))
    yield "in place", replace(STORED, author=w.name)
    yield "in your place", replace(STORED, reported_by=w.name)
    yield "in place, question", asked(replace(pending, author=w.name), unknown)
    for reason in VoidReason:
        yield (
            f"in place, voided, {reason}",
            replace(STORED, author=w.name, state=ReportState.VOIDED, void_reason=reason),
        )
    yield "pending, no reason", pending
    for reason in VoidReason:
        yield f"voided, {reason}", replace(STORED, state=ReportState.VOIDED, void_reason=reason)
    yield "stored, unknown keys", replace(STORED, content=content(Entry("gone", {"lost": 3}), site="nowhere"))


def asked(view: ReceiptView, *questions: Question) -> ReceiptView:
    """The card with questions, and the first one's likely answers."""
    likely = choices(questions[0], view.content, CATALOGUE, TODAY)
    return replace(view, questions=questions, choices=likely)


def questions(w: Words, pending: ReceiptView) -> Iterator[tuple[str, ReceiptView]]:
    """Each kind of question, with its likely answers as buttons; and what is remembered of them."""
    women = Held(("clinic.women", "womens_health.women"), 12)
    vague = Question(
        "vague_amount", "une vingtaine de femmes", ("clinic.women",), held=(Held(("clinic.women",), None),)
    )
    yield "pending, vague amount", asked(pending, vague)
    away = replace(pending, content=content(clinic(34), day=None))
    days = ("2026-11-23", "2026-11-22")
    yield "pending, which day", asked(away, Question("ambiguous_yesterday", "hier", days))
    held = (Held(("clinic.consultations",), 34), Held(("clinic.women",), 40))
    empty = replace(pending, content=content(entries=()))
    exceed = Question("parts_exceed_whole", "34, 40 femmes", ("clinic.consultations", "clinic.women"), held=held)
    yield "pending, parts exceed the whole", asked(empty, exceed)
    yield "pending, which number", asked(pending, Question("which_number", "", ("clinic.women",), held=(women,)))
    yield "pending, which activity", asked(empty, Question("ambiguous_activity", w.about, held=(women,)))
    not_held = Question("not_held", "pas de maraude", ("outreach",), under=("outreach",))
    yield "pending, not held", asked(pending, not_held)
    comment = Question("figures_in_comment", w.about, held=(Held(("clinic.women",), 12),))
    yield "pending, figures in the comment", asked(pending, comment)
    learned = (Habit("licornes", "clinic.minors", known=False), Habit("cm", "clinic"))
    rough = Entry("clinic", {"consultations": 20, "minors": 5}, frozenset({"consultations"}))
    yield "stored, estimate and habits", replace(STORED, content=content(rough), habits=learned)


def waiting(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """What is said while a question waits."""
    word = Question("unknown_word", w.about)
    for name, question, said in (
        ("a word", word, None),
        ("a number", Question("vague_amount", "une vingtaine", ("clinic.women",)), None),
        ("a day", Question("ambiguous_date", "lundi"), None),
        ("a place", Question("ambiguous_site", "camp"), None),
        ("a word, not understood", word, w.said),
    ):
        notice = n.AnswerPrompt(report_id=42, said=said)
        yield f"answer prompt, {name}", AnswerPromptView(42, question, said), notice
    yield "reminder", ReminderView(42, word), n.PendingReminder(report_id=42)
    yield "reminder, in place", ReminderView(42, word, w.name), n.PendingReminder(report_id=42)
    yield "reminder, same work", ReminderView(42, None), n.PendingReminder(report_id=42)
    rows = (PendingRow(w.name, "coast_calais", AT), PendingRow(None, None, AT.replace(day=22)))
    full = PendingListView("calais", rows, TODAY)
    yield "pending list", full, n.PendingList(project="calais")
    yield "pending list, long", replace(full, rows=rows[:1] * 30), n.PendingList(project="calais")
    yield "pending list, empty", replace(full, rows=()), n.PendingList(project="calais")


def days(w: Words) -> Iterator[tuple[str, DayView]]:
    """A project's day."""
    rows = (
        DayRow(w.name, AT, content(), False),
        DayRow(None, AT.replace(hour=20), content(clinic(8), site="coast_calais", shift="night"), True),
        DayRow("Paul", AT.replace(day=24, hour=9), content(clinic(1), Entry("distribution", {"tents": 2})), False),
    )
    totals = {"clinic": {"consultations": 43, "women": 12, "minors": 5}, "distribution": {"tents": 2}}
    full = DayView("calais", TODAY, TODAY, rows, totals, ((w.name, 1), (None, 1)))
    yield "day", full
    rough = Entry("clinic", {"consultations": 20}, frozenset({"consultations"}))
    about = replace(full, rows=(DayRow(w.name, AT, content(rough), False),), totals={"clinic": {"consultations": 20}})
    yield "day, an estimate", replace(about, pending=())
    flagged = replace(rows[0], doubts=(Doubt("clinic", "consultations", 34, 8, 20),))
    yield "day, unusual", replace(full, rows=(flagged, *rows[1:]))
    numbered = (replace(flagged, report=(42, 1)), rows[1], replace(rows[2], report=(44, 2), sent_back=True))
    yield "day, to review", replace(full, rows=numbered)
    sent = (replace(rows[0], report=(42, 1), reported_by="Claire"),)
    twice = replace(full, rows=sent, pending=((w.name, 2), ("Paul", 1)), may_report_for=True)
    yield "day, in somebody's place", twice
    yield "day, of before", replace(twice, day=date(2026, 11, 20))
    yield "day, one pending", replace(full, rows=(), totals={}, pending=((w.name, 1),))
    yield "day, empty", replace(full, rows=(), totals={}, pending=())
    yield "day, empty and past", replace(full, day=date(2025, 11, 1), rows=(), totals={}, pending=())


def alerts(w: Words) -> Iterator[tuple[str, NotifiableView]]:
    """A notifiable figure."""
    one = (Notifiable("coastal_outreach", "deaths", 1),)
    two = (Notifiable("coastal_outreach", "deaths", 2), Notifiable("clinic", "suspected_measles", 2))
    alert = NotifiableView(42, "calais", "coast_calais", TODAY, one, (), True, w.name, AT, TODAY)
    yield "alert", alert
    yield "alert, unconfirmed", replace(alert, found=two, confirmed=False, reporter=None, project=None, site=None)
    yield "alert, corrected", replace(alert, before=two)
    yield "alert, withdrawn", replace(alert, found=(), before=one)


def samples(w: Words = Words()) -> Iterator[tuple[str, View, n.Notice]]:
    """Every view with its notice."""
    for name, receipt in receipts(w):
        yield name, receipt, n.ShiftReportReceipt(report_id=42)
    for name, day in days(w):
        yield name, day, n.DayList(project="calais", day=TODAY)
    for name, alert in alerts(w):
        yield name, alert, n.NotifiableAlert(report_id=42)
        yield f"{name}, ringing", alert, n.NotifiableCorrected(report_id=42)
    yield "correction prompt", CorrectionPromptView(42, f"/r {w.comment}"), n.CorrectionPrompt(report_id=42)
    yield "correction prompt in a group", CorrectionPromptView(42, ""), n.CorrectionPrompt(report_id=42)
    for name, form in forms(w):
        yield name, form, n.ReportForm(form_id=7)
    yield from waiting(w)
    yield from reviews(w)
    yield from in_place(w)
    yield from duty(w)
    yield from incidents(w)
    yield from follow_ups(w)
    yield from safety(w)
    yield from summaries()
    yield from missing(w.name, w.said)
    yield from teams(w.name, w.said)
    yield from bed_history()
    yield from holds(w)
    yield from counting(w)
    yield from beds_asked(w)
    yield from privacy(w)
    yield from teaching(w)
    yield from admission(w)
    yield from plain(w)
    yield from guarded(w.name, w.said)


def forms(w: Words) -> Iterator[tuple[str, FormView]]:
    """The guided form on each of its steps, and when it is no longer open."""
    clinic_order = tuple(i.key for i in CATALOGUE.activity("clinic").indicators)
    nowhere = Content("calais", None, TODAY, None, (), None)
    sites = tuple(s.key for s in CATALOGUE.project("calais").sites)
    asking = FormView(7, None, FormState.OPEN, Form(nowhere), sites, TODAY, TODAY, True, (), (), False, AT)
    yield "form, site", asking
    every_site = tuple(s.key for p in CATALOGUE.projects for s in p.sites)
    yield "form, site, many", replace(asking, choices=every_site, form=Form(nowhere, page=1))
    empty = Form(replace(nowhere, site="living_sites_calais"), Step.ACTIVITY)
    activities = tuple(a.key for a in CATALOGUE.activities)
    choosing = replace(asking, form=empty, choices=activities)
    yield "form, activity", choosing
    begun = Form(content(), Step.ACTIVITY, 1, "clinic", None, clinic_order)
    yield "form, another activity", replace(choosing, form=begun)
    listed = replace(asking, form=empty.opened("clinic", clinic_order), choices=())
    yield "form, nothing entered", listed
    filled = Form(content(comment=w.comment), Step.FIGURES, 0, "clinic", None, clinic_order, 12, 12)
    yield "form, figures", replace(listed, form=filled)
    day_centre = tuple(i.key for i in CATALOGUE.activity("day_centre").indicators)
    both = content(clinic(), Entry("day_centre", {"attendance": 61}), shift="night", day=date(2026, 11, 22))
    yield "form, two activities", replace(listed, form=replace(filled, content=both).opened("day_centre", day_centre))
    yield "form, counting", replace(listed, form=filled.choosing("women"))
    zero = filled.choosing("suspected_measles").set("suspected_measles", 0)
    yield "form, counting, zero", replace(listed, form=zero)
    yield "form, counting, not reported", replace(listed, form=filled.choosing("consultations").cleared())
    over = replace(filled, content=content(clinic(3, women=12, suspected_measles=1)))
    yield "form, parts over", replace(listed, form=over, exceeded=(("clinic", "consultations"),), rings=True)
    correction = replace(listed, report_id=42, form=filled, anchor=date(2026, 11, 10))
    yield "form, correction", replace(correction, doubts=(Question("unknown_word", w.about),) * 3)
    for state in FormState:
        yield f"form, {state}", replace(listed, form=filled, state=state)
        yield f"form, correction {state}", replace(correction, state=state)


def reviews(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """A coordinator's card in every state, and what the author is told."""
    said = content(comment=w.comment)
    after = content(clinic(36, women=12, minors=5), comment=w.comment)
    card = ReviewView(42, 1, ReportState.STORED, w.name, False, AT, said, (), None, False, True, TODAY)
    later = AT.replace(hour=14)
    sent = ReviewState(w.name, AT, ReviewReason.DOUBLE, None, None, None, None, ())
    worded = replace(sent, reason=ReviewReason.OTHER, words=w.comment)
    corrected = replace(
        sent,
        outcome=ReviewOutcome.CORRECTED,
        closed_by=w.name,
        closed_at=later,
        changes=changes(said, content(clinic(36, women=12, men=4), site="coast_calais", comment=w.comment)),
    )
    right = replace(worded, outcome=ReviewOutcome.RIGHT, closed_by=None, closed_at=later)
    cards = {
        "review": card,
        "review, unusual": replace(card, doubts=(Doubt("clinic", "consultations", 34, 8, 20),)),
        "review, corrected without": replace(
            card, content=after, changes=changes(said, after), changed_by=w.name, changed_at=later
        ),
        "review, in place": replace(card, reported_by="Claire"),
        "review, own": replace(card, own=True, author=None),
        "review, reasons": replace(card, choosing=True),
        "review, sent back": replace(card, review=sent),
        "review, sent back in words": replace(card, review=worded, choosing=True),
        "review, corrected": replace(card, review=corrected),
        "review, moved only": replace(
            card, review=replace(corrected, changes=changes(said, content(shift="night", comment=w.comment)))
        ),
        "review, right": replace(card, review=right),
        "review, undone": replace(
            card,
            state=ReportState.VOIDED,
            changeable=False,
            review=replace(sent, outcome=ReviewOutcome.UNDONE, closed_by=w.name, closed_at=later),
        ),
        "review, undone before": replace(card, state=ReportState.VOIDED, changeable=False),
    }
    for name, view in cards.items():
        yield name, view, n.ReviewCard(report_id=42, choosing=view.choosing)
    back = SentBackView(42, 1, content(), sent, True, TODAY)
    yield "sent back", back, n.ReportSentBack(report_id=42)
    yield "sent back in words", replace(back, review=replace(worded, by=None)), n.ReportSentBack(report_id=42)
    yield "sent back, corrected", replace(back, review=corrected), n.ReportSentBack(report_id=42)
    yield "sent back, right", replace(back, review=right), n.ReportSentBack(report_id=42)
    mine = ChangedView(42, 2, w.name, content(), corrected.changes, True, TODAY)
    yield "changed for you", mine, n.ReportChangedForYou(report_id=42, revision=2)
    late = replace(mine, by=None, changeable=False)
    yield "changed for you, late", late, n.ReportChangedForYou(report_id=42, revision=2)
    prompt = n.ReviewReasonPrompt(report_id=42)
    yield "review in words", prompt, prompt


def in_place(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """Reporting in somebody's place: for whom, and how."""
    menu, sites = n.ReportForMenu(), ("living_sites_calais", None)
    amina, paul = Somebody(1, w.name, sites[0], Role.TEAM_MEMBER), Somebody(2, "Paul", None, Role.SHELTER_KEEPER)
    view = ReportForView("calais", (amina, paul), 0, None, None, True)
    yield "for whom", view, menu
    many = replace(view, people=tuple(Somebody(k, f"Zoé {k}", None, Role.TEAM_MEMBER) for k in range(23)))
    yield "for whom, page", replace(many, page=1), menu
    yield "for whom, unknown", replace(view, named=w.said), menu
    alike = (amina, replace(amina, id=2, site=None))
    yield "for whom, alike", replace(view, people=alike, named=w.name, others=False), menu
    yield "for whom, nobody", replace(view, people=()), menu
    yield "for whom, nobody anywhere", replace(view, project=None, people=(), others=False), menu
    yield "for whom, chosen", replace(view, people=(), chosen=amina), menu
    yield "for whom, in words", ReportForPromptView(1, w.name, None), n.ReportForPrompt(person_id=1)
    yield "for whom, not read", ReportForPromptView(1, w.name, w.said), n.ReportForPrompt(person_id=1)
    other = n.ReportForOther(report_id=42)
    yield "for another", other, other


def duty(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """Who is on duty, in every state, with every menu; what changed for somebody; offers."""
    night, monday, later = (AT.replace(hour=7, minute=0, day=day) for day in (24, 30, 26))
    claire, me = DutyRow(w.name, AT, night), DutyRow(None, AT, night)
    after = (DutyRow("Paul", night, later), DutyRow(None, monday, monday.replace(day=30, hour=19)))
    calais, clock = DutyProject(3, "calais", (claire,), after), Hours(CATALOGUE.zone, *CATALOGUE_HOURS)
    view = DutyView(7, AT, calais, may_take=True, may_plan=True)
    card = n.DutyCard(board_id=3)
    yield "duty", view, card
    yield "duty, in a group", DutyView(7, AT, calais), card
    own = replace(calais, on=(me,))
    yield "duty, mine", replace(view, duty=own, may_take=False, may_offer=True, several=True), card
    offered = replace(view, duty=own, may_take=False, may_offer=True, offered_to=w.name)
    yield "duty, offered", offered, card
    yield "duty, nobody", replace(view, duty=replace(calais, on=(), coming=())), card
    gone = tuple(replace(claire, absence=reason) for reason in Absence)
    yield "duty, nobody who counts", replace(view, duty=replace(calais, on=gone)), card
    two = replace(calais, project="littoral_nord", on=(claire, replace(me, end=monday)), coming=())
    yield "duty, two of a succession", replace(view, duty=two), card
    lost = (replace(after[0], absence=Absence.UNREACHABLE),)
    yield "duty, the next one unreachable", replace(view, duty=replace(calais, coming=lost)), card
    people = ((1, None), (2, w.name), (3, w.name), (4, "Paul"))
    yield "duty, who", replace(view, menu="who", people=people), card
    yield "duty, who, nobody", replace(view, menu="who"), card
    chosen = replace(view, menu="when", chosen=(4, "Paul"))
    yield "duty, when", replace(chosen, periods=periods(AT, clock)), card
    yield "duty, when, at night", replace(chosen, periods=periods(AT.replace(hour=22), clock)), card
    yield "duty, which day", replace(chosen, menu="day", chosen=(1, None), days=clock.handovers_after(AT, 14)), card
    yield "duty, to whom", replace(view, menu="offer", people=people[1:]), card
    drop = replace(view, menu="drop", own=(claire, *after), people=((2, w.name), (4, "Paul"), (1, None)))
    yield "duty, taking out", drop, card
    elsewhere = replace(calais, board=4, project="dunkerque", on=())
    yield "duty, several projects", DutyOverview((calais, elsewhere), AT), n.DutyCard(board_id=0)
    yield "duty moved", n.DutyCardMoved(), n.DutyCardMoved()
    news = n.DutyNews(board_id=3)
    begun = DutyNewsView("calais", AT, (me,), (me,), None)
    yield "duty begins", begun, news
    yield "duty given", replace(begun, by=w.name), news
    yield "duty given for later", replace(begun, mine=(replace(me, start=night, end=later),), by=w.name), news
    yield "duty ends", replace(begun, mine=(), on=(claire,)), news
    yield "duty ends, nobody follows", replace(begun, mine=(), on=()), news
    offer = DutyOfferView(5, "calais", OfferState.OPEN, AT, night, w.name, "Paul", True, AT)
    for state in OfferState:
        yield f"duty offer, {state}", replace(offer, state=state), n.DutyOffer(offer_id=5)
    for state in (OfferState.ACCEPTED, OfferState.REFUSED):
        answered = replace(offer, state=state, incoming=False)
        yield f"duty offer answered, {state}", answered, n.DutyOfferAnswered(offer_id=5)


def teaching(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """Answers with examples, of somebody with a usual site, without, and without a project."""
    answers: tuple[n.Notice, ...] = (
        n.Help(),
        n.NotUnderstood(said=w.said),
        n.EmptyReport(),
        n.OnlyText(voice=True),
        n.OnlyText(voice=False),
        n.DayNotUnderstood(said=w.said),
        n.UnknownCommand(said=w.said, nearest="rapport"),
        n.UnknownCommand(said=w.said, nearest=None),
    )
    for notice in answers:
        yield notice.kind, ExamplesView(notice.kind, "calais", "living_sites_calais"), notice
    coordinator = ExamplesView(
        "help",
        "calais",
        "living_sites_calais",
        reports_for=True,
        sets_duty=True,
        follows=True,
        calls_roll=True,
        counts_beds=True,
        sees_team=True,
    )
    yield "help, coordinator", coordinator, n.Help()
    yield "help, no site", ExamplesView("help", "dunkerque", None), n.Help()
    yield "help, no project", n.Help(), n.Help()


def admission(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """Welcome, settings, invitations, groups."""
    sites = tuple(s.key for s in CATALOGUE.project("calais").sites)
    member = WelcomeView(w.name, ((Role.TEAM_MEMBER, "calais"),), "calais", None, sites, True)
    yield "welcome", member, n.Welcome()
    yield "welcome, site chosen", replace(member, site=sites[1], asked=False), n.Welcome()
    lead = replace(member, roles=((Role.HEAD_OF_MISSION, None), (Role.ADMIN, None)), project=None, asked=False)
    yield "welcome, whole mission", lead, n.Welcome()
    overview = SettingsView(None, "fr", "calais", None, ("calais", "dunkerque"), sites)
    yield "settings", overview, n.Settings()
    habits = ((7, Habit("licornes", "clinic.minors")), (8, Habit(w.name[:40], "clinic")))
    yield "settings with habits", replace(overview, habits=habits), n.Settings()
    yield "settings, habits", replace(overview, menu="habits", habits=habits), n.Settings()
    for menu in ("site", "project", "language"):
        yield f"settings, {menu}", replace(overview, menu=menu), n.Settings()
    yield "invite", InviteMenuView(None, ("*", "calais", "dunkerque"), ()), n.InviteMenu()
    yield "invite, role", InviteMenuView("*", ("*", "calais"), tuple(Role)), n.InviteMenu(project="*")
    made = InviteMadeView(Role.TEAM_MEMBER, "calais", "K7M2PQ9R", AT.replace(day=26))
    yield (
        "invite made",
        made,
        n.InviteMade(role=made.role, project=made.project, code=made.code, expires_at=made.expires_at),
    )
    yield "group", GroupMenuView(None, ("calais", "dunkerque"), ("fr", "en")), n.GroupMenu()
    yield "group, language", GroupMenuView("calais", (), ("fr", "en")), n.GroupMenu(project="calais")
    yield "group linked", GroupLinkedView("calais", "fr"), n.GroupLinked()
    yield "group linked, coordination", GroupLinkedView("calais", "fr", True), n.GroupLinked()


def plain(w: Words) -> Iterator[tuple[str, View, n.Notice]]:
    """Notices that need no data are their own view."""
    own: tuple[n.Notice, ...] = (
        n.NotAllowed(use_case="report_shift", project="dunkerque", site="coast_dunkerque"),
        n.NotAllowed(use_case="correct_shift_report"),
        n.NotAllowed(use_case="something_newer"),
        n.NotAllowed(use_case="report_for", project="calais"),
        n.NotAllowed(use_case="run_drill", project="calais"),
        n.NotAllowed(use_case="call_roll", project="calais"),
        n.NotAllowed(use_case="report_for", site="coast_dunkerque", theirs=True),
        n.NoProject(),
        n.NothingToUndo(),
        n.CorrectionTooLate(report_id=42),
        n.ReportFormMoved(form_id=7),
        n.FormTextNotUsed(said=w.said, activity="clinic"),
        n.FormTextNotUsed(said=w.said, activity="gone"),
        n.AlreadyAdmitted(),
        n.BotIsPrivate(),
        n.CodeRefused(),
        n.GroupNotLinked(minutes=10),
        n.GroupNotLinked(minutes=0),
        n.GroupLeft(),
        n.OnlyInGroups(),
        n.OnlyInPrivate(command="settings"),
        n.UpdateParked(),
        n.UpdateParkedForAdmins(seq=123, parked=1),
        n.MessagesMayBeLost(since=AT.replace(day=22), until=AT),
    )
    for notice in own:
        yield notice.kind, notice, notice
