"""Shelter beds: what is known of them, what is free, who holds them, and who was turned away."""
