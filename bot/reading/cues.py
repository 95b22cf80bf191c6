"""Turns of phrase that tell what is said of a person and a job, by what they say.

They are looked for in views (see `views`), so P stands for the person, C for the club, Q and D for others.
Written from how the British press writes about managers; what each is worth is learned.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

_CUES = {
    "sacked": r"sack(?:ed|ing|s)?|dismiss(?:ed|al|es)?|axed?|axing|fired|ousted|shown the door|given the boot|binned|"
    r"relieved|dispensed with|let go|got rid of|stood down|removed|the bullet|the axe|part(?:ed|s|ing)? (?:company|ways)|"
    r"split with|cut ties|sent packing|disposed of|ditched|departure of|terminated|bid farewell|paid off",
    "left": r"left|leaves?|leaving|quit(?:s|ting)?|resign(?:ed|s|ation)?|step(?:s|ped|ping)? (?:down|aside|away)|walk(?:s|ed|ing)? "
    r"(?:out|away)|depart(?:s|ed|ure|ing)?|exit|vacated|will go|to go|going|gone|farewell|last (?:game|match|season)|"
    r"end of the (?:season|campaign)|mutual (?:consent|agreement)|bow(?:s|ed|ing)? out|outgoing",
    "replaced": r"replac(?:e|es|ed|ing|ement)|succeed(?:s|ed|ing)?|successor|succession|take over from|took over from|vacated by|"
    r"in place of|follow(?:s|ed|ing)? P|step into|fill the shoes",
    "appointed": r"appoint(?:ed|s|ment|ing)?|named|confirm(?:ed|s)?|unveil(?:ed|s)?|announc(?:ed|es|e)|welcom(?:e|ed|es)|"
    r"present(?:ed|s)|new (?:manager|head coach|coach|boss)|takes? (?:over|charge|the helm|the reins)|took (?:over|charge)|"
    r"put pen to paper|sign(?:ed|s)? (?:a|an|on|until|up)|handed the (?:job|post|role|reins)|got the job|permanent(?:ly)?|"
    r"has joined|contract until|year (?:contract|deal)|back (?:at|as|in charge)|returns? (?:as|to)|paraded",
    "interim": r"interim|caretaker|temporar(?:y|ily)|in the meantime|for the time being|for now|until (?:the end of|a|the summer)|"
    r"mind(?:ing)? the (?:shop|team|store)|stand(?:s|ing)? in|hold(?:s|ing)? the fort|take (?:the|training|charge of|saturday)|"
    r"see out|steps? in|steady the ship|stopgap|babysit\w*|look(?:s|ing)? after|pick(?:s|ed)? the (?:team|side)",
    "agreed": r"agree(?:d|s|ment)?|verbal|set to (?:be|become|take|succeed|replace)|here we go|terms|finali[sz](?:e|ed|ing)|"
    r"formality|will be (?:named|announced|confirmed|appointed)|expected to be (?:named|announced|confirmed|appointed)|done deal|"
    r"close to (?:being|becoming|agreeing)|on the verge|on the brink of (?:joining|becoming)|poised|compensation|"
    r"medical|handshake|shake hands|shook hands|about to (?:be|become)|accepted (?:the|an) (?:job|offer)|paperwork",
    "talks": r"talks|negotiat\w+|approach(?:ed|es)?|interview(?:ed|s)?|contact(?:ed)?|offer(?:ed|s)?|met|meet|meeting|held|"
    r"discussions?|permission|spoke(?:n)?|speak|sounded out|in touch|sat down|asked (?:to|for|about)|conversations?|invited",
    "favourite": r"favourites?|favorite|front ?runner|frontrunner|first choice|number one|no 1|top (?:of|target|choice|candidate)|"
    r"leading (?:candidate|contender|the)|leads?|odds on|most likely|the man to beat|priority|preferred|preference|"
    r"main (?:target|candidate)|shortest|in pole|heads? the|the name on|clear (?:favourite|leader)|strong favourite",
    "candidate": r"candidates?|contenders?|short ?list(?:ed)?|on (?:the|a|their) (?:list|radar|agenda)|consider(?:ed|ing|ation|s)?|"
    r"in the (?:frame|running|mix|hunt|picture)|admire(?:d|s|rs)?|admiration|interest(?:ed)?|keen|want(?:s|ed)?|eye(?:d|s|ing)?|target(?:s|ed)?|"
    r"options?|alternative|looked at|looking at|would like|appreciated|like(?:s|d)? (?:the look|what)|among those|under discussion|"
    r"applied|in contention|fancied|fancies|rated|wanted|names? in|highly (?:thought|rated)|fans? (?:of|at)|turn to",
    "linked": r"linked|links?|touted|mention(?:ed|s)?|tipped|rumou?r(?:ed|s)?|outsider|long shot|spoken of|speculation|"
    r"suggest(?:ed|ion|s)?|believed|also|other names?|others?|including|name-checked|floated|bandied|next in|as well|bracketed|"
    r"could be|might be|pundit|would be (?:a|perfect|ideal)|should (?:go|get|be)",
    "odds": r"O|evens|odds|bookmakers?|bookies|betting|market|layers|price(?:d)?|quoted|backed|punters|firms",
    "unlikely": r"unlikely|doubt(?:s|ful|ed)?|reluctant|difficult|cool(?:ed|ing|s)?|not expect(?:ed)?|hard to|obstacle|wary|"
    r"too (?:expensive|soon|early|much)|cost|reservations|prefers?|wait|less likely|faded|drift(?:ed|s)?|remote|out of reach|"
    r"sceptical|not convinced|unconvinced|no longer (?:the )?(?:favourite|lead)|slim|fantasy|behind|stumbling|buy ?out|release clause",
    "out": r"rul(?:ed|es|ing|e) (?:\w+ )?(?:himself )?out|turn(?:ed|s|ing)? (?:\w+ )?down|reject(?:ed|s|ion)?|withdr(?:awn|ew|aw|awal)|pulled out|"
    r"not interested|no interest|declin(?:ed|es|e)|distanc\w+|said no|told (?:them|C) no|no longer|never (?:on|in|a)|not (?:be|on|in|for|a)|"
    r"out of the (?:running|race|question|picture)|committed|commits|g(?:i|a)ve[ns]? up|abandon(?:ed)?|dropped|missed out|overlooked|"
    r"snubbed|denied|denies|dead|collaps(?:e|ed)|broke(?:n)? down|fell through|off the (?:table|list|menu)|ended (?:his )?interest|"
    r"jilted|spurned|lost out|beaten to|elsewhere|already|withdrawn|cross(?:ed)? off|struck off|refused|not to be",
    "staying": r"stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|backed|backing|extend(?:ed|s|ing)?|extension|new (?:contract|deal)|committed|commitment|"
    r"happy (?:at|where|here|in)|loyal(?:ty)?|going nowhere|not going anywhere|keep(?:s)?|kept|support|vote of confidence|full (?:backing|support)|"
    r"settled|unfinished|his future (?:is|lies) (?:at|here)|continu(?:e|es|ing)|no intention|focused|focus(?:ed)? on|tied|"
    r"long term|until 20|in charge for|untouchable|safe|another (?:season|year)|concentrat\w+|contract until|refus(?:e|ed|es) to",
    "pressure": r"pressure|future|under (?:fire|scrutiny|threat)|brink|scrutiny|precarious|crisis|fate|in danger|job (?:is )?(?:on|at|under)|"
    r"hanging|thread|uncertain(?:ty)?|doubt|review|hot ?seat|at risk|seat|survive|time to|mounting|calls for|boo(?:ed|s)|"
    r"lose his job|could be (?:sacked|axed|next)|should he|crunch|must win|patience|confidence in|discontent|verdict|decision on|speculation",
    "job": r"job|post|role|vacan(?:t|cy|cies)|position|hot ?seat|dug ?out|bench|helm|reins|succession|search|hunt|race|manager|head coach|"
    r"coach|boss|managerial|in charge|next C|appointment",
    "past": r"former|ex|onetime|once|previously|in (?:19|20)\d\d|years ago|then|had (?:been|won|taken)|spell|stint|history|back in|"
    r"last (?:year|season|summer)|tenure|era|days|career|record|played|scored|captain(?:ed)?",
    "match": r"win|won|defeat(?:ed)?|draw|drew|lost|loss|victory|goal(?:s)?|half|points|table|league|cup|final|kick|injur\w+|striker|midfielder|"
    r"defender|goalkeeper|winger|transfer|loan|fee|million|squad|lineup|xi|penalty|bench",
    "notjob": r"sporting director|technical director|director of football|chief executive|chairman|owner|agent|assistant|"
    r"academy|under NS|women|captain|president|scout|analyst|pundit|columnist|kit|physio|adviser|co owner|general manager|chief",
    "conditional": r"if|should|would|could|might|may|unless|until|whether|were",
    "negation": r"not|never|no|nobody|nor|neither|nt|without|denied|false|untrue|wrong|dont|doesnt|didnt|wont|isnt|wasnt|cannot|cant",
    "official": r"club can confirm|can today confirm|statement|delighted|pleased to|announce(?:s)? that|welcome|everyone at|thank|"
    r"best wishes|wish(?:es)?|with immediate effect",
}

_PATTERN = {name: re.compile(rf"(?<!\S)(?:{pattern})(?!\S)") for name, pattern in _CUES.items()}
_GROUPS = tuple(_PATTERN)
_MARKS = frozenset(',:()|-–—"“”?')


def cues_in(tokens: Sequence[str], places: Sequence[int]) -> list[tuple[str, str, int]]:
    """The cues of a view, each with its side of the nearest mention of the person and how far off it is.

    Sides: "<" before him, ">" after, "=" over. Distances in steps: 0 within two words, 1 within five, 2 within ten, 3.
    """
    words = [token for token in tokens if token not in _MARKS]
    mapping = [at for at, token in enumerate(tokens) if token not in _MARKS]
    back = {at: new for new, at in enumerate(mapping)}
    targets = [back[place] for place in places if place in back]
    text = " ".join(words)
    starts = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    found = []
    for name in _GROUPS:
        for match in _PATTERN[name].finditer(text):
            first = bisect_right(starts, match.start()) - 1
            last = bisect_right(starts, match.end() - 1) - 1
            if not targets:
                continue
            target = min(targets, key=lambda place: min(abs(place - first), abs(place - last)))
            side = "=" if first <= target <= last else "<" if last < target else ">"
            gap = 0 if side == "=" else target - last if side == "<" else first - target
            found.append((name, side, 0 if gap <= 2 else 1 if gap <= 5 else 2 if gap <= 10 else 3))
    return found
