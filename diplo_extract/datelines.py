"""Stage 2: the dateline at the head of a story, "ASTANA, January 19. /TASS/.", and dates in the lines above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date as Day
from functools import cache

from diplo_extract.mentions import Dateline
from diplo_extract.segment_words import layout_words

_REACH = 160
"""No dateline is longer than this many characters."""

_OF_PEOPLE = frozenset(
    "ambassador chairman commissioner dr hon minister mr mrs ms premier president secretary senator shri smt".split()
)
_DASHES = re.compile("[–—-]+")
_CLOCK_WITHIN = re.compile(r"\b([A-Z][a-z]{2} \d{1,2}) \d\d:\d\d(?::\d\d)?(?: [A-Z]{2,5})? (\d{4})\b")
"""A date as machines write it, "Tue Mar 5 06:19:35 EST 2019"."""
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_ISO_SLASHED = re.compile(r"\b(\d{4})/(\d\d)/(\d\d)\b")
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


def read_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens the paragraph `text[start:end]`, None if it opens with its story.

    A place in capitals, an agency in brackets, a date and a dash are the marks of a dateline; "London, Paris and Rome
    agreed" has none of them.
    """
    head = text[start : min(end, start + _REACH)]
    if not head[:1].isalpha() and head[:1] not in "([":
        return None
    for pattern in _patterns():
        found = pattern.match(head)
        if found and _convincing(found, head, whole=found.end() == end - start):
            return _dateline(found, start)
    return None


def dateline_behind_caption(text: str, start: int, end: int) -> Dateline | None:
    """The dateline behind a picture's caption: "Ana Roe (file photo) May 3, 2019 (RFE/RL) -- The minister said"."""
    head = text[start : min(end, start + _REACH)]
    found = _captioned().match(head) if ")" in head else None
    return read_dateline(text, start + found.end(), end) if found is not None else None


@cache
def _captioned() -> re.Pattern[str]:
    return re.compile(rf"[^.\n]{{3,100}}?\)[ \t]+(?=(?i:{_date_pattern()}),? \([^()\n]{{2,30}}\)[ \t]*[-–—])")


def written_date(line: str) -> Day | None:
    """The one full calendar date in a line, None if it has none or only part of one.

    >>> written_date("Published: 3 March 2019, 14:05 GMT")
    datetime.date(2019, 3, 3)
    """
    line = _CLOCK_WITHIN.sub(r"\1 \2", line)
    if found := _ISO.search(line) or _ISO_SLASHED.search(line):
        return _day(*(int(part) for part in found.groups()))
    if found := _written().search(line):
        month, day, year = _date_parts(found)
        return _day(year, month, day) if month and day and year else None
    if found := _NUMERIC.search(line):
        first, mark, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
        if mark in ".-" or first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else None
    return None


_LONGEST = 200
"""Characters of a line of nothing but dates."""


_ISSUERS = re.compile(
    r"\b(?:bulletin|bureau|communiqué|embassy|government|information|media|ministry|news|office|presidency|press|release|"
    r"secretariat|service|source|statement)\b",
    re.IGNORECASE,
)
"""Words of whoever issues a page, beside its date."""
_LONGEST_ISSUE = 110


def issue_date(line: str) -> Day | None:
    """The day at either end of a line that says who issues a page and when; None for any other line.

    >>> issue_date("11 March 2021 Press Service"), issue_date("Signed by the ministry on 11 March 2021")
    (datetime.date(2021, 3, 11), None)
    """
    text = line.strip()
    if len(text) > _LONGEST_ISSUE or text[-1:] in ".!?:;" or not _ISSUERS.search(text):
        return None
    found = _written().search(text) or _NUMERIC.search(text) or _ISO.search(text)
    if found is None:
        return None
    before, behind = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    opens = before[-1:] in ("", "|") and (behind[:1] in "-–—|," or (not before and behind[:1].isupper()))
    closes = not behind and before[-1:] in "-–—|,"
    return written_date(text) if opens or closes else None


_MONTH_FIRST = re.compile(r"\b(?:U\.?S\.?A?|United States|White House|American|Philippines?|Filipino)\b")
"""Whose offices write the month before the day in figures."""


def office_date(lines: Sequence[str]) -> Day | None:
    """The day that stands in figures on a line of its own below the office whose page it is; None for other lines.

    Outside the United States and the Philippines offices write the day first.

    >>> office_date(["Embassy of Peru", "4/7/2018"]), office_date(["Talks in Lima", "4/7/2018"])
    (datetime.date(2018, 7, 4), None)
    """
    issued = [bool(_ISSUERS.search(line)) for line in lines]
    foreign = any(_MONTH_FIRST.search(line) for line in lines)
    for number, line in enumerate(lines):
        found = _NUMERIC.fullmatch(line.strip())
        if found is not None and not foreign and any(issued[:number]):
            return _day(int(found[4]), int(found[3]), int(found[1]))
    return None


