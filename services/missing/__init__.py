"""Reports that are expected: who is reminded of them, who is told that they are missing, which places are closed."""
