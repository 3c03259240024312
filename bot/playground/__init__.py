"""`vigie playground`: a mission on this machine, to try, train and see Vigie without an account."""
