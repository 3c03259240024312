"""What incidents are called: INC-2026-0042, counted per mission and year.

Restricted ones are counted apart (INC-2026-R003): a gap in the other numbers would tell that there is one. What may be
restricted has no number until that is known.
"""


def incident_number(year: int, number: int, *, restricted: bool) -> str:
    """The number as it is said."""
    return f"INC-{year}-R{number:03}" if restricted else f"INC-{year}-{number:04}"
