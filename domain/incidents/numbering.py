"""What incidents are called: INC-2026-0042, counted per mission and year.

Restricted ones are counted apart (INC-2026-R003): a gap in the other numbers would tell that there is one. What may be
restricted has no number until that is known. Exercises are counted apart as well, and called so that nobody takes one
for real: EX-2026-001.
"""


def incident_number(year: int, number: int, *, restricted: bool, exercise: bool = False) -> str:
    """The number as it is said."""
    if exercise:
        return f"EX-{year}-R{number:03}" if restricted else f"EX-{year}-{number:03}"
    return f"INC-{year}-R{number:03}" if restricted else f"INC-{year}-{number:04}"
