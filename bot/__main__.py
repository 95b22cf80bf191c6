"""`python -m bot` is the program `hotseat`."""

from bot.cli import main

main()
