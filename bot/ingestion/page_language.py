"""Which language a text is in, by its small words: enough to tell English from the rest."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_FEWEST_WORDS = 12
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 0.10
"""The share of small words from which a language may be named; texts have a quarter to a half of them."""
_FEWEST_SMALL_WORDS = 3
_FEWEST_FOR_NONE = 40
"""Shorter texts may be names and numbers for the most part, in whatever language."""
UNDETERMINED = "und"

_SMALL_WORDS = {
    "en": "the a an and of to in is are was were be been has have had he his him for on with as at by from that this "
    "it its not but will would who which they their after before be said than over into out could about you we our",
    "es": "el la los las un una y de del al en es son fue ser ha han que por para con se su sus no lo como más pero "
    "sobre este esta desde hasta tras ya también le entre",
    "pt": "o a os as um uma e de do da dos das ao em no na é são foi ser há que por para com se seu sua não mais mas "
    "como sobre este esta desde após já também pelo pela entre",
    "fr": "le la les un une des et de du au aux en est sont été a ont il que qui pour par avec se son sa ses ne pas "
    "plus mais comme sur ce cette dans depuis après déjà aussi leur",
    "de": "der die das den dem des ein eine einen einer und von zu zum zur im in ist sind war wurde hat haben er sein "
    "seine für mit auf als auch an bei nach aus nicht aber dass sich noch über wird",
    "it": "il lo la i gli le un una e di del della dei al alla in nel è sono stato ha hanno che per con si suo sua non "
    "più ma come su questo questa dopo già anche da dal tra",
    "nl": "de het een en van te in is zijn was werd heeft hebben hij zijn voor met op als ook aan bij na uit niet maar "
    "dat die zich nog over wordt door naar om er",
    "da": "den det en et og af til i er var blev har han hans for med på som også ved efter fra ikke men at sig om der "
    "de skal kan",
    "sv": "den det en ett och av till i är var blev har han hans för med på som också vid efter från inte men att sig "
    "om de ska kan när",
    "no": "den det en et og av til i er var ble har han hans for med på som også ved etter fra ikke men at seg om de "
    "skal kan når",
    "pl": "i w z na do się nie jest że o po to jak za przez od ale był jego który dla ma są tym oraz czy już",
    "tr": "ve bir bu da de için ile olarak olan en çok daha gibi sonra ise ancak o kadar her olduğu var yeni",
    "cs": "a v na se je že z do s to jako za po od ale byl jeho který pro má jsou tím nebo už by při",
    "ro": "și în de la un o a cu pe care nu este că din pentru mai sau dar fost lui al ale prin după are",
    "hu": "a az és hogy nem is egy volt már de meg csak mint vagy ez szerint után van azt még",
    "fi": "ja on ei se että oli hän myös mutta kun ovat ole sekä joka kuin jo nyt tai ovat sen",
    "id": "yang dan di dari untuk dengan ini itu pada dalam tidak akan telah adalah ke sebagai juga oleh",
    "vi": "và của là có được không trong cho với đã này một người những các khi",
}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in dict.fromkeys(_words.split()):
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)
_SCRIPTS = {
    "CYRILLIC": "ru",
    "GREEK": "el",
    "ARABIC": "ar",
    "HEBREW": "he",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}


def language_of(text: str) -> str:
    """The language's ISO 639-1 code, "und" for one that is not known here, empty for a text too short to tell.

    Other scripts stand for the language that is written in them most. A text in doubt is English.
    """
    sample = text[:_SAMPLE].lower()
    script = _foreign_script(sample)
    if script:
        return script
    words = _WORD.findall(sample)
    if len(words) < _FEWEST_WORDS:
        return ""
    counts = Counter(language for word in words for language in _BY_WORD.get(word, ()))
    best = max(counts, key=lambda language: (counts[language], language == "en"), default=UNDETERMINED)
    if counts[best] >= max(_FEWEST_SMALL_WORDS, _ENOUGH * len(words)):
        return best
    return UNDETERMINED if len(words) >= _FEWEST_FOR_NONE else ""


def _foreign_script(sample: str) -> str:
    letters = [char for char in sample if char.isalpha()]
    foreign = Counter(unicodedata.name(char, "").partition(" ")[0] for char in letters if ord(char) > 0x24F)
    known = Counter({name.partition("-")[0]: count for name, count in foreign.items()})
    for name, count in known.most_common(3):
        if name in _SCRIPTS and count > 0.3 * len(letters):
            # Japanese is written with Chinese characters among its own.
            is_japanese = name == "CJK" and (known["HIRAGANA"] or known["KATAKANA"])
            return "ja" if is_japanese else _SCRIPTS[name]
    return ""
