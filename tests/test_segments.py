"""Stage 2: where sentences, quotations, letters, turns and the dateline of an article begin and end."""

from __future__ import annotations

import random
import re
import time
from datetime import date

import pytest

from diplo_extract.datelines import read_dateline, written_date
from diplo_extract.furniture import is_furniture
from diplo_extract.mentions import Segments
from diplo_extract.segments import find_segments, sentence_at
from diplo_extract.sentences import LONGEST


def cut(text: str) -> list[str]:
    """The sentences of a text, a headline with "# " before it."""
    return [
        ("# " if sentence.kind == "headline" else "") + text[sentence.start : sentence.end]
        for sentence in find_segments(text).sentences
    ]


def body(paragraph: str) -> list[str]:
    """The sentences of a paragraph in the middle of a story."""
    text = f"The ministers met in Oslo.\n\n{paragraph}\n\nThey left on Friday."
    return cut(text)[1:-1]


def quoted(text: str) -> list[str]:
    return [text[quotation.start : quotation.end] for quotation in find_segments(text).quotations]


def lettered(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[letter.start : letter.end], text[slice(*letter.signature)] if letter.signature else None)
        for letter in find_segments(text).letters
    ]


def turns(text: str) -> list[tuple[str, str]]:
    return [(text[slice(*turn.label)], text[turn.start : turn.end]) for turn in find_segments(text).turns]


