"""Turns of phrase that say one thing about the person, by the status that they give him.

A phrase is looked for in a view (see `views`): P is the person, C the club, Q and D are others. A word may be a group
of alternatives in brackets; `..` stands for up to three words and `...` for up to seven, none of them another person.
Written from how the British press writes about managers; what each is worth beside everything else is learned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.domain import Status

_PHRASES: dict[Status, str] = {
    Status.APPOINTED: """
        (appoint|appointed|appoints|appointing|named|names|unveiled|unveil|unveils|welcomes|presented|hired|hire|installed|recruited) .. P
        (announce|announced|announces|confirm|confirmed|confirms|confirming) .. (appointment|arrival|signing|capture) of .. P
        (announce|announced|announces|confirm|confirmed|confirms) .. P (as|is|will|to) ..
        (welcome|delighted|pleased|proud) ... P
        P .. (is|was|has|been) .. (appointed|unveiled|presented|installed|hired|named) ..
        P .. (is|as) .. (new|next) .. (manager|coach|boss)
        P .. (signed|signs|put|puts) .. (contract|deal|pen|paper|terms)
        P .. (succeeds|replaces|succeeded|replaced) Q
        P .. (got|landed|been handed|was handed|handed|given) .. (job|post|role|reins)
        P .. (took|takes|taken|taking) (over|charge|the helm|the reins) .. (at|of|as|from) ..
        (turned|turn) to P
        P .. (permanent|permanently) ..
        (new|next) .. (manager|coach|boss) P
        replaced by P
        succeeded by P
        (have|has) .. (given|handed|entrusted) .. (job|post|role|reins|team) to .. P
        P (is|was) paraded
        P (returns|returned|back) .. (as|to) .. (manager|coach|boss|charge|C)
        (brought|bring|brings|bringing) in P
        (took|chose|choose|chosen|picked) P
        appointment of .. P
    """,
    Status.INTERIM: """
        P ... (interim|caretaker|temporary|temporarily|stopgap)
        (interim|caretaker) .. P
        P ... (until|till) (the end|a|an|they|somebody|someone|further|new)
        P .. (take|takes|taking|took|lead|leads|has|have|be|is|in) .. (temporary|interim|caretaker) ..
        P ... (mind|minds|minding|minded) the .. (shop|team|store|side)
        P .. (will|to|would) .. (take|takes|pick|look|lead|oversee|run|have) .. (team|side|training|charge|players|squad|game|match|saturday|sunday|weekend|tuesday|wednesday) ..
        P ... (hold|holds|holding|held) the fort
        P .. (steps|step|stepped|stands|stand|standing|stepping) (in|up) ..
        P ... (in the meantime|for the time being|for now|meanwhile|in the interim|for the moment|on an interim basis)
        (meantime|interim|meanwhile) .. P
        P ... (see|sees|seeing) (out|them through) ..
        P ... (look|looks|looking) after ..
        P .. (takes|take) .. (tonight|tomorrow|saturday|sunday)
        (charge|hands|left to|care) .. (of|to|in) P
        P .. (picked|picks) the (team|side)
    """,
    Status.AGREED: """
        P .. (has|have|had) .. (agreed|accepted) ..
        (agreed|agreement|agree|deal|terms) .. (with|for|to appoint|to make) .. P
        P .. (set|poised|about|due|close) to (be|become|take|succeed|replace|sign|join|return|leave for|get) ..
        P .. (will|to) be .. (confirmed|named|announced|appointed|unveiled|presented|the next|the new) ..
        P .. (is|was) expected to (be|become|take|sign|join|succeed|replace) ..
        P .. (on the verge|on the brink) of .. (becoming|joining|returning|taking|the) ..
        (set|poised|about|ready|close) to (appoint|name|announce|confirm|unveil|give|hire) .. P
        P ... here we go
        here we go .. P
        (verbal|verbally|total|full|principle) ... P
        P ... (verbal|verbally|in principle) ..
        P .. (closing|closes) in on ..
        (finalise|finalising|finalizing|completing|complete) ... P
        P .. (formality|paperwork|signature|compensation) ..
        (compensation|release clause) .. (agreed|paid|for) .. P
        P will (succeed|replace|become|take over|take charge) ..
        then P takes ..
        P .. to (succeed|replace) Q
        P .. to (become|be) .. (manager|coach|boss)
    """,
    Status.TALKS: """
        (talks|negotiations|discussions|negotiating|talking|contact|conversations|dialogue) .. (with|between|to) .. P
        P ... (talks|negotiations|discussions|interview|interviewed|contacts|conversation) ..
        (approached|approach|contacted|interviewed|interview|met|meet|meeting|sounded|spoken to|spoke to|speaking to|speak to|asked|invited|offered|offer) .. P
        P .. (was|been|being|is|be) .. (approached|contacted|interviewed|offered|sounded|spoken|invited|asked|met) ..
        P .. (met|meet|meets|spoke|spoken|holds|held|flew|flown) ..
        permission .. to (speak|talk) .. P
        approach .. (for|to) .. P
        offer .. (to|for) P
        in touch with .. P
        (sit|sat) down with .. P
        made .. offer .. P
    """,
    Status.FAVOURITE: """
        P ... (favourite|favourites|favorite|frontrunner|front runner|favouritism) ..
        (favourite|favorite|frontrunner|front runner|front - runner|favourites) .. P
        front - runner ... P
        P ... front - runner ..
        (first|top|number one|preferred|leading|main|priority|no|clear) .. (choice|target|candidate|contender|option|pick) .. P
        P .. (first|number one|no|top|preferred|leading|main|clear|outstanding) .. (choice|target|candidate|contender|preference|option|pick) ..
        P .. (priority|preference|odds on|odds - on) ..
        (priority|preference|odds - on) .. P
        P .. (leads|heads|tops|leading|heading|topping) .. (race|list|field|betting|market|running|shortlist|way|queue|hunt|pack) ..
        (list|race|field|betting|market|hunt|queue) .. (headed|led|topped) by P
        P .. (at the top|top|head) of .. (list|shortlist|market|betting|wishlist|wish) ..
        P .. (in pole|the man to beat|most likely|the one they all) ..
        P .. the (shortest|market leader|bookmakers|bookies) ..
        P .. (has|have) emerged as ..
        (want|wants|wanted) P to ..
        P .. (at|is) (evens|odds on) ..
        made .. P .. their (priority|target|choice|preference) ..
    """,
    Status.CANDIDATE: """
        P ... (candidate|candidates|contender|contenders|shortlist|shortlisted|short list|consideration|considered|frame|running|mix) ..
        (candidate|candidates|contender|contenders|shortlist|shortlisted|short list|considering|consider|considered|list|wishlist|alternatives|alternative|options|option) ... P
        P .. (on|in) .. (list|radar|agenda|frame|running|mix|hunt|picture|reckoning|thoughts|contention) ..
        (interest|interested) in .. P
        (admire|admires|admired|admirer|admirers|fans|fan|like|likes|rate|rates|want|wants|appreciate|keen|eyeing|eye|target|targeting|looking at|looked at|monitoring|tracking) .. P
        P .. (admired|appreciated|liked|rated|wanted|targeted|fancied|discussed|looked at|being looked) ..
        P ... (admirers|admirer|fans at|supporters at|backers|support|advocates) ..
        P .. (would|is|was) .. (interested|keen|open|like|love|jump|willing|tempted|fancy|fancies) ..
        P .. (applied|interested|wants|fancies|option|alternative|fallback|target) ..
        (turn|turning|move|looking) .. to .. P
        (including|such as|among them|like) .. P
        P .. (among|one of) .. (those|names|candidates|contenders|coaches|managers|options|targets|three|four|five|several) ..
        among .. P
    """,
    Status.LINKED: """
        P .. (linked|touted|mentioned|tipped|mooted|floated|suggested|discussed|named|quoted|rumoured|bandied|tossed|thrown) ..
        (linked|link|links|touted|mention|mentioned|tipped|suggested|suggest) .. P
        P ... O
        P .. (at|is|a) O ..
        O .. P
        P .. (outsider|long shot|also|next|others|outsiders) ..
        (outsider|outsiders|others|other names|names|odds|speculation|rumours|next) .. P
        P .. (could|might|may|would) (be|follow|fit|do|make) ..
        P .. N . ..
        P | ..
        names of .. P
    """,
    Status.UNLIKELY: """
        (not|unlikely|hardly|never) .. expect .. P
        (doubt|doubts|doubtful|reluctant|difficult|hard|unlikely|impossible|reservations|wary|cool|cooled) ... P
        P ... (unlikely|doubtful|reluctant|difficult|impossible|remote|cooled|improbable|faded|fading|drifted|hesitant|wary|far fetched) ..
        P .. (prefers|prefer|prefer to|would rather) ..
        P .. (not|never|no|nt) .. (expected|likely|convinced|certain|sure|ready|easy) ..
        P .. (out of reach|too expensive|too soon|too costly|hard to get|hard to prise) ..
        (prise|lure|tempt|tempting) .. P (away|from) ..
        P .. (behind|slipped|down|dropped) ..
        P .. (would|will) (cost|take some|need) ..
        P .. (release clause|buy - out|buyout|compensation) ..
        (no|little) .. (sign|suggestion|evidence|contact|approach) ... P
    """,
    Status.OUT: """
        P ... (ruled|rules|ruling|rule) .. out ..
        (ruled|rules|ruling|rule) .. out ... P
        P .. (turned|turns|turning|turn) .. down ..
        (turned|rejected|rebuffed|snubbed|spurned|jilted|refused) .. by .. P
        P .. (rejected|rejects|declined|declines|refused|refuses|withdrawn|withdrew|spurned|snubbed|jilted|snubs|withdraws|distanced) ..
        P .. (pulled|pulls|dropped|backed) out ..
        P .. (said|says|told|tells|saying) .. (no|thanks|not) ..
        (gave|give|given|gives|giving) up .. P
        P .. (not|no|never|nt|isnt|wasnt|neither) .. (interested|available|candidate|considered|contention|leaving|going|list|move|return|option|leave|join|the job|a job) ..
        P .. (no longer|out of) .. (running|race|contention|list|frame|question|picture|interested|candidate|reckoning|available|the) ..
        (not|never|no longer|neither) .. (considering|pursue|pursuing|approach|approached|want|for|interested|appoint|be) .. P
        P .. (committed|commits|committing|committed himself|pledged|signed|signs|extended|renewed) .. (D|elsewhere|himself|future) ..
        P .. (joined|joins|took|taken|taking|accepted|chose|chosen|appointed|appointed at|agreed|opted|picked) .. D ..
        P .. (overlooked|missed out|lost out|passed over|beaten|crossed|struck) ..
        (missed|miss|missing) out on P
        (talks|deal|move|negotiations|interest) .. P .. (collapsed|over|dead|ended|broke|broken|fell|off)
        P .. (stay|stays|staying|remain|remains|remaining|stayed) .. (at|with|in|where) .. (D|put|where)
        P .. (happy|settled|loyal|loyalty) ..
        (instead of|rather than|ahead of|not) P
        (forget|unlike) P
        (end|ended|ends) .. (interest|pursuit|chase|hopes) .. P
    """,
    Status.DEPARTING: """
        (sacked|sack|sacking|dismissed|dismiss|dismissing|dismissal|axed|axe|fired|ousted|binned|removed|relieved|jettisoned|ditched|dispensed with|got rid of|shown|removal|exit|departure|resignation) .. P
        (parted|part|parting|parts|split|cut) .. (company|ways|with|ties) .. P
        P .. (sacked|dismissed|axed|fired|ousted|relieved|removed|dispensed|binned|shown|shown the door|let go|stood down|paid off|told|sacking|dismissal|departure|exit|resignation|farewell|successor|replacement|departs|departed|departing|dumped) ..
        (sacking|dismissal|departure|exit|resignation|successor|replacement|farewell|removal|end) .. (of|for|to|from) .. P
        P 's .. (departure|exit|sacking|dismissal|resignation|successor|replacement|farewell|reign|tenure|time|spell|old job|vacant|assistants|last|final) ..
        P .. (left|leaves|leave|leaving|quit|quits|quitting|resigned|resigns|resigning|resign|goes|gone|going|walked|walks|walking|departed|vacated) ..
        P .. (stepped|steps|step|stepping|stood|standing|stands|stand) (down|aside|away) ..
        P .. (parted|part|parting|split) (company|ways) ..
        (replace|replaced|replacing|replaces|succeed|succeeded|succeeding|succeeds|successor to|replacement for|follow|following|take over from|took over from|place of) P
        (since|after|when|once) P .. (left|went|quit|was|resigned|departed|departs|leaves|goes|'s)
        P .. (will|would|to) .. (leave|depart|go|step|quit|stand|end) ..
        P .. (last|final) .. (game|match|season|day|home) ..
        (outgoing|departing|predecessor) .. P
        (lose|losing|lost) P
        (bid|bids|said|say|saying) (farewell|goodbye) .. P
        (thank|thanks|thanked|thanking) .. P
        P .. mutual ..
        P .. (lasted|survived) ..
    """,
    Status.PRESSURE: """
        pressure .. (on|for) .. P
        P .. (under|facing|faces|feeling) .. (pressure|fire|scrutiny|threat|sack|axe) ..
        P 's .. (future|position|job|fate|days|grip|seat|hold|reign) ..
        P ... (brink|on the edge|hanging by|danger|in doubt|at risk|precarious|uncertain|hot seat|fighting|thread|ropes|borrowed) ..
        (future|fate|position) of .. P
        (doubts|questions|uncertainty|speculation|decision|verdict) .. (about|over|on|surrounds) .. P
        (considering|consider|considered|weighing|ponder|discussed|mulling|decide|deciding|think about|review) .. P 's ..
        P .. (survive|survives|survived|could|may|might) .. (sack|sacked|job|axe|axed|dismissed|replaced|weekend|go) ..
        (whether|if) .. (stick|keep|persist|persevere|part|sack|replace|back) .. P
        (persist|stick|keep|keep faith) .. with .. P
        (patience|faith|confidence) .. (with|in) .. P
        (sack|replace|removing|remove|replacing) P
        P (out|must go)
        calls .. for .. P
    """,
    Status.STAYING: """
        P .. (stay|stays|staying|stayed|remain|remains|remaining) ..
        P .. (committed|commits|commit|committing|pledged|pledges|extended|extends|renewed|renews) ..
        P .. (signed|signs|sign|agreed|agrees) .. (new|extension|extended|fresh|improved|another) ..
        P .. (happy|settled|focused|focussed|concentrating|concentrated|going nowhere|safe|untouchable|content) ..
        (backed|back|backs|backing|support|supports|trust|faith|confidence|stick|stuck|stand|standing) .. (by|in|with|of|behind|for) .. P
        (backed|backs|backing|keep|keeping|kept|retain|retained) P
        P .. (has|have|had) .. (full|complete|total|unanimous) .. (backing|support|confidence|faith|trust) ..
        P .. (keep|keeps|keeping|kept) .. (job|post|place|his) ..
        P ... (new contract|contract extension|new deal|long - term|vote of confidence|no intention|not leaving|not going anywhere|unfinished) ..
        P .. (not|never|no|nt) .. (leave|leaving|going|quit|walk|sacked|resign|anywhere|plans) ..
        P .. (continue|continues|continuing|carry on|see out|honour) ..
        P .. (under contract|contracted|contract until|contract runs|tied) ..
        (manager|coach|boss) .. P .. (next season|for years|until) ..
    """,
}  # fmt: skip

_GAP = {"..": r"(?:(?!Q|\|)\S+ ){0,3}", "...": r"(?:(?!Q|\|)\S+ ){0,7}"}


@cache
def _compiled() -> tuple[tuple[Status, int, re.Pattern[str]], ...]:
    rows = []
    for status, block in _PHRASES.items():
        lines = [line.strip() for line in block.strip().splitlines()]
        rows += [(status, number, re.compile(_regex(line))) for number, line in enumerate(lines)]
    return tuple(rows)


def _regex(phrase: str) -> str:
    parts = [r"(?<!\S)"]
    words = re.findall(r"\([^()]*\)|\S+", phrase)
    for at, word in enumerate(words):
        if word in _GAP:
            parts.append(_GAP[word] if at + 1 < len(words) else "")
        elif word.startswith("("):
            parts.append("(?:" + "|".join(re.escape(option) for option in word[1:-1].split("|")) + ") ")
        else:
            parts.append(re.escape(word) + " ")
    return "".join(parts)


def phrases_in(tokens: Sequence[str]) -> list[tuple[Status, int]]:
    """The phrases that a view holds: the status that each gives, and its number among those of that status."""
    text = " ".join(token for token in tokens if token not in {",", '"', "“", "”"}) + " "
    return [(status, number) for status, number, pattern in _compiled() if pattern.search(text)]
