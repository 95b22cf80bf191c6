"""What moderators change by hand: the commands that correct, and how they say what a correction did."""
