"""Security incidents: what one is, who may know of it, how its alert climbs. Pure rules."""
