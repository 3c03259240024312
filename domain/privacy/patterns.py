"""How what identifies somebody is written, in French and English. Cues are taken with or without accents."""

import re

from domain.privacy.findings import Kind
from domain.reading.patterns import Pattern

_I = re.IGNORECASE

PERHAPS = Pattern(
    r"(?=[@a(\[:/gwo\d°º˚+sndcmb])"  # what any of it begins with: most signs of a text are passed over at once
    r"(?:@|arobase|\(at\)|\[at\]|://|///|goo\.gl|waze|osm\.org|w3w|(?:\d[\W_]{0,3}){6}|[°º˚]|\+[2-9CFGHJMPQRVWX]{2}"
    r"|s['’ ]?appel|appell?[ée]|nomm|nom\b|du nom de|name|call|goes by"
    r"|\bm(?:me|lle|rs?|s|iss)\b|monsieur|madame|mademoiselle"
    r"|n[ée]+e?(?:\(e\))?\s|naissance|ddn|\bdob\b|d\.o\.b|birth|born)",
    _I,
)
"""Only a text in which this is found can hold anything: most reports are done with one search."""

_MONTH = (
    r"(?:janv?(?:ier)?|f[ée]vr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:tember)?|october|november|december)\.?"
)
_DATE = (
    r"(?:\d{1,2}\s?[./\- ]\s?\d{1,2}\s?[./\- ]\s?(?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"
    rf"|\d{{1,2}}(?:er|st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:19|20)?\d\d)?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d"
    rf"|(?:{_MONTH}\s+)?(?:19|20)\d\d)(?!\d)"
)
_OLD = r"(?:19\d\d|20[01]\d|202[0-2])"
"""A date in these years tells of no shift of Vigie's."""

_CLOSED_WORDS = (
    r"(?:à|a|au|aux|and|ans?|as|at|après|apres|avec|car|ce|cet|cette|c['’]est|chez|comme|comment|d['’]|dans|de|demain|depuis|des|dit"
    r"|donc|du|elle|elles|en|est|et|être|from|for|had|has|he|her|his|ici|il|ils|in|is|je|j['’]|la|le|les|leur|mais|ne"
    r"|né|née|nee|ni|non|not|nous|of|old|on|or|ou|où|our|par|pas|plus|pour|puis|qu['’]|quand|que|qui|sa|ses|she|si|son|soon|sur"
    r"|that|the|their|then|they|to|tout|tous|très|un|une|vers|very|was|we|were|who|with|yet|years?|y)(?![^\W\d_])"
)
_WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_LOWER_NAME = rf"(?!{_CLOSED_WORDS}){_WORD}"
# Among people who type in small letters only what begins with a capital is surely a name here.
_CAPITAL = r"(?-i:[^\W\d_a-zà-öø-ÿœ])[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_PARTICLE = r"(?:(?:al|el|ben|bin|ould|abd|van|von|da|di|de)[ \-])?"
_CAPITALS = rf"{_CAPITAL}(?:[ \t]+{_PARTICLE}{_CAPITAL}){{0,2}}"
_NAME = rf"(?:{_CAPITALS}|{_LOWER_NAME}(?:[ \t]+{_LOWER_NAME}){{0,2}})"
_NUMBER = r"(?=[A-Z0-9 ./\-]*\d[ ./\-]?(?:[A-Z]?[ ./\-]?\d){3})[A-Z0-9]+(?:[ ./\-]?(?=[A-Z]*\d)[A-Z0-9]+){0,6}"

