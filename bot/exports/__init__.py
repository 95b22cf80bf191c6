"""Files that people take away: a club's searches for spreadsheets and scripts, reviewed articles for training."""
