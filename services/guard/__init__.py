"""The privacy guard: what identifies somebody in free text is masked, its author is asked, messages that say it go."""

from services.guard.answering import forget, message_gone, next_end, reopened, tap, view
from services.guard.flood import Sent, heed
from services.guard.masking import holds, mask, said

__all__ = ["Sent", "forget", "heed", "holds", "mask", "message_gone", "next_end", "reopened", "said", "tap", "view"]