# --- sentences: "|" stands between two -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "marked",
    [
        # abbreviations that end no sentence
        "Mr. Lind met Dr. Omar and Gen. Paz.| They talked.",
        "Sen. Ruiz and Rep. Cole wrote to Amb. Tan.| He replied.",
        "The U.S. President and the U.N. Secretary-General met.| They talked.",
        "U.S. Secretary of State Ann Lind left the U.K. Embassy.| She flew to Oslo.",
        "He may visit the U.S. To attend the talks, which the U.K. Has left.| In the U.S.| They talked.",
        "George W. Holt and J. K. Lind met E. A. Poe and John F. Moss at St. James Palace.| They talked.",
        "Martin Holt, Jr. met Paul Moss Sr. on Jan. 5.| They talked.",
        "They signed on Feb. 7 and on Sept. 30, 2024.| It rained.",
        "Lima Steel Inc. Chairman Paz met Oslo Oil Corp. President Lind.| They signed.",
        "They will meet on March. 1, he said.| It rained.",
        "They met in May.| 10 envoys came.",
        "Resolution No. 242 and Art. 5 were cited.| They agreed.",
        "They met at 5 p.m. Monday and at 9 a.m. EST on Friday.| It rained.",
        "He flew to Washington, D.C. Friday for talks.| It rained.",
        "Aid rose 3.5 percent to $1.25 billion.| It rained.",
        "The treaty (approx. 30 pages) covers fish, gas, etc. and is new.| It rained.",
        "News.Az reports that they met.| It was brief.",
        "Details are on gov.example.org and on www.oslo.example.| It was brief.",
        "They backed a 20-point plan.| It was brief.",
        "He cited Lt. Gen. Sir John Moss vs. Prof. Lind.| It was brief.",
        "Envoys of the E.U. and the U.A.E. met.| It was brief.",
        # abbreviations at the end of a sentence
        "They flew to the U.S.| The talks begin today.",
        "He works for Oslo Oil Inc.| He met the envoy.",
        "They met at 5 p.m.| The talks were brief.",
        "They left Washington, D.C.| They will return.",
        "He asked for plan B.| The envoy agreed.",
        "Better than I.| He agreed.",
        "He and I.| Orlov agreed.",
        "He met Ivan I. Orlov and Eduard A. Kern.",
        "He said no.| They left.",
        "Talks went on until Dec.| It was cold.",
        # other ends
        "Will they meet?| Nobody knows!| They may.",
        "He left … and came back.| They talked.",
        "He left...| They talked.",
        'They said "we ... I mean they ... agreed" later.| It rained.',
        "They agreed [...] to meet.| It rained.",
        "They agreed (in part.)| They left.",
        "They met on Jan. 7.|Kim told reporters so.",
        "They met.|The envoy left.| He flew home.",
        "They met; they talked; they left.| It rained.",
        "the envoy arrived on monday.| the talks begin today.| they will last a week.",
        "“We agreed.| We will meet again,” he said.| They left.",
        '"We agreed.| We will meet again," he said.| They left.',
        "He said, “We agreed.”| They left.",
        'He said, "We agreed."| They left.',
        "He said 'we agreed.'| They left.",
        '"Will they meet?" he asked.| They left.',
        "“Enough!” he shouted.| They left.",
        'He called it "an act of war."| He left.',
        'They talked.|"We agreed," he said.',
        "He praised Yahoo! and left.| They talked.",
        "双方会谈。| 他们离开。",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    assert body(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


# --- paragraphs ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met.\nThey talked.\nThey left.", ["They met.", "They talked.", "They left."]),
        ("They met.\r\n\r\nThey left.", ["They met.", "They left."]),
        ("They met.\rThey left.", ["They met.", "They left."]),
        (
            (
                "The foreign minister of Chad flew to Oslo on Monday for talks\n"
                "with her counterpart about fish, gas and the sea between the\n"
                "two countries. She will stay until Friday and then go on to\n"
                "Lima, an official said.\n"
            ),
            [
                (
                    "The foreign minister of Chad flew to Oslo on Monday for talks\n"
                    "with her counterpart about fish, gas and the sea between the\ntwo countries."
                ),
                "She will stay until Friday and then go on to\nLima, an official said.",
            ],
        ),
        (
            (
                "The minister will leave tomorrow for a week of talks at a high level on the\n\n"
                "future of the fishing treaty. He returns on Friday."
            ),
            [
                (
                    "The minister will leave tomorrow for a week of talks at a high level on the\n\n"
                    "future of the fishing treaty."
                ),
                "He returns on Friday.",
            ],
        ),
        ("1. The leaders met in Oslo.\n2. They agreed on gas.", ["The leaders met in Oslo.", "They agreed on gas."]),
        ('<p><a href="x">The leaders</a> met.</p>\n<br/>\nThey left.', ["The leaders</a> met.", "They left."]),
        ("• The leaders met.\n• They agreed.", ["The leaders met.", "They agreed."]),
        ("The leaders met. * * * They left.", ["The leaders met.", "They left."]),
        (
            "They met in Lima. (State office)President Paz thanked Oslo.",
            ["They met in Lima.", "President Paz thanked Oslo."],
        ),
        ("", []),
        (" \n\n\t", []),
        ("* * *\n\n- - -", []),
    ],
)
def test_what_a_paragraph_is(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_paragraphs_are_numbered() -> None:
    segments = find_segments("They met. They talked.\n\nThey left.")
    assert [sentence.paragraph for sentence in segments.sentences] == [0, 0, 1]
    assert [sentence.index for sentence in segments.sentences] == [0, 1, 2]


# --- headlines -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Chad and Peru hold talks\n\nThe ministers met.", ["# Chad and Peru hold talks", "The ministers met."]),
        ("CHAD AND PERU TO HOLD TALKS\nThe ministers met.", ["# CHAD AND PERU TO HOLD TALKS", "The ministers met."]),
        (
            'Peru accepts offer\nMinister says it is "a sign of trust"\nThe ministers met.',
            ["# Peru accepts offer", '# Minister says it is "a sign of trust"', "The ministers met."],
        ),
        ("Will Peru accept?\n\nThe ministers met.", ["# Will Peru accept?", "The ministers met."]),
        ("Paz: We accept the offer\n\nThe ministers met.", ["# Paz: We accept the offer", "The ministers met."]),
        (
            "What Peru said about the offer and ...\n\nThey met.",
            ["# What Peru said about the offer and ...", "They met."],
        ),
        (
            "Readout of President Martin J. Moss, Jr.’s Call with Prime Minister Lind of Norway\n\nThey spoke.",
            ["# Readout of President Martin J. Moss, Jr.’s Call with Prime Minister Lind of Norway", "They spoke."],
        ),
        ("Message from Martin J. Moss, Jr.\n\nThey spoke.", ["# Message from Martin J. Moss, Jr.", "They spoke."]),
        (
            "Telephone conversation with President of Peru Ana Paz\n\nThey spoke.",
            ["# Telephone conversation with President of Peru Ana Paz", "They spoke."],
        ),
        (
            "Peru invites Chad\nChad thanks Norway\nLima hosts summit",
            ["# Peru invites Chad", "# Chad thanks Norway", "# Lima hosts summit"],
        ),
        ("The ministers met on Monday in Oslo. They talked.", ["The ministers met on Monday in Oslo.", "They talked."]),
        (
            "Talks in Oslo\n\nThe ministers met.\n\nWho came?\n\nMany came.\n\nThe next steps\n\nThey will meet again.",
            [
                "# Talks in Oslo",
                "The ministers met.",
                "# Who came?",
                "Many came.",
                "# The next steps",
                "They will meet again.",
            ],
        ),
        (
            (
                "Talks begin\n\nOSLO — The ministers met on Monday to talk about fish\n"
                "The talks will last a week\nThe envoy of Peru will join them on Friday, officials said"
            ),
            [
                "# Talks begin",
                "The ministers met on Monday to talk about fish",
                "The talks will last a week",
                "The envoy of Peru will join them on Friday, officials said",
            ],
        ),
        (
            "Talks begin\n\nThe ministers will discuss:\n\nThey met.",
            ["# Talks begin", "The ministers will discuss:", "They met."],
        ),
    ],
)
def test_headlines(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


# --- what is no part of the story ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "+ ↺ − 16 px",
        "Share Tweet Email Print",
        "Facebook",
        "Read more",
        "Read more: Peru thanks Chad",
        "MORE: Peru thanks Chad",
        "See also: Peru thanks Chad",
        "Photo: Ana Moss/Oslo Wire",
        "Photo",
        "[Photo/Agencies]",
        "© 2024 Oslo Wire",
        "Copyright 2024 Oslo Wire. All rights reserved.",
        "By Ana Moss",
        "By ANA MOSS and Paul Lind",
        "By Ana Moss, Oslo Wire",
        "Contributing: Ana Moss",
        "CONTRIBUTING Ana Moss, Paul Lind and Tom Ruiz",
        "News.Az",
        "Reuters",
        "(AP)",
        "Reuter",
        "Enditem",
        "ENDS",
        "(Reporting by Ana Moss in Oslo; Writing by Paul Lind; Editing by Tom Ruiz)",
        "(Editing by Tom Ruiz)",
        "Sign up for our newsletter to get the latest from Oslo.",
        "Subscribe to our channel",
        "Follow us on Twitter",
        "#Peru #Chad",
        "@oslowire.",
        "https://example.org/oslo",
        "Tags: Peru, Chad",
        "Published: 3 March 2019, 14:05 GMT",
        "Last updated 14:05, 3 March 2019",
        "5 min read",
        "12:09 P.M. EDT",
        "Tel: +51 1 123 45 67",
        "Media contact: Ana Moss, 01 234 567",
        "Advertisement",
        "* * *",
        "________",
        "●",
        "MEDIA RELEASE 14 November 2013",
    ],
)
def test_lines_that_are_no_story(line: str) -> None:
    text = f"Peru and Chad talk\n\n{line}\n\nThe ministers met.\n\nThey left.\n\n{line}"
    assert is_furniture(line)
    assert cut(text) == ["# Peru and Chad talk", "The ministers met.", "They left."]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices rose after the talks.",
        "Read the letter, he told Peru.",
        "More than ten ministers met.",
        "By Friday Peru had accepted.",
        "By Monday, Chad will withdraw its envoy.",
        "Photographs of the talks were shown.",
        "Reuters reported that Peru had accepted.",
        "Follow the money, the envoy said.",
        "Editing the treaty took days.",
        "The source said Peru had accepted.",
        "Join the treaty, Chad told Peru.",
        "They met.",
        "Watch out, the envoy said.",
        "Contact was made on Friday.",
        "Contact between the sides was cut.",
        "Published reports said they met.",
    ],
)
def test_lines_that_are_story(line: str) -> None:
    assert body(line) == [line]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met in Oslo. Reuter", ["They met in Oslo."]),
        (
            "They meet in Oslo on May 3, 2017. [Photo/Wire]\nThey left.",
            ["They meet in Oslo on May 3, 2017.", "They left."],
        ),
        ("They met in Oslo. (Chad-Peru) Enditem", ["They met in Oslo."]),
        ("Ana Moss\n\nReuters\n\nThey met in Oslo.", ["They met in Oslo."]),
        ("Talks begin\n\nAna Moss and Paul Lind\n\nUSA TODAY\n\nThey met.", ["# Talks begin", "They met."]),
        ("Talks begin\n\n12 January 2017\n\nThey met.", ["# Talks begin", "They met."]),
    ],
)
def test_tags_and_bylines(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


# --- the date in the header ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "published", "sentences"),
    [
        (" date 2026-01-21 The ministers met. They left.", date(2026, 1, 21), ["The ministers met.", "They left."]),
        (" date 2026-01-21 Peru and Chad talk\n\nThey met.", date(2026, 1, 21), ["# Peru and Chad talk", "They met."]),
        ("date 2026-01-21 + ↺ − 16 px\n\nThey met.", date(2026, 1, 21), ["They met."]),
        ("date 2026-13-41 They met.", None, ["They met."]),
        ("Peru talks\n\nPublished: 3 March 2019\n\nThey met.", date(2019, 3, 3), ["# Peru talks", "They met."]),
        ("Peru talks\nTuesday, March 5, 2019\nThey met.", date(2019, 3, 5), ["# Peru talks", "They met."]),
        ("Peru talks\nUpdated 2019-03-05 10:00\nThey met.", date(2019, 3, 5), ["# Peru talks", "They met."]),
        (
            (
                "Peru joins Chile in the search for peace and calm on the great lake of\n\n3 March 2019\n\n"
                "The ministers met on Monday in the old town and spoke of the future of the whole\n\n"
                "lake. They then left the palace in the old town by car for the small\n\nairport."
            ),
            date(2019, 3, 3),
            [
                "# Peru joins Chile in the search for peace and calm on the great lake of",
                "The ministers met on Monday in the old town and spoke of the future of the whole\n\nlake.",
                "They then left the palace in the old town by car for the small\n\nairport.",
            ],
        ),
        ("They met on 3 March 2019.", None, ["They met on 3 March 2019."]),
        ("A date 2026-01-21 was set.", None, ["A date 2026-01-21 was set."]),
    ],
)
def test_the_day_of_publication(text: str, published: date | None, sentences: list[str]) -> None:
    assert (find_segments(text).published, cut(text)) == (published, sentences)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Xinhua, March 5, 2019 Adjust font size:", date(2019, 3, 5)),
        ("5 March, 2019 10:32 IST", date(2019, 3, 5)),
        ("2019/03/05 18:35", date(2019, 3, 5)),
        ("Date: 05-03-2019", date(2019, 3, 5)),
        ("5-March-2019 17:02", date(2019, 3, 5)),
        ("March 5, 2019, Tuesday", date(2019, 3, 5)),
        ("Tuesday, 5 March 2019 18:02 GMT+9", date(2019, 3, 5)),
        ("News ID: 84561 - Tue 5 March 2019 - 18:02", date(2019, 3, 5)),
        ("Tuesday, 5 March 2019 00:46 -     - {{hitsCtrl.values.hits}}", date(2019, 3, 5)),
        ("Peru and Chad talk\nTue Mar 5 06:19:35 EST 2019", date(2019, 3, 5)),
        # behind the headline
        ("Peru and Chad talk - 15/03/2019", date(2019, 3, 15)),
        ("Peru and Chad talk (March 5, 2019)", date(2019, 3, 5)),
        ("Peru and Chad talk\n\nMarch 5, 2019|By Ana Roe, Lima Times.", date(2019, 3, 5)),
        ("March 5, 2019 - Peru and Chad talked in Lima", None),
        ("Peru and Chad talk Tuesday 5 March 2019 - 18:02", date(2019, 3, 5)),
        # of what is told
        ("Peru and Chad talked on March 5, 2019", None),
        ("Peru and Chad to talk, 4 to 5 March 2019", None),
        ("Peru talks on March 5", None),
        ("The pact - signed on March 5, 2019 - is old", None),
    ],
)
def test_the_day_at_the_head_of_a_page(head: str, published: date | None) -> None:
    assert find_segments(f"{head}\n\nThe ministers met. They left.").published == published


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 March 2019", date(2019, 3, 3)),
        ("March 3, 2019", date(2019, 3, 3)),
        ("3rd of March 2019", date(2019, 3, 3)),
        ("SEPT. 3, 2019", date(2019, 9, 3)),
        ("2019-03-05", date(2019, 3, 5)),
        ("05.03.2019", date(2019, 3, 5)),
        ("25/03/2019", date(2019, 3, 25)),
        ("03/25/2019", date(2019, 3, 25)),
        ("03/05/2019", None),
        ("31 February 2019", None),
        ("March 2019", None),
        ("3 March", None),
        ("no date", None),
    ],
)
def test_written_dates(line: str, day: date | None) -> None:
    assert written_date(line) == day


