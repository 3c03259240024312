"""What is added to an alert once it is out; every card shows it at once."""

from services.work import Origin, Work


async def answered(work: Work, origin: Origin, about: tuple[str, int | None] | None, text: str) -> bool:
    """A text that answers something of Vigie's (`about`: its kind and subject). Whether that was a prompt of an
    incident's (what was done, what help is needed): then it is stored."""
    raise NotImplementedError


async def shared_place(work: Work, origin: Origin, latitude: float, longitude: float) -> bool:
    """A place was shared in private. Whether it was taken as that of the sender's newest open alert of the last 24
    hours; False where they have none."""
    raise NotImplementedError
