"""Shelter beds, as they are told."""
