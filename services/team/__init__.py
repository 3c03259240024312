"""A team's people: who has which role, changed and undone; accounts that are locked.

Nothing is imported here: services/views shows what `views` makes, and what `tapping` and `locking` do begins with
services/rights, which asks services/views.
"""
