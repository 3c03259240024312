"""Stand-in: asking keepers for a count is another slice's."""

from services.shelters.standing import keepers
from services.work import Work


async def ask_for_count(work: Work, site: str) -> bool:
    """Whether somebody is asked, or still waited for."""
    return bool(await keepers(work, site))
