"""Reading: title and text in, claims out. Pure; what it knows of names comes in as a value."""