# --- datelines -------------------------------------------------------------------------------------------------------

Parts = tuple[str | None, int | None, int | None, int | None, str | None]


@pytest.mark.parametrize(
    ("head", "parts"),
    [
        ("ASTANA, January 19. /TASS/. ", ("ASTANA", 1, 19, None, "TASS")),
        ("HAVANA, May 26 (Reuters) - ", ("HAVANA", 5, 26, None, "Reuters")),
        ("SEOUL, Jan. 3 (Yonhap) -- ", ("SEOUL", 1, 3, None, "Yonhap")),
        ("Canberra, July 2 (IANS) ", ("Canberra", 7, 2, None, "IANS")),
        ("(MENAFN- Trend News Agency) ASTANA, Kazakhstan, November 30. ", ("ASTANA", 11, 30, None, None)),
        ("SEOUL, South Korea (AP) — ", ("SEOUL", None, None, None, "AP")),
        ("TOKYO (AP) — ", ("TOKYO", None, None, None, "AP")),
        ("WASHINGTON — ", ("WASHINGTON", None, None, None, None)),
        ("WASHINGTON – ", ("WASHINGTON", None, None, None, None)),
        ("HANOI -- ", ("HANOI", None, None, None, None)),
        ("NEW DELHI, INDIA — -", ("NEW DELHI", None, None, None, None)),
        ("TOKYO, Oct. 26 (Xinhua) -- ", ("TOKYO", 10, 26, None, "Xinhua")),
        ("(Kyiv, 2 February 2022) ", ("Kyiv", 2, 2, 2022, None)),
        ("Xinhua -(Wed Apr 17, 2013) ", (None, 4, 17, 2013, "Xinhua")),
        ("BAKU, Azerbaijan, February 9\n", ("BAKU", 2, 9, None, None)),
        ("BAKU, Azerbaijan, February 9 ", ("BAKU", 2, 9, None, None)),
        ("MOSCOW, 5 March 2019 (TASS) ", ("MOSCOW", 3, 5, 2019, "TASS")),
        ("MOSCOW. Jan 20 (Interfax) - ", ("MOSCOW", 1, 20, None, "Interfax")),
        ("YEREVAN, JANUARY 20, ARMENPRESS. ", ("YEREVAN", 1, 20, None, "ARMENPRESS")),
        ("Tehran, Jan 19, IRNA – ", ("Tehran", 1, 19, None, "IRNA")),
        ("Islamabad: ", ("Islamabad", None, None, None, None)),
        ("Kathmandu, Jan. 5: ", ("Kathmandu", 1, 5, None, None)),
        ("NEW DELHI, Aug 3 - ", ("NEW DELHI", 8, 3, None, None)),
        ("Beijing, China — ", ("Beijing", None, None, None, None)),
        ("June 5, 2023 KYIV ", ("KYIV", 6, 5, 2023, None)),
        ("Jan. 20 (UPI) -- ", (None, 1, 20, None, "UPI")),
        ("KYIV/LONDON, Feb 1 (Reuters) - ", ("KYIV/LONDON", 2, 1, None, "Reuters")),
        ("ABU DHABI, 12th March, 2023 (WAM) -- ", ("ABU DHABI", 3, 12, 2023, "WAM")),
        ("Brussels, 4 March – ", ("Brussels", 3, 4, None, None)),
        ("ST. PETERSBURG, Russia, June 5. /TASS/. ", ("ST. PETERSBURG", 6, 5, None, "TASS")),
        ("THE HAGUE, Netherlands (AP) — ", ("THE HAGUE", None, None, None, "AP")),
        ("WASHINGTON, D.C. – ", ("WASHINGTON", None, None, None, None)),
        ("UNITED NATIONS, Sept 20 (Reuters) - ", ("UNITED NATIONS", 9, 20, None, "Reuters")),
        ("Hà Nội (VNA) – ", ("Hà Nội", None, None, None, "VNA")),
        ("(CNN) ", (None, None, None, None, "CNN")),
        ("Riyadh, Safar 15, 1440, October 24, 2018, SPA -- ", ("Riyadh", 10, 24, 2018, "SPA")),
        ("Pyongyang, June 4, Juche 108 (KCNA) -- ", ("Pyongyang", 6, 4, None, "KCNA")),
        ("Islamabad - March 4, 2019: ", ("Islamabad", 3, 4, 2019, None)),
        ("(ANSA) - ROME, MAY 3 - ", ("ROME", 5, 3, None, "ANSA")),
        ("Addis Ababa June 9/2022 (ENA) ", ("Addis Ababa", 6, 9, 2022, "ENA")),
        ("ALGIERS- ", ("ALGIERS", None, None, None, None)),
        ("LIMA, Peru, Monday, March 3 (EFE) .- ", ("LIMA", 3, 3, None, "EFE")),
    ],
)
def test_datelines(head: str, parts: Parts) -> None:
    text = f"Talks begin\n\n{head}The ministers met. They left."
    segments = find_segments(text)
    line = segments.dateline
    assert line is not None
    assert (line.place, line.month, line.day, line.year, line.agency) == parts
    assert cut(text) == ["# Talks begin", "The ministers met.", "They left."]


