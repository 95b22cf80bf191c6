"""A likelihood as a bar, a percentage and the way it went since a day and a week before."""

from rich.text import Text

from bot.reply import Share

_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")
_PERCENTAGE_WIDTH = len(">99%")


def share_text(share: Share, bar_width: int) -> Text:
    """Draw it, `bar_width` cells for a certainty. Bars under each other line up."""
    text = Text(no_wrap=True)
    text.append(_bar(share.value, bar_width).ljust(bar_width), style="cyan")
    text.append(f" {percentage(share.value):>{_PERCENTAGE_WIDTH}}", style="bold")
    trend, style = _trend(share.value, share.before)
    if trend:
        text.append(f" {trend}", style=style)
    trend, style = _trend(share.value, share.week_before)
    if trend:
        text.append(f" {trend} in 7d", style=f"dim {style}")
    return text


def percentage(value: float) -> str:
    """In whole per cent. Only what is impossible is 0%, only what is certain 100%."""
    whole = round(value * 100)
    if whole == 0 and value > 0:
        return "<1%"
    if whole == 100 and value < 1:
        return ">99%"
    return f"{whole}%"


def _bar(value: float, width: int) -> str:
    full, rest = divmod(round(min(max(value, 0.0), 1.0) * width * 8), 8)
    return "█" * full + _EIGHTHS[rest]


def _trend(value: float, before: float | None) -> tuple[str, str]:
    if before is None:
        return "", ""
    points = round(value * 100) - round(before * 100)
    if points > 0:
        return f"▲{points}", "green"
    return (f"▼{-points}", "red") if points < 0 else ("", "")
