"""What languages have in common for us: scripts, names, numerals, calendars, places."""
