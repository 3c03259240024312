"""Every sign, with its one meaning. A sign stands at the start of a message's first line, never in running text."""

from collections.abc import Mapping
from typing import Final

STORED: Final = "✅"
CHANGED: Final = "✏️"
UNDONE: Final = "↩️"
QUESTION: Final = "❓"
WAITING: Final = "⏳"
ALERT: Final = "🚨"
SAFE: Final = "🟢"
BEDS: Final = "🛏"
SUMMARY: Final = "📊"
RESTRICTED: Final = "🔒"
DOUBTFUL: Final = "⚠️"
EXERCISE: Final = "🧪"

SEVERITY: Final[Mapping[int, str]] = {1: "⚪", 2: "🟡", 3: "🟠", 4: "🔴"}

MORE: Final = "▲"
LESS: Final = "▼"
"""▲ and ▼ stand beside a number only."""

REACTION: Final[Mapping[str, str]] = {"stored": "👌", "pending": "🤔", "alert": "👀"}
"""What a `ReportReaction` puts on a message. Bots may react with a fixed set of signs only; ✅ is not in it."""
