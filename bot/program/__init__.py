"""What the program's own commands do, each beside the chat commands: lines of reports, exports, replays."""