@pytest.mark.parametrize(
    "sentence",
    [
        "London, Paris and Rome agreed to meet.",
        "London, AP reporters said, is calm.",
        "Geneva, May 5, saw the envoys meet.",
        "Washington, Jan. 5 talks were held.",
        "On May 5, Peru thanked Chad.",
        "NATO — the alliance of the north — invited Peru.",
        "Paz — the president of Peru — accepted.",
        "Paz: We are glad.",
        "President Moss (right) met Paz.",
        "President Moss (D) said so.",
        "May 5 was the day of the talks.",
        "U.S. President Moss met Paz.",
        "MOSCOW and Lima agreed.",
        "Peru - Chad talks resumed.",
        "Oslo, Norway's capital, hosts the talks.",
    ],
)
def test_sentences_that_are_no_datelines(sentence: str) -> None:
    assert read_dateline(sentence, 0, len(sentence)) is None
    assert body(sentence) == [sentence]


def test_only_the_head_of_a_story_has_a_dateline() -> None:
    text = "They met.\n\nThey talked.\n\nLIMA, May 3 (AFP) - They left."
    assert find_segments(text).dateline is None
    roundup = "News in brief\n\nLIMA -- They met.\n\n- - - -\n\nOSLO -- They left."
    assert cut(roundup) == ["# News in brief", "They met.", "They left."]


