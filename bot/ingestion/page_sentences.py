"""What could be read on a page and what could not, in sentences for people."""

from __future__ import annotations

from bot.ingestion.page import Page, PageKind

_PASTE = "Paste the article's text with /ingest"

_SENTENCES = {
    PageKind.LIVE_BLOG: "This is a live blog: what it said when it was read counts. "
    f"{_PASTE} if a later entry matters.",
    PageKind.VIDEO: f"This is a video with hardly any text. {_PASTE} if somebody has written it down.",
    PageKind.PAYWALL: f"The rest of this article is for subscribers, so only its beginning was read. {_PASTE} "
    "if you can read it.",
    PageKind.LOGIN: f"The site wants a login before it shows the article. {_PASTE} if you can read it.",
    PageKind.CONSENT_WALL: f"The site asks about cookies before it shows the article. {_PASTE} instead.",
    PageKind.SCRIPT_SHELL: f"The page is empty until a browser runs its scripts. {_PASTE} instead.",
    PageKind.BOT_CHECK: f"The site lets only people in whom it has tested. {_PASTE} instead.",
    PageKind.NO_ARTICLE: "No article was found on the page. Check the link, or paste the text with /ingest.",
    PageKind.UNREADABLE: f"The page could not be taken apart. {_PASTE} instead.",
}
_PAYWALL_WITHOUT_TEXT = f"This article is for subscribers, so nothing of it was read. {_PASTE} if you can read it."
_PARTIAL = f"Only a part of this article could be read. {_PASTE} for the rest."
_FOREIGN = (
    f"This article is {{language}}, and only English is read. The link is kept. {_PASTE} in English, if you have it."
)
_LANGUAGES = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "ko": "Korean",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_BY_SCRIPT = {"ru": "Cyrillic letters", "ar": "Arabic letters", "hi": "Devanagari"}


def page_sentence(page: Page) -> str | None:
    """What somebody who posted the page should know of its reading, on one line; None for an article read whole."""
    if page.text and not page.is_english:
        # Several languages share these letters, and only the letters were looked at.
        script = _BY_SCRIPT.get(page.language)
        name = f"in {script}" if script else f"in {_LANGUAGES.get(page.language, 'another language')}"
        return _FOREIGN.format(language=name)
    if page.kind is PageKind.PAYWALL and not page.text:
        return _PAYWALL_WITHOUT_TEXT
    sentence = _SENTENCES.get(page.kind)
    return sentence if sentence is not None else _PARTIAL if page.is_partial else None
