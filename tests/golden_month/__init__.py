"""A month of a mission that never was, its summaries as they read, and their numbers reckoned by other means."""