# --- quotations ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"We agreed," he said. "They left."', ["We agreed,", "They left."]),
        ("“We agreed,” he said. “They left.”", ["We agreed,", "They left."]),
        ("«We agreed», he said.", ["We agreed"]),
        ("„We agreed“, he said.", ["We agreed"]),
        ("He said ‘we agreed’ and left.", ["we agreed"]),
        ("He said ‘the leaders’ talks ended’ and left.", ["the leaders’ talks ended"]),
        ("He said 'we agreed.' They left.", ["we agreed."]),
        ("The ministers' talks and the envoys' dinner were brief.", []),
        ("It wasn't Peru's envoy, it's Chad's.", []),
        ("“We ‘agreed’,” he said.", ["We ‘agreed’,"]),
        ('“We agreed," he said.', ["We agreed,"]),
        ('They talked."We agreed," he said.', ["We agreed,"]),
        ("“We met.\n\n“We talked.\n\n“We agreed,” he said.", ["We met.\n\n“We talked.\n\n“We agreed,"]),
        ('"We met.\n\n"We talked," he said.\n\nThey left.', ['We met.\n\n"We talked,']),
        ("“We met.\n\nWe talked.”\n\nThey left.", ["We met.\n\nWe talked."]),
        ('He said "we met. They talked.\n\nThey left. "We agreed," he said.', ["we met. They talked.", "We agreed,"]),
        ('He said "we met.\n\nThey left.\n\nThey talked.', ["we met."]),
        ('A 6" pipe was laid. They left.', []),
        ("", []),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_an_unclosed_mark_does_not_swallow_the_article() -> None:
    text = 'He said "we met.\n\n' + "\n\n".join(f"Paragraph {number} tells more." for number in range(50))
    assert quoted(text) == ["we met."]


