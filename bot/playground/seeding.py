"""The cast comes in, and its past is stored: what a mission looks like that has used Vigie for two months."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, timedelta

from bot.playground.cast import Player, TeamGroup
from bot.playground.history import Past
from domain.shift_reports import Content, ReportState
from playground.client import PlaygroundClient
from services.work import Work
from storage.shift_reports import Revision

BOT = "vigie_bot"
"""The bot's username."""
LATER = timedelta(minutes=25)
"""How long after it was sent a past report was corrected."""


async def admitted(work: Work, cast: Sequence[Player]) -> dict[str, int]:
    """Lets in whoever of the cast is not yet, with their roles and usual site; our own ids by name."""
    people, ids = work.unit.people, {}
    for player in cast:
        known = await people.by_telegram_id(player.id)
        if known is not None:
            ids[player.name] = known.id
            continue
        project = player.grants[0].project
        person_id = await people.admit(player.id, player.name, player.language, project, site_asked=False, now=work.now)
        if player.site is not None:
            await people.choose(person_id, site=player.site)
        for grant in player.grants:
            await people.grant(person_id, grant, None, work.now)
        ids[player.name] = person_id
    return ids


async def linked(work: Work, groups: Sequence[TeamGroup], ids: dict[str, int]) -> None:
    """Links the teams' groups to their projects."""
    for group in groups:
        if await work.unit.groups.by_chat(group.id) is None:
            by, language = ids[group.coordinator.name], group.coordinator.language
            await work.unit.groups.joined(group.id, by, work.now)
            await work.unit.groups.link(group.id, group.project, language, by, work.now)


async def remembered(work: Work, past: Sequence[Past], ids: dict[str, int]) -> None:
    """Stores reports of the past. Their messages are older than any that the playground knows: numbers below zero."""
    for number, report in enumerate(past, start=1):
        author = ids[report.author.name]
        at = report.at.astimezone(UTC)
        report_id = await work.unit.shift_reports.add(
            chat_id=report.author.id,
            message_id=-number,
            thread_id=None,
            author_id=author,
            reported_at=at,
            state=ReportState.STORED,
            revision=_revision(1, report, report.content, "sent", author),
        )
        if report.corrected is not None:
            corrected = _revision(2, report, report.corrected, "edited", author)
            await work.unit.shift_reports.add_revision(report_id, corrected)
            await work.unit.shift_reports.stand(report_id, state=ReportState.STORED, counted=2, pending=None)


def _revision(number: int, report: Past, content: Content, cause: str, author: int) -> Revision:
    made_at = report.at.astimezone(UTC) + (number - 1) * LATER
    follows = None if number == 1 else number - 1
    return Revision(number, made_at, author, cause, None, content, report.text, follows=follows)


async def on_stage(play: PlaygroundClient, cast: Sequence[Player], groups: Sequence[TeamGroup]) -> None:
    """The cast and its groups in the playground's world; everybody has pressed *Start*."""
    await asyncio.gather(*(play.add_person(p.name, language=p.language, id=p.id) for p in cast))
    for group in groups:
        chat = await play.add_chat(
            group.title,
            type="forum" if group.topics else "supergroup",
            members=[p.id for p in group.members],
            bots=[BOT],
            by=group.coordinator.id,
            id=group.id,
        )
        for topic in group.topics:
            await play.add_topic(chat["id"], topic, by=group.coordinator.id)
    await asyncio.gather(*(play.start(p.id) for p in cast))
