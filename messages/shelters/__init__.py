"""What is said about shelter beds."""
