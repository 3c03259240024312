"""What the clock does. Each job says what it does at a tick, and when it is due next; it does nothing else."""
