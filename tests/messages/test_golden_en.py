"""The main screens in English, as somebody reads them. Buttons stand in brackets, a row a line."""

import pytest

from tests.messages.screens import on_screen

SCREENS = {
    "stored": """
        ✅ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        [Edit] [Undo]
    """,
    "stored, two activities": """
        ✅ Living sites
        Calais · today, Mon 23 Nov · night

        Mobile clinic
        34 consultations
           including 12 women · 17 men · 5 minors
        3 referrals · 1 emergency · Scabies: 2

        Mental health
        1 individual session
        2 group sessions · 1,234 participants
        deux familles sans tente
        [Edit] [Undo]
    """,
    "stored, nothing to report": """
        ✅ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        Nothing to report: 0 consultations
        [Edit] [Undo]
    """,
    "stored, notifiable": """
        ✅ Coastal outreach · Calais coast
        Calais · yesterday, Sun 22 Nov
        23 people met
        1 death · 2 missing
        Coastal outreach: out of season, counted all the same
        Coordination told: 3 people
        [Edit] [Undo]
    """,
    "stored, unusual": """
        ✅ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors

        34 consultations, usually 8 to 20. Is it right?
        [Yes] [Correct it]
        [Undo]
    """,
    "corrected": """
        ✏️ Mobile clinic · Calais coast
        Calais · today, Mon 23 Nov
        Site: Living sites → Calais coast
        Comment added
        34 → 36 consultations
           including 12 women · 4 men (added)
        Removed: 5 minors
        deux familles sans tente
        [Edit] [Undo]
    """,
    "pending, unknown word": """
        ❓ 12 “licornes”: what is it?

        Understood, not counted yet:
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
        [12 minors] [12 men]
        [12 referrals] [Something else…]
        [Leave out]
        [Edit] [Cancel]
    """,
    "pending, nothing understood": """
        ❓ “cliniq 3O”: of what?

        Nothing is counted yet.
        [Answer…]
        [Edit] [Leave it all out]
    """,
    "pending, two sites alike": """
        ❓ “camp”: which site?

        Understood, not counted yet:
        Mobile clinic
        Calais · today, Mon 23 Nov
        34 consultations
        [Living sites, Calais]
        [Living sites, Dunkirk]
        [Something else…]
        [Edit] [Leave it all out]
    """,
    "pending correction": """
        ❓ 12 “licornes”: what is it?

        Understood, not counted yet:
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
        Still counts: 34 consultations (12 women, 5 minors)
        [Answer…] [Leave out]
        [Edit] [Cancel]
    """,
    "conflict, own": """
        ❓ You already reported this shift
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        Before, 14:02: 34 consultations (12 women, 5 minors)
        Now: 36 consultations
        Replace: 36. Add: 70 consultations.
        Replacing removes: 12 women · 5 minors
        Nothing changes before your answer.
        [Replace] [Add] [Cancel]
    """,
    "conflict, colleague": """
        ❓ Amina already reported this shift
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        Amina, yesterday 22:10: 34 consultations (12 women, 5 minors)
        You: 36 consultations
        The same work, or another team's?
        Nothing changes before your answer.
        [Same, drop mine]
        [Another team, add]
    """,
    "voided, undone": """
        ↩️ Report undone, not counted
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        [Restore]
    """,
    "voided, replaced": """
        ↩️ Replaced by your later report
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
    """,
    "day": """
        📊 Calais · today, Mon 23 Nov
        Mobile clinic: 43 consultations (12 women, 5 minors)
        Distribution: 2 tents

        3 reports
        14:02 Amina · Living sites · Mobile clinic: 34 consultations (12 women, 5 minors)
        21:02 somebody on the team · Calais coast · night · Mobile clinic: 8 consultations · corrected
        Tue 24 Nov 10:02 Paul · Living sites · Mobile clinic: 1 consultation · Distribution: 2 tents
        2 pending, not counted yet: Amina, somebody on the team
    """,
    "day, empty": """
        📊 Calais · today, Mon 23 Nov
        No report yet.
        For example:
        /r clinic living sites 34 consultations, 12 women
    """,
    "review": """
        ✅ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        [Send back] [Correct it]
    """,
    "review, reasons": """
        ✅ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        Why does it go back?
        [Double] [Site]
        [Figure] [Other…]
        [Back]
    """,
    "review, sent back": """
        ⏳ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        Sent back by Amina, 14:02: reported twice?
        No answer yet. Its figures count meanwhile.
        [Correct it]
    """,
    "review, corrected": """
        ✏️ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        Sent back by Amina, 14:02: reported twice?
        Corrected: 34 → 36 consultations, 4 men, by Amina, 15:02
        Site: Living sites → Calais coast
        Removed: 5 minors
        [Send back] [Correct it]
    """,
    "review, corrected without": """
        ✏️ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        36 consultations (12 women, 5 minors)
        deux familles sans tente
        Corrected: 34 → 36 consultations, by Amina, 15:02
        [Send back] [Correct it]
    """,
    "review, right": """
        ✅ Amina · 14:02
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        Sent back by Amina, 14:02:
        deux familles sans tente
        It is right, says somebody on the team, 15:02
        [Send back] [Correct it]
    """,
    "sent back": """
        ❓ Amina asks: reported twice?
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        Its figures count meanwhile.
        [Edit] [It is right]
    """,
    "sent back in words": """
        ❓ Your coordinator has a question
        deux familles sans tente
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        Its figures count meanwhile.
        [Edit] [It is right]
    """,
    "sent back, corrected": """
        ✅ Answered
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        Corrected: 34 → 36 consultations, 4 men, by Amina, 15:02
        Site: Living sites → Calais coast
        Removed: 5 minors
    """,
    "changed for you": """
        ✏️ Amina corrected your report
        Living sites
        Calais · today, Mon 23 Nov
        Site: Living sites → Calais coast
        34 → 36 consultations · 4 men
        Removed: 5 minors
        [Edit]
    """,
    "review in words": """
        ❓ Reply with what is wrong
        The author reads it below their report.
        No names of people assisted.
    """,
    "alert": """
        🚨 1 death · Calais coast, Calais
        today, Mon 23 Nov
        Reported by Amina, 14:02
    """,
    "alert, unconfirmed": """
        🚨 2 deaths, suspected measles: 2
        To be confirmed: the message leaves a question open
        today, Mon 23 Nov
        Reported by the team, 14:02
    """,
    "alert, corrected, ringing": """
        ✏️ Corrected: 2 → 1 death, suspected measles: 2 → 0 · Calais coast, Calais
    """,
    "alert, withdrawn": """
        🟢 1 → 0 deaths · Calais coast, Calais
        today, Mon 23 Nov
        Reported by Amina, 14:02
        Corrected by the author.
    """,
    "not_understood": """
        Not understood: “cliniq 3O”
        For example:
        /r clinic 34 consultations, 12 women
        /r mental health 8 individual sessions yesterday
        /r clinic nothing to report
    """,
    "help": """
        A report is one line:
        /r clinic 34 consultations, 12 women
        /r mental health 8 individual sessions yesterday
        /r clinic nothing to report
        A mistake: edit your message. More: /today /settings
        Danger: /incident. Life in danger: /sos
        Phone lost: /lockme
    """,
    "welcome": """
        Welcome to Vigie, Amina
        field team · Calais
        To report, send one line:
        /r clinic living sites 34 consultations, 12 women
        Where do you usually work?
        [Day centre for unaccompanied minors]
        [Living sites] [Calais coast]
        [Winter shelter]
        [Skip]
    """,
    "invite made": """
        Invitation to Vigie · Calais
        Role: field team
        Open this link, then tap Start:
        https://t.me/vigie_bot?start=K7M2PQ9R
        Or send /start K7M2PQ9R to @vigie_bot
        For one person, until Thu 26 Nov 14:02.
    """,
    "settings": """
        Settings
        Usual site: none
        Project: Calais
        Language: Français
        [Site] [Project] [Language]
    """,
    "group linked": """
        ✅ This group reports for Calais
        To report, send one line:
        /r clinic living sites 34 consultations, 12 women
        👌 on your message: stored. 🤔: a question for you.
        /today: today's reports
        Danger: /incident. Life in danger: /sos
        Everybody in the group sees what is written here.
        Sensitive: send it to @vigie_bot.
        [It is the coordination's group]
    """,
    "bot_is_private": """
        🔒 Vigie is for invited teams only.
        Invited? Open the link, or send /start and the code.

        Vigie est réservé aux équipes invitées.
        Invitation reçue ? Ouvrir le lien, ou /start et le code.
    """,
    "update_parked": """
        ⏳ Your message is kept, but not dealt with yet
        Something went wrong in Vigie; the admins know.
        Urgent: call your coordinator.
    """,
    "form, site, many": """
        Report
        At which site?
        [Living sites, Dunkirk]
        [Dunkirk coast]
        [Emergency shelter for single…]
        [Girls' day centre]
        [Accommodation]
        [‹ 1/3] [3/3 ›]
        [Cancel]
    """,
    "form, activity": """
        Report · Living sites
        Calais · today, Mon 23 Nov
        Which activity?
        [Mobile clinic] [Mental health]
        [Women's health]
        [Sexual violence care]
        [Social and legal] [Day centre]
        [Coastal outreach] [Outreach]
        [Distribution]
        [Yesterday] [Night] [Other site]
        [Cancel]
    """,
    "form, figures": """
        ⏳ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        deux familles sans tente
        Tap a line, or write “12 women”.
        Nothing counts before it is saved.
        [Consultations  34]
        [Women  12]
        [Men  –]
        [Minors  5]
        [New patients  –]
        [2/3 ›]
        [+ activity] [Yesterday] [Night]
        [Save] [Cancel]
    """,
    "form, two activities": """
        ⏳ Day centre · Living sites
        Calais · yesterday, Sun 22 Nov · night
        Attendance: 61
        Mobile clinic: 34 consultations
        Tap a line, or write “12 girls”.
        Nothing counts before it is saved.
        [Attendance  61]
        [Girls  –]
        [New arrivals  –]
        [Workshops  –]
        [Meals  –]
        [+ activity] [Today] [Day]
        [Save] [Cancel]
    """,
    "form, counting": """
        ⏳ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        deux familles sans tente

        Women: 12
        Tap, or type the number.
        [−5] [−1] [0]
        [+1] [+5] [+10]
        [‹ Consultations] [Men ›]
        [Done] [Save]
    """,
    "form, counting, zero": """
        ⏳ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        Suspected measles: 0
        deux familles sans tente

        Suspected measles: 0
        Tap, or type the number.
        [−5] [−1] [Clear]
        [+1] [+5] [+10]
        [‹ Respiratory in…]
        [Done] [Save]
    """,
    "form, parts over": """
        ⏳ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        3 consultations
           including 12 women
        Suspected measles: 1
        Consultations: the parts exceed the whole
        Saved, it alerts the coordination at once.
        Tap a line, or write “12 women”.
        Nothing counts before it is saved.
        [Consultations  3]
        [Women  12]
        [Men  –]
        [Minors  –]
        [New patients  –]
        [2/3 ›]
        [+ activity] [Yesterday] [Night]
        [Save] [Cancel]
    """,
    "form, correction": """
        ✏️ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        deux familles sans tente
        12 “licornes”: what is it?
        12 “licornes”: what is it?
        Tap a line, or write “12 women”.
        In words too: edit your message, or reply here.
        Nothing changes before it is saved.
        [Consultations  34]
        [Women  12]
        [Men  –]
        [Minors  5]
        [New patients  –]
        [2/3 ›]
        [+ activity] [Tue 10 Nov] [Night]
        [Save] [Cancel]
    """,
    "form, cancelled": """
        ↩️ Form set aside
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        Nothing of it is counted.
        [Go on] [New form]
    """,
    "form, correction expired": """
        ⏳ Draft, not counted
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        Not touched since 14:02, kept.
        The report stands as it was.
        [Go on] [Receipt]
    """,
    "form_text_not_used": """
        Not entered: “cliniq 3O”
        What works here:
        12 women
        or a number up to 5,000 once a line is tapped.
        Another day or site: with the form's buttons.
    """,
    "pending, vague amount": """
        ❓ “une vingtaine de femmes”: how many exactly?

        Understood, not counted yet:
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
        [≈ 20 women] [Something else…]
        [Leave out]
        [Edit] [Cancel]
    """,
    "pending, which day": """
        ❓ “hier”, written at night: which day is it?

        Understood, not counted yet:
        Mobile clinic · Living sites
        Calais
        34 consultations
        [Today, Mon 23 Nov]
        [Yesterday, Sun 22 Nov]
        [Something else…]
        [Edit] [Leave it all out]
    """,
    "pending, parts exceed the whole": """
        ❓ “34, 40 femmes”: the parts exceed the whole. Which figure is right?

        Nothing is counted yet.
        [40 consultations]
        [34 consultations: wrong]
        [40 women: wrong] [Something else…]
        [Edit] [Leave it all out]
    """,
    "pending, which number": """
        ❓ Women: how many, then?

        Understood, not counted yet:
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations
        [Answer…] [Leave out]
        [Edit] [Cancel]
    """,
    "stored, estimate and habits": """
        ✅ Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        ≈ 20 consultations
           including 5 minors
        licornes = minors: remembered for next time
        cm = Mobile clinic, as usual
        [Edit] [Undo]
    """,
    "answer prompt, a word, not understood": """
        ❓ 12 “licornes”: what is it?
        Not understood: “cliniq 3O”
        Reply to this message. The word is enough, or the figure with its word.
    """,
    "reminder": """
        ⏳ Your report still waits, not counted yet
        12 “licornes”: what is it?
        Answer with the buttons quoted here, or in a word.
    """,
    "pending list": """
        ⏳ Calais: 2 reports not counted yet
        Waiting for an answer from:
        Amina · Calais coast · since 14:02
        somebody on the team · since yesterday 14:02
    """,
    "settings, habits": """
        My habits
        Once forgotten, it is asked again.
        licornes = minors
        Amina = Mobile clinic
        [Forget licornes = minors]
        [Forget Amina = Mobile clinic]
        [Forget all]
        [Back]
    """,
    "in place": """
        ✅ Mobile clinic · Living sites
        For Amina
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        [Edit] [Undo]
    """,
    "in your place": """
        ✅ Mobile clinic · Living sites
        Sent in your place by Amina
        Calais · today, Mon 23 Nov
        34 consultations
           including 12 women · 5 minors
        [Edit] [Undo]
    """,
    "in place, conflict": """
        ❓ Amina already reported this shift
        Mobile clinic · Living sites
        For Amina
        Calais · today, Mon 23 Nov
        Before, 14:02: 34 consultations (12 women, 5 minors)
        Now: 36 consultations
        Replace: 36. Add: 70 consultations.
        Replacing removes: 12 women · 5 minors
        Nothing changes before your answer.
        [Replace] [Add] [Cancel]
    """,
    "conflict, in place of you": """
        ❓ Claire already reported this shift for you
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        Before, 14:02: 34 consultations (12 women, 5 minors)
        Now: 34 consultations
        Replace: 34. Add: 68 consultations.
        Replacing removes: 12 women · 5 minors
        Nothing changes before your answer.
        [Replace] [Add] [Cancel]
    """,
    "day, in somebody's place": """
        📊 Calais · today, Mon 23 Nov
        Mobile clinic: 43 consultations (12 women, 5 minors)
        Distribution: 2 tents

        1 report
        1. 14:02 Amina · Living sites · Mobile clinic: 34 consultations (12 women, 5 minors) · sent by Claire
        3 pending, not counted yet: Amina (2), Paul
        To review one: its number.
        [1]
        [For somebody…]
    """,
    "review, in place": """
        ✅ Amina · 14:02
        Sent in their place by Claire
        Mobile clinic · Living sites
        Calais · today, Mon 23 Nov
        34 consultations (12 women, 5 minors)
        deux familles sans tente
        [Send back] [Correct it]
    """,
    "reminder, in place": """
        ⏳ Amina's report still waits, not counted yet
        12 “licornes”: what is it?
        Answer with the buttons quoted here, or in a word.
    """,
    "reminder, same work": """
        ⏳ Your report still waits, not counted yet
        Already reported: does it count once or twice?
        Answer with the buttons of the message quoted here.
    """,
    "for whom": """
        Report for whom?
        Also in one line: /report_for, the name, the report.
        [Amina] [Paul]
        [Other projects]
    """,
    "for whom, alike": """
        Report for whom?
        Which Amina?
        Also in one line: /report_for, the name, the report.
        [Amina · Living sites]
        [Amina · field team]
    """,
    "for whom, chosen": """
        Report for Amina
        It will be theirs; you both get the receipt.
        [Write it] [With buttons]
        [Back]
    """,
    "for whom, in words": """
        ❓ Reply here with the report for Amina
        Any other message counts as your own report.
    """,
    "for whom, not read": """
        ❓ Reply here with the report for Amina
        Not counted yet: “cliniq 3O”
        Your own report: /r in front of it.
    """,
    "for another": """
        🔒 A report stays its author's
        Nothing changed. For somebody else: /undo, then send it again.
    """,
    "help, coordinator": """
        A report is one line:
        /r clinic 34 consultations, 12 women
        /r mental health 8 individual sessions yesterday
        /r clinic nothing to report
        A mistake: edit your message. More: /today /settings
        Danger: /incident. Life in danger: /sos
        Phone lost: /lockme
        Count the beds: /occupancy /in /out
        For somebody of your team: /report_for
        Your team, roles, lost phones: /team
        Who is on duty, taking over: /duty
        After an alert: answer its card. All: /incidents. One: /incident INC-2026-0042
        Is everybody safe: /rollcall. Exercise: /drill
    """,
    "duty": """
        Calais · Amina on duty
        until Tue 24 Nov 08:00
        Then:
        Tue 24 Nov 08:00 · Paul
        Thu 26 Nov 08:00 · nobody
        Mon 30 Nov 08:00 · you
        Mon 30 Nov 20:00 · nobody
        [I take over]
        [Plan…] [Take out…]
    """,
    "duty, mine": """
        Calais · you are on duty
        until Tue 24 Nov 08:00
        Then:
        Tue 24 Nov 08:00 · Paul
        Thu 26 Nov 08:00 · nobody
        Mon 30 Nov 08:00 · you
        Mon 30 Nov 20:00 · nobody
        [Offer it…]
        [Plan…] [Take out…]
        [All projects]
    """,
    "duty, offered": """
        Calais · you are on duty
        until Tue 24 Nov 08:00
        Offered to Amina, no answer yet
        Then:
        Tue 24 Nov 08:00 · Paul
        Thu 26 Nov 08:00 · nobody
        Mon 30 Nov 08:00 · you
        Mon 30 Nov 20:00 · nobody
        [Withdraw the offer]
        [Plan…] [Take out…]
    """,
    "duty, nobody": """
        Calais · nobody on duty
        An alert rings for all coordinators.
        [I take over]
        [Plan…]
    """,
    "duty, nobody who counts": """
        Calais · nobody on duty
        An alert rings for all coordinators.
        Amina: no longer a coordinator here
        Amina: cannot be reached
        Amina: account locked
        Then:
        Tue 24 Nov 08:00 · Paul
        Thu 26 Nov 08:00 · nobody
        Mon 30 Nov 08:00 · you
        Mon 30 Nov 20:00 · nobody
        [I take over]
        [Plan…] [Take out…]
    """,
    "duty, two of a succession": """
        Northern coast · on duty: Amina, you
        Amina until Tue 24 Nov 08:00
        you until Mon 30 Nov 08:00
        [I take over]
        [Plan…] [Take out…]
    """,
    "duty, who": """
        Calais · who will be on duty?
        [Me] [Amina 1]
        [Amina 2] [Paul]
        [Back]
    """,
    "duty, when": """
        Calais · Paul: until when?
        [Today → Tue 24 Nov 08:00]
        [Tonight 20:00 → Tue 24 Nov 08:00]
        [This week → Mon 30 Nov 08:00]
        [Next week → Mon 7 Dec 08:00]
        [Another day…]
        [Back]
    """,
    "duty, when, at night": """
        Calais · Paul: until when?
        [Tonight → Tue 24 Nov 08:00]
        [This week → Mon 30 Nov 08:00]
        [Next week → Mon 7 Dec 08:00]
        [Another day…]
        [Back]
    """,
    "duty, which day": """
        Calais · you: until when?
        At the handover, 08:00.
        [Tue 24 Nov] [Wed 25 Nov]
        [Thu 26 Nov] [Fri 27 Nov]
        [Sat 28 Nov] [Sun 29 Nov]
        [Mon 30 Nov] [Tue 1 Dec]
        [Wed 2 Dec] [Thu 3 Dec]
        [Fri 4 Dec] [Sat 5 Dec]
        [Sun 6 Dec] [Mon 7 Dec]
        [Back]
    """,
    "duty, to whom": """
        Calais · to whom do you offer your duty?
        [Amina 1] [Amina 2]
        [Paul]
        [Back]
    """,
    "duty, taking out": """
        Calais · what is to be taken out?
        With nobody on duty, an alert rings for all coordinators.
        [Amina · Mon 23 Nov 14:02]
        [Paul · Tue 24 Nov 08:00]
        [you · Mon 30 Nov 08:00]
        [Back]
    """,
    "duty, several projects": """
        On duty
        Calais · Amina until Tue 24 Nov 08:00
        Dunkirk · nobody
        [Calais] [Dunkirk]
    """,
    "duty begins": """
        You are on duty · Calais
        until Tue 24 Nov 08:00
        /duty: see it, change it
    """,
    "duty given for later": """
        You will be on duty · Calais
        Tue 24 Nov 08:00 → Thu 26 Nov 08:00
        Changed by Amina
        /duty: see it, change it
    """,
    "duty ends": """
        You are no longer on duty · Calais
        Amina until Tue 24 Nov 08:00
        /duty: see it, change it
    """,
    "duty ends, nobody follows": """
        You are no longer on duty · Calais
        Nobody is on duty now.
        /duty: see it, change it
    """,
    "duty offer, open": """
        ❓ Amina offers you their duty · Calais
        Mon 23 Nov 14:02 → Tue 24 Nov 08:00
        Until you accept, Amina stays on duty.
        [I accept] [I can't]
    """,
    "duty offer, accepted": """
        Duty accepted · Calais
        Mon 23 Nov 14:02 → Tue 24 Nov 08:00
        Offered by Amina
    """,
    "duty offer, withdrawn": """
        Duty no longer offered · Calais
        Mon 23 Nov 14:02 → Tue 24 Nov 08:00
        Offered by Amina
    """,
    "duty offer answered, accepted": """
        Paul takes your duty · Calais
        Mon 23 Nov 14:02 → Tue 24 Nov 08:00
    """,
    "duty offer answered, refused": """
        Paul cannot take your duty · Calais
        Mon 23 Nov 14:02 → Tue 24 Nov 08:00
        It stays yours. /duty: ask somebody else
    """,
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads(name: str) -> None:
    assert on_screen(name, "en") == [line[8:] for line in SCREENS[name].strip("\n").split("\n")[:-1]]