# --- letters ---------------------------------------------------------------------------------------------------------

LETTER = "Dear Mr. President,\n\nI invite you to Oslo. We will talk.\n\nThe talks will be brief.\n\nI thank you."


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        (
            f'Moss sent a letter to Paz.\n\nThe letter reads:\n\n"{LETTER}"\n\nPaz thanked Moss.',
            [(LETTER, None)],
        ),
        (
            (
                f"The letter reads as follows:\n\n“{LETTER}”\n\nIn turn, Paz sent a letter.\n\nThe letter says:\n\n"
                "“Your Excellency,\n\nI accept.”"
            ),
            [(LETTER, None), ("Your Excellency,\n\nI accept.", None)],
        ),
        (
            "“His Excellency Mr. Juan Paz, President of Peru\n\nDear Mr. President,\n\nI invite you.”\n\nThey left.",
            [("His Excellency Mr. Juan Paz, President of Peru\n\nDear Mr. President,\n\nI invite you.", None)],
        ),
        (
            f"Full text of the letter\n\n{LETTER}\n\nYours sincerely,\n\nMartin Moss\n\nThe envoy of Peru said no.",
            [(f"{LETTER}\n\nYours sincerely,\n\nMartin Moss", "Martin Moss")],
        ),
        (
            f"The message reads:\n\n{LETTER}\n\nRespectfully,\n\nMartin J. Moss\n\nPresident of Norway\n\nOslo, 3 May",
            [
                (
                    f"{LETTER}\n\nRespectfully,\n\nMartin J. Moss\n\nPresident of Norway\n\nOslo, 3 May",
                    "Martin J. Moss",
                )
            ],
        ),
        (
            f"The message says:\n\n{LETTER}\n\nThe envoy said Peru had received the message.",
            [(LETTER, None)],
        ),
        (
            'The message reads: "Dear Mr. President, I invite you to Oslo." Paz thanked him.',
            [("Dear Mr. President, I invite you to Oslo.", None)],
        ),
        ("Address of the President\n\nDear friends,\n\nI greet you.\n\nWe will win.", []),
        ("He sent a letter. It was warm.", []),
        ("Dear as the treaty was, Peru left it.", []),
    ],
)
def test_letters(text: str, letters: list[tuple[str, str | None]]) -> None:
    assert lettered(text) == letters