PATTERNS: tuple[tuple[Kind, Pattern], ...] = (
    (
        Kind.EMAIL,
        Pattern(
            r"(?<![\w.+\-])(?P<it>[\w.+\-]{1,64}\s?(?:@|\(at\)|\[at\]|\barobase\b)\s?[\w\-]{1,63}(?:\.[\w\-]{1,63}){0,4}\.[^\W\d_]{2,})",
            _I,
        ),
    ),
    (
        Kind.PLACE,
        Pattern(
            r"(?P<it>(?:(?:https?://)?(?:(?<![\w\-])[\w\-]{1,30}\.){0,3}(?:maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]{2,6}/maps"
            r"|maps\.google\.[a-z.]{2,6}|maps\.apple\.com|openstreetmap\.org|osm\.org|waze\.com|what3words\.com|w3w\.co"
            r"|plus\.codes|organicmaps\.app|omaps\.app|ge0\.me|osmand\.net)|geo:|(?:comgooglemaps|waze|om)://)\S*)",
            _I,
        ),
    ),
    (
        Kind.PLACE,
        Pattern(
            r"(?<![\d.,])(?P<it>[-+]?(?:90|[0-8]?\d)[.,]\d{3,}\s?°?\s?[NS]?\s{0,2}[,;/ ]\s{0,2}"
            r"[-+]?(?:180|1[0-7]\d|\d?\d)[.,]\d{3,}\s?°?\s?[EWO]?)(?![\d\w])",
            _I,
        ),
    ),
    (
        Kind.PLACE,
        Pattern(
            r"(?P<it>[NS]?\s?\d{1,2}\s?[°º˚]\s?\d{1,2}(?:[.,]\d+)?(?:\s?['’′]\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:\"|”|″|''|’’)?)?)?\s?[NS]?"
            r"[\s,;]{0,3}[EWO]?\s?\d{1,3}\s?[°º˚]\s?\d{1,2}(?:[.,]\d+)?(?:\s?['’′]\s?(?:\d{1,2}(?:[.,]\d+)?\s?(?:\"|”|″|''|’’)?)?)?\s?[EWO]?)(?!\w)",
            _I,
        ),
    ),
    (Kind.PLACE, Pattern(r"(?<![\w:/])(?P<it>///[^\W\d_]+\.[^\W\d_]+\.[^\W\d_]+)")),
    (Kind.PLACE, Pattern(r"(?<!\w)(?P<it>(?:[23456789CFGHJMPQRVWX]{2}){2,4}\+[23456789CFGHJMPQRVWX]{2,3})(?!\w)")),
    (
        Kind.BIRTH,
        Pattern(
            r"(?:\bn[ée]+e?(?:\(e\)|[·.]e)?\s+(?:(?:le|en|au)\s+|(?=\d))"
            r"|\b(?:date de naissance|naissance|ddn|d\.?o\.?b\.?"
            r"|birth\s?da(?:te|y)"
            r"|date of birth)\s*(?:est|is|le|:|=|-)?\s*(?:le\s+)?|\bborn\s+(?:on\s+|in\s+)?(?:the\s+)?)"
            rf"(?P<it>{_DATE})",
            _I,
        ),
    ),
    (
        Kind.BIRTH,
        Pattern(rf"(?<![\d/.\-])(?P<it>\d{{1,2}}[./\-]\d{{1,2}}[./\-]{_OLD}|{_OLD}-\d\d-\d\d)(?![\d/\-])"),
    ),
    (
        Kind.NUMBER,
        Pattern(
            r"\b(?:passe?ports?|cni|(?:carte|pi[èe]ce|titre)s?\s+(?:d['’ ]?identit[ée]|(?:de\s+)?s[ée]jour)"
            r"|identit[ée]|identity(?:\s+card)?"
            r"|id\s?(?:card|number|no)|r[ée]c[ée]piss[ée]|agdref|dna|ofpra|anef|gudai?|cnda|nir|nss"
            r"|num[ée]ro\s+(?:d['’ ])?[ée]trang[eè]re?s?"
            r"|(?:n°|no|num[ée]ro)\s*(?:de\s+)?(?:dossier|s[ée]cu\w*|s[ée]curit[ée]\s+sociale|[ée]tranger)|s[ée]curit[ée]\s+sociale|s[ée]cu"
            r"|foreigner['’]?s?['’]?(?:\s+file)?|asylum(?:\s+(?:claim|seeker))?|social\s+security|national\s+insurance|home\s+office|brp|nino"
            r"|residence\s+permit|permis(?:\s+de\s+conduire)?|driving\s+licen[cs]e|visa)"
            r"(?:\s+(?:number|no|ref(?:erence)?|num[ée]ro|n°|card|afghan|soudanais|[a-zà-ÿ]{4,12}ais))?[\s:=#.\-]{0,3}(?:n[°o]\.?\s*|num[ée]ro\s*)?(?:(?:est|is)\s+)?"
            rf"(?P<it>{_NUMBER})(?!\w)",
            _I,
        ),
    ),
    # Without a word before it: what nothing else looks like. Shapes of a social security number, a passport, ten digits
    # of a foreigner's file.
    (
        Kind.NUMBER,
        Pattern(r"(?<![\w./\-])(?P<it>[12]\s?\d\d\s?(?:0[1-9]|1[0-2])\s?\d[\dAB]\s?\d{3}\s?\d{3}(?:\s?\d\d)?)(?![\w])"),
    ),
    (
        Kind.NUMBER,
        Pattern(r"(?<![\w./\-])(?P<it>\d{2}[A-Z]{2}\d{5}|[A-Z]{1,2}\d{6,9}[A-Z]?|[A-Z]{3}\d{6,7}|\d{9,15})(?![\w])"),
    ),
    (
        Kind.NAME,
        Pattern(
            r"(?:\b(?:s['’ ]?appelle(?:nt)?|se (?:nomme|pr[ée]nomme)"
            r"|(?:son|mon|leur|le) (?:pr[ée])?nom(?: de famille)? (?:est|c['’]est)"
            r"|(?:my|his|her|their|the|whose) (?:first |last |full |sur)?names? (?:is|are|was)"
            r"|goes by(?: the name(?: of)?)?)\s+"
            r"|\b(?:pr[ée]nom|nom(?: de famille)?|(?:first|last|full)? ?name|surname)\s?[:=]\s?"
            r"|\b(?:du nom de|au nom de|(?:by|of) the name of)\s+)"
            rf"(?P<it>{_NAME})",
            _I,
        ),
    ),
    (
        Kind.NAME,
        Pattern(
            r"\b(?:(?:pr[ée]|sur|d[ée])?nomm[ée](?:e|s|es|\(e\))?"
            r"|(?:boy|girl|man|woman|child|minor|person|kid|guest|patient|lady|guy) (?:named|called))\s+"
            r"(?!(?:coordinat|chef|respons|direct|point|d[ée]l[ée]gu|r[ée]f[ée]r|adjoint))"
            rf"(?P<it>{_NAME})",
            _I,
        ),
    ),
    (
        Kind.NAME,
        Pattern(
            r"\b(?:named|called|appel[ée]e?|m(?:me|lle|rs?|s|iss)\b\.?|monsieur|madame|mademoiselle)\s+"
            rf"(?P<it>{_CAPITALS})",
            _I,
        ),
    ),
)

EIGHT_DIGITS = Pattern(r"(?:\d[\s./()\-–_]{0,3}){8}")
FRENCH_PHONE = Pattern(r"(?<![\d.,])(?:(?:\+|00)\s?33\s?(?:\(0\)\s?)?|0)[1-9](?:[\s.\-_/]{0,2}\d\d){4}(?!\d)")
CALLED_AT = Pattern(
    r"\b(?:t[ée]l(?:[ée]phone)?|phone|portable|mobile|whats?app|wh?atsapp|signal|joignable"
    r"|(?:r?app?ell?er|rappelle[zr]?|call(?: back| me)?|contacte[rz]?|joindre)"
    r"(?:[- ](?:moi|le|la|me|him|her))?)"
    r"(?:\s+(?:au|sur(?: le)?|on|at|est|is|numéro|number|le))*\s*[:=]?\s*(?P<it>\+?\d(?:[\s./\-]?\d){7,14})(?!\d)",
    _I,
)
