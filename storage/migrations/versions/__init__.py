"""One file for each revision. A revision that has been released is never edited."""
