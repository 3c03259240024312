"""What Vigie says of shelter beds."""
