"""Where the comment of a message starts: "nb : …", "remarque : …", " // …"."""

import re

COMMENT = re.compile(
    r"(?:^|(?<=[\s.,;(!]))(?:commentaires?|comments?|notes?|n\.?b\.?|remarques?|observations?|obs)\s?:|(?:^|(?<=\s))//(?=\s|$)"
)
"""What announces a comment, in a text that went through `flat`."""


def comment_in(plain: str) -> re.Match[str] | None:
    """What announces the comment of a text that went through `flat`; None where it has none."""
    return COMMENT.search(plain) if ":" in plain or "//" in plain else None