def test_the_marks_around_a_letter_make_no_quotation() -> None:
    assert quoted(f'The letter reads:\n\n"{LETTER}"\n\nHe called it "warm".') == ["warm"]


def test_lines_of_a_letter_are_no_headlines() -> None:
    text = "The letter reads:\n\nDear Mr. President,\n\nI invite you to Oslo.\n\nSincerely,\n\nMartin Moss"
    assert {sentence.kind for sentence in find_segments(text).sentences} == {"body"}


# --- turns -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        (
            "Remarks in Oslo\n\nPRESIDENT MOSS: Thank you.\n\nWelcome.\n\nPRIME MINISTER LIND: I thank you.",
            [("PRESIDENT MOSS", "Thank you.\n\nWelcome."), ("PRIME MINISTER LIND", "I thank you.")],
        ),
        (
            "Briefing\n\nMODERATOR: Welcome.\n\nQ: Will they meet?\n\nMR. PAZ: They will.",
            [("MODERATOR", "Welcome."), ("Q", "Will they meet?"), ("MR. PAZ", "They will.")],
        ),
        (
            "Briefing\n\nMR. PAZ: Welcome.\n\nQ    Will they meet?\n\nMR. PAZ: They will.",
            [("MR. PAZ", "Welcome."), ("Q", "Will they meet?"), ("MR. PAZ", "They will.")],
        ),
        (
            "Talks\n\nThe two met. President of Peru Juan Paz: I greet you. Welcome. King Haral of Norway: Thank you.",
            [
                ("President of Peru Juan Paz", "I greet you. Welcome."),
                ("King Haral of Norway", "Thank you."),
            ],
        ),
        (
            "Talks\n\nMr. Moss: I greet you.\n\nMs. Lind: I thank you.",
            [("Mr. Moss", "I greet you."), ("Ms. Lind", "I thank you.")],
        ),
        ("Talks\n\n__PRESIDENT MOSS__\n\nI greet you.\n\nWelcome.", [("PRESIDENT MOSS", "I greet you.\n\nWelcome.")]),
        (
            "Talks\n\n**President Moss:** I greet you.\n\n**Ms. Lind:** Thanks.",
            [("President Moss", "I greet you."), ("Ms. Lind", "Thanks.")],
        ),
        (
            "Talks\n\nNow President of Peru Juan Paz: Welcome. King of Norway Per Lind (translated): Thanks.",
            [("President of Peru Juan Paz", "Welcome."), ("King of Norway Per Lind", "Thanks.")],
        ),
        (
            "Talks\n\nREPORTER\n\nWill they meet?\n\nMOSS\n\nThey will.\n\nREPORTER\n\nWhen?\n\nMOSS\n\nSoon.",
            [("REPORTER", "Will they meet?"), ("MOSS", "They will."), ("REPORTER", "When?"), ("MOSS", "Soon.")],
        ),
        (
            "Talks\n\nPresident of Peru Juan Paz: Welcome.\n\nKing of Norway Per Lind(translated): Thanks.\n\nJuan Paz: Do go on.",
            [
                ("President of Peru Juan Paz", "Welcome."),
                ("King of Norway Per Lind", "Thanks."),
                ("Juan Paz", "Do go on."),
            ],
        ),
        (
            "House\n\nThe Minister of State (Mr. Juan Paz): We met.\n\nMr MOSS (Hills—Labor) (2.00 pm)—I ask when that was.",
            [("The Minister of State (Mr. Juan Paz)", "We met."), ("Mr MOSS", "I ask when that was.")],
        ),
        (
            "House\n\nTHE MINISTER OF TRADE (SHRI PAZ): Sir, we met.\n\nMr. Moss (through interpreter): I ask when that was.",
            [("THE MINISTER OF TRADE (SHRI PAZ)", "Sir, we met."), ("Mr. Moss", "I ask when that was.")],
        ),
        ("Moss: Peru invited us\n\nThey met. They talked.", []),
        ("Talks\n\nThey met.\n\nIslamabad: They talked.\n\nNote: They left.", []),
        ("Talks\n\nHe said: We met.\n\nThe aim: peace.", []),
    ],
)
def test_turns(text: str, spoken: list[tuple[str, str]]) -> None:
    assert turns(text) == spoken
    assert not any(label in sentence for label, _ in spoken for sentence in cut(text))


