"""Summaries: what a day, a week or a month was, how complete that is, and when it is said."""
