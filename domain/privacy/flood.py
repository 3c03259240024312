"""Who sends too much: so many messages within a minute, by the time at which they were written."""

from collections import deque
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=1)
SILENCE = timedelta(minutes=1)
_REMEMBERED = 2000


class Rates:
    """The last messages of each person. One process takes messages in, so that this is all of them; what another one
    counted before is forgotten, which lets somebody send a minute longer."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._sent: dict[int, deque[datetime]] = {}

    def too_many(self, person: int, at: datetime) -> bool:
        """Counts a message that was written at `at`. Whether it is one too many; then counting begins anew."""
        sent = self._sent.pop(person, None) or deque[datetime]()
        while sent and at - sent[0] >= WINDOW:
            sent.popleft()
        sent.append(at)
        if len(sent) > self.most:
            return True
        self._sent[person] = sent
        if len(self._sent) > _REMEMBERED:  # whoever has not written for longest comes first
            del self._sent[next(iter(self._sent))]
        return False