def test_labels_in_a_page_that_lost_its_line_ends() -> None:
    text = (
        "Readout\n\nThe talks went on over breakfast, and Olga Quispe made a statement. "
        "Beginning of talks with President of Chile Olga Quispe President of Peru Nils Berg: Welcome, I am glad. We begin. "
        "President of Chile Olga Quispe Quispe OlgaPresident of Chile(retranslated): I thank you. We went on. "
        "Nils Berg: We are grateful. Olga Quispe: We hope so. The two said: we agree. It was a long day."
    )
    assert [label for label, _ in turns(text)] == [
        "President of Peru Nils Berg",
        "President of Chile Olga Quispe Quispe OlgaPresident of Chile",
        "Nils Berg",
        "Olga Quispe",
    ]


# --- any text --------------------------------------------------------------------------------------------------------

_PIECES = (
    *("The ministers met", "U.S.", "Mr.", "OSLO, May 3 (AFP) - ", "PRESIDENT MOSS: ", "Dear Mr. President,", "Reuter"),
    *("The letter reads:", "3.5", " date 2020-01-01 ", "__", "\r\n", "é", "你好。", "\U0001f600", "...", "\n\n"),
    *".? \n\"“”‘';,()",
)


def _sound(text: str, segments: Segments) -> bool:
    """Offsets rise, lie in the text, and hold something without space around it."""
    last = 0
    for index, sentence in enumerate(segments.sentences):
        words = text[sentence.start : sentence.end]
        if not (
            last <= sentence.start < sentence.end <= len(text) and sentence.index == index and words == words.strip()
        ):
            return False
        last = sentence.end
    spans = [(part.start, part.end) for part in segments.quotations]
    spans += [(part.start, part.end) for part in segments.letters]
    spans += [(part.start, part.end) for part in segments.turns]
    return all(0 <= start <= end <= len(text) for start, end in spans)


def test_any_text_is_cut_soundly() -> None:
    choose = random.Random(7)
    for _ in range(1500):
        text = "".join(choose.choices(_PIECES, k=choose.randrange(1, 25)))
        assert _sound(text, find_segments(text)), repr(text)


def test_a_sentence_is_never_endless() -> None:
    for text in ("word " * 5000, "word; " * 5000, "x" * 20_000, "They met, " * 3000 + "and left."):
        segments = find_segments(text)
        assert max(sentence.end - sentence.start for sentence in segments.sentences) <= LONGEST
        assert sum(sentence.end - sentence.start for sentence in segments.sentences) > 0.9 * len(text.strip())
    halves = cut("They met " + "and talked " * 80 + "; then they left " + "and rested " * 80 + ".")
    assert halves[0].endswith(";")


@pytest.mark.parametrize(
    "piece", [*".,;:!?\"'“”‘’()[]{}<>*_#=-–—…«»/\\|@&%$€ \n\t0aA", "\n\n", ". ", "A. ", '" ', "Q: ", "(a", "May 3, "]
)
def test_no_text_takes_long(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    begun = time.process_time()
    find_segments(text)
    find_segments("Talks\n\n" + text)
    assert time.process_time() - begun < 3


def test_the_sentence_at_an_offset() -> None:
    text = "They met. They left."
    segments = find_segments(text)
    found = [sentence_at(segments, offset) for offset in (0, 8, 9, 10, 19, 20, -1)]
    assert [sentence.index if sentence else None for sentence in found] == [0, 0, None, 1, 1, None, None]
    assert sentence_at(find_segments(""), 0) is None


def test_word_lists_are_in_lower_case_and_without_doubles() -> None:
    from diplo_extract.rules import words

    for name, entries in words("segments").items():
        if name in ("lines", "months"):
            continue
        assert len(set(entries)) == len(entries), name
        assert all(isinstance(entry, str) and entry == entry.lower() for entry in entries), name
    assert all(re.compile(line) for line in words("segments")["lines"])


def test_lines_that_have_lost_their_full_stops_are_no_headlines() -> None:
    line = "The minister told the council of the town that the bridge would be built by May"
    text = "\n".join(["Bridge for the town", *(f"{line} {n}" for n in ("one", "two", "three", "four", "five", "six"))])
    kinds = [sentence.kind for sentence in find_segments(text).sentences]
    assert kinds == ["headline", *["body"] * 6]