def is_date_line(line: str) -> bool:
    """Whether a line is dates and what stands beside them, be it told what they are ("3 March 2019 | Updated: 14:05").

    >>> is_date_line("Xinhua, March 3, 2019 Adjust font size:"), is_date_line("Talks on March 3, 2019")
    (True, False)
    """
    if len(line) > _LONGEST or not any(mark.isdigit() for mark in line):
        return False
    rest, dates = _written().subn(" ", _CLOCK_WITHIN.sub(r"\1 \2", line))
    for numeric in (_ISO, _ISO_SLASHED, _NUMERIC):
        rest, more = numeric.subn(" ", rest)
        dates += more
    return dates > 0 and not _without_stamps(rest).strip(" \t.,:;|/()–—-")


def _without_stamps(rest: str) -> str:
    """What is left of a line without its clock, time zone, agency and buttons."""
    rest = _agency_names().sub(" ", _STAMPED.sub(" ", _HOURS.sub(" ", rest)).lower())
    words = layout_words().widgets | layout_words().weekdays
    return _PLAIN.sub(lambda word: " " if word[0] in words else word[0], rest)


@cache
def _agency_names() -> re.Pattern[str]:
    """The names in small letters: a pattern that tells them apart is slower by far."""
    names = sorted((re.escape(name.lower()) for name in layout_words().agencies), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


_HOURS = re.compile(
    r"\b\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\b\.?)?"
    r"(?:[ ,]*\(?(?:(?:GMT|UTC)[ ]?[+-]\d{1,2}(?::?\d\d)?|[A-Z]{2,4}T\b))?",
    re.IGNORECASE,
)
"""The time of the day, with its zone."""
_STAMPED = re.compile(
    r"\b(?:first|last|date|published|updated?|posted|issued|released|modified|on|at|to|of|time|adjust|news id: ?\d+"
    r"|a\.?m|p\.?m|GMT|UTC|CET|[ECMP]S?T)\b\.?"
    r"|\{\{[^{}]*\}\}",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\W\d_]+")


_CLOSING = re.compile(r"[^\W\d_].*?(?:[ \t]+[-–—|(]+[ \t]*|,? )$")
_LONGEST_TITLE = 200
_HELD_ON = re.compile(
    r"\b(?:agenda|bulletin|calendar|diary|engagements|press (?:briefing|conference)|programme|schedule)s?\b[ ,]*"
    r"(?:(?:held )?(?:for|of|on) )?(?:the )?$",
    re.IGNORECASE,
)
"""Words before the day of what is printed on the page: "Regular Press Conference on 3 May 2019"."""
_BYLINE = re.compile(r"[ \t]*(?:\||(?:[-–—,][ \t]*)?By:? [A-Z])")
"""What stands behind the day that opens a line above a story: "May 3, 2019|By Ana Roe"."""


def title_date(line: str) -> Day | None:
    """The day that a headline ends with, set off from it or with the hour, or that opens the line of who wrote it.

    None where it is told in the words of the line.

    >>> title_date("Ruiz meets Berg - 14 May 2024"), title_date("Ruiz meets Berg on 14 May 2024")
    (datetime.date(2024, 5, 14), None)
    """
    text = line.strip()
    if len(text) > _LONGEST_TITLE:
        return None
    if (opened := _written().match(text)) and _is_full(opened) and _BYLINE.match(text, opened.end()):
        return written_date(opened[0])
    for pattern in (_written(), _ISO, _NUMERIC):
        found = next((m for m in pattern.finditer(text) if _is_full(m)), None)
        if found is None or _CLOSING.match(text[: found.start()]) is None:
            continue
        timed = _HOURS.search(text, found.end()) is not None
        apart = text[: found.start()].rstrip()[-1:] in "-–—|(" or _HELD_ON.search(text, 0, found.start()) is not None
        if (timed or apart) and not _without_stamps(text[found.end() :]).strip(" \t.,:;|/()–—-"):
            return written_date(found[0])
    return None


_SIGNED = re.compile(r"[^\W\d_][^\d,;:.!?]{1,30}(?:,[ \t]*|[ \t]+)")
"""The place before the day under a page."""
_DONE = re.compile(
    r"(?:Adopted|Done|Given|Issued|Made|Signed) (?:at|in) [^\W\d_][^\d,;:.!?]{1,40}?,? (?:(?:on|this) )?(?=\d|[A-Z])"
)
"""How the last sentence of an act begins: "Done at Lima on 14 May 2024 in two originals"."""


def signed_date(line: str) -> Day | None:
    """The full date of a line that is nothing else or has only a place before it, as under a page, or of "Done at …".

    >>> signed_date("Lima, 14 May 2024"), signed_date("Talks in Lima on 14 May 2024")
    (datetime.date(2024, 5, 14), None)
    """
    text = line.strip(" .\t")
    if (done := _DONE.match(text)) and (told := _written().match(text, done.end())) and _is_full(told):
        return written_date(told[0])
    dates = (m for pattern in (_written(), _ISO) for m in pattern.finditer(text))
    found = next((m for m in dates if _is_full(m) and m.end() == len(text)), None)
    if found is None:
        return None
    before = text[: found.start()]
    place = _SIGNED.fullmatch(before)
    named = place is not None and all(w[0].isupper() or w in ("de", "of", "the") for w in before.strip(", ").split())
    return written_date(found[0]) if not before or named else None


def _is_full(found: re.Match[str]) -> bool:
    """True for a date with its year."""
    part = found.groupdict()
    return not part or bool(part["year1"] or part["year2"])


def _day(year: int, month: int, day: int) -> Day | None:
    try:
        return Day(year, month, day)
    except ValueError:
        return None


@cache
def _written() -> re.Pattern[str]:
    return re.compile(_date_pattern(), re.IGNORECASE)


def _date_pattern() -> str:
    words = layout_words()
    months = "|".join(sorted(words.months, key=len, reverse=True))
    days = "|".join(sorted(words.weekdays, key=len, reverse=True))
    return (
        rf"(?:(?:{days})\b\.?,? ?)?"
        rf"(?:(?P<month1>{months})\b\.? ?(?P<day1>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:[,/]? ?(?P<year1>(?:19|20)\d\d))?"
        rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month2>{months})\b\.?"
        rf"(?:[,-]? ?(?P<year2>(?:19|20)\d\d))?)"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Shapes of a dateline, the fuller first. Groups: place, region, the date, agency, stop."""
    word = r"[^\W\d_](?:[\w'’.-]*[\w.])?"
    place = rf"(?P<place>{word}(?:[ /]{word}){{0,4}}?)"
    month = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* ?\d"
    region = rf"(?:(?:,|-) (?P<region>(?!{month}){word}(?: {word}){{0,2}})| \[{word}(?: {word}){{0,2}}\])?"
    # "Riyadh, Safar 15, 1440, October 24, 2018": the day of another calendar stands beside that of ours.
    moon = (
        r"(?:, (?:[A-Z][\w'’ -]{2,18}? ?\d{1,2},? 1[34]\d\d|\d{1,2} [A-Z][\w'’ -]{2,18}? 1[34]\d\d)(?: ?A?\.?H\b\.?)?)"
    )
    juche = r"(?:,? Juche \d{2,3})?"
    date = rf"(?P<date>(?i:{_date_pattern()})){juche}"
    named = "|".join(sorted((re.escape(name) for name in layout_words().agencies), key=len, reverse=True))
    agency = rf"(?:\((?P<agency>[^()\n]{{1,60}})\)|/(?P<slashed>[^/\n]{{2,30}})/|(?P<bare>(?i:{named})))"
    writer = r"(?: ?/[^/\n]{2,30}/)?"
    lead = r"(?:\([^()\n]{2,50}\)[ \t]*)?"
    stop = r"(?P<stop>[ \t]*(?:[-–—]+|[:;])(?:[ \t]*[-–—]+)?(?=[ \t\n\"“'‘A-Z]|$)|[ \t]*\.|[ \t]*,|)"
    return tuple(
        re.compile(shape)
        for shape in (
            rf"\({place}, {date}\)(?P<stop>[ \t]*[-–—:.]?)",
            rf"{lead}{place}{region}{moon}?(?:[.,]?| [-–—]) {date}[.,]?(?: ?[,–—-]? ?{agency}{writer})?{stop}",
            # "Doha / 11 May 2024 / QNA / ..."
            rf"{lead}{place}{region} ?/ ?{date} ?/ ?(?P<bare>(?i:{named}))(?P<stop>[ \t]*[/:–—-]+)",
            rf"{lead}{place}{region}{moon}?,?(?: (?:[/-] )?|(?=[(/])){agency}(?:(?:[.,]?| ?[-–—]) {date})?{stop}",
            rf"{agency}[ \t]*[-–—:]*[ \t]*{place}, {date}{stop}",
            rf"{date},? {agency}{stop}",
            rf"(?P<bare>(?i:{named}))[ \t]*[-–—:]*[ \t]*\({date}(?P<stop>\)[ \t]*[-–—:.]?)",
            r"\((?P<agency>[^()\n]{2,30})\)(?P<stop>[ \t]*[-–—]*)",
            rf"{date},? {place}(?P<stop>[ \t]*[-–—:.](?= )|(?= [A-Z“\"]))",
            rf"{lead}{place}{region}(?P<stop>[ \t]*(?:--|[–—])[ \t]*-?|[ \t]*-(?=[ \t])|:(?=[ \t]))",
        )
    )


def _convincing(found: re.Match[str], head: str, *, whole: bool) -> bool:
    """Whether the parts that are there make a dateline and no beginning of a sentence."""
    part = found.groupdict()
    place, dated = part.get("place"), bool(part.get("date"))
    agency = part.get("agency") or part.get("slashed") or part.get("bare")
    stopped = bool(found["stop"].strip(" \t,")) or whole or head[0] == "("
    if part.get("bare") and not stopped:
        return False  # "London, AP reporters said"
    if agency is not None and not _is_agency(agency, slashed=bool(part.get("slashed"))):
        return False
    if place is None:
        alone = head[0] == "(" and "-" in _DASHES.sub("-", found["stop"]) and agency is not None and " " not in agency
        return agency is not None and (dated or alone or agency.lower() in layout_words().agencies)
    if not _looks_like_place(place, part.get("region")):
        return False
    known = _is_capitals(place) or place.lower() in layout_words().dateline_places
    if dated and agency:
        return True
    if dated:
        return stopped or (_is_capitals(place) and head[found.end() :].lstrip()[:1].isupper())
    if agency:
        return known or ("-" in _DASHES.sub("-", found["stop"]) and agency.lower() in layout_words().agencies)
    return _by_dash_alone(found, head, place, part.get("region"), known=known)


def _by_dash_alone(found: re.Match[str], head: str, place: str, region: str | None, *, known: bool) -> bool:
    """Whether "PLACE —" or "Place: " with neither date nor agency is a dateline."""
    follows = head[found.end() :].lstrip(" \t\"“'‘-")[:1]
    if not (follows.isupper() or follows.isdigit()):
        return False
    listed = place.lower().split("/")[0] in layout_words().dateline_places
    if found["stop"].strip() == ":":
        return listed
    if found["stop"].strip() == "-":
        return listed or (_is_capitals(place) and region is not None)
    if known and not listed and " " not in place and len(place) <= 4:
        return False  # "NATO — The alliance" names no place
    return known or (region is not None and _is_name(region))


def _looks_like_place(place: str, region: str | None) -> bool:
    words = layout_words()
    if not all(
        word[0].isupper() or word.lower() in ("of", "al", "el", "de", "la") for word in re.split(r"[ /]", place) if word
    ):
        return False
    if place.split(maxsplit=1)[0].lower() in words.no_places:
        return False  # "On September 30–October 1"
    if not _OF_PEOPLE.isdisjoint(place.lower().replace(".", "").split()):
        return False  # "THE MINISTER OF TRADE (SHRI ROE): Sir", the label of a speaker
    if place.lower() in words.agencies or place.rstrip(".").lower() in words.months or place.lower() in words.weekdays:
        return False
    return region is None or _is_name(region)


def _is_name(words: str) -> bool:
    return all(word[0].isupper() or word in ("of", "and", "the") for word in words.split())


def _is_capitals(place: str) -> bool:
    return place.isupper() and sum(map(str.isalpha, place)) > 2


def _is_agency(name: str, *, slashed: bool) -> bool:
    """Whether bracketed words name an agency: a known one, or one or more words that look like a name."""
    first = re.split(r"[/,;]| - | – ", name)[0].strip().lower()
    if slashed or first in layout_words().agencies or name.lower() in layout_words().agencies:
        return True
    return (
        name[:1].isupper()
        and len(name.split()) <= 5
        and all(word[0].isupper() or word[0] in "–-&/" for word in name.split())
    )


def _dateline(found: re.Match[str], start: int) -> Dateline:
    part = found.groupdict()
    month, day, year = _date_parts(found) if part.get("date") else (None, None, None)
    agency = part.get("agency") or part.get("slashed") or part.get("bare")
    end = found.end()
    trailing = re.compile(r"[ \t]*[-–—]*").match(found.string, end)
    return Dateline(
        start=start,
        end=start + (trailing.end() if trailing and found["stop"].strip() else end),
        place=_tidy(part.get("place")),
        month=month,
        day=day,
        year=year,
        agency=agency.strip() if agency else None,
    )


def _tidy(place: str | None) -> str | None:
    """The place without a full stop that belongs to the dateline ("MOSCOW. Jan 20"); "St. Petersburg" keeps its own."""
    return place if place is None or re.search(r"\b[A-Z]\.[A-Z]\.$", place) else place.rstrip(".")


def _date_parts(found: re.Match[str]) -> tuple[int | None, int | None, int | None]:
    part = found.groupdict()
    month = layout_words().months[(part["month1"] or part["month2"]).lower()]
    day, year = int(part["day1"] or part["day2"]), part["year1"] or part["year2"]
    return month, day if 1 <= day <= 31 else None, int(year) if year else None
