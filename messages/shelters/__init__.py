"""Shelter beds."""
