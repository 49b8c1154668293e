"""Date phrases: what is found in a sentence, and the days that it means.

Every sentence is written for this table. The phrase to be found stands in square brackets, which are taken out before
the text is read; nothing else in the sentence may be found.
"""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from datetime import date as Day

import pytest

import diplo_extract.dates as dates
from diplo_extract.dates import (
    edtf,
    find_anniversary,
    find_dates,
    find_length,
    from_to,
    infer_dateline_year,
    resolve_date,
    with_length,
)
from diplo_extract.dates.grammar import levels
from diplo_extract.mentions import Interval
from diplo_extract.rules import words

# text | reference | tense | start | end | EDTF ("=" the days themselves) | basis. The reference 2026-02-09 is a Monday.
TABLE = """
# --- the day itself and its neighbours
The two spoke [today]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
[Today] the king arrives. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
[TODAY] THE KING ARRIVES. | 2026-02-09 | - | 2026-02-09 | 2026-02-09 | = | relative
They signed it [yesterday]. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
They signed it [yesterday evening]. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
She leaves [tomorrow]. | 2026-02-09 | future | 2026-02-10 | 2026-02-10 | = | relative
She leaves [tomorrow morning]. | 2026-02-09 | future | 2026-02-10 | 2026-02-10 | = | relative
He dines with her [tonight]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They met [this morning]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They meet [this afternoon]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They meet [this evening]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They spoke [earlier today]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They will speak [later today]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They spoke [earlier in the day]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They will speak [later in the day]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They spoke [last night]. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
They spoke [late last night]. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
They spoke [overnight]. | 2026-02-09 | past | 2026-02-08 | 2026-02-09 | = | relative
They met [the day before yesterday]. | 2026-02-09 | past | 2026-02-07 | 2026-02-07 | = | relative
They meet [the day after tomorrow]. | 2026-02-09 | future | 2026-02-11 | 2026-02-11 | = | relative
He landed [early today]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They meet [today and tomorrow]. | 2026-02-09 | future | 2026-02-09 | 2026-02-10 | = | relative
# --- weekdays
They met on [Monday]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They met on [Monday]. | 2026-02-15 | past | 2026-02-09 | 2026-02-09 | = | relative
They met on [Tuesday]. | 2026-02-09 | past | 2026-02-03 | 2026-02-03 | = | relative
They meet on [Tuesday]. | 2026-02-09 | future | 2026-02-10 | 2026-02-10 | = | relative
They meet on [Monday]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | relative
They meet on [Sunday]. | 2026-02-09 | future | 2026-02-15 | 2026-02-15 | = | relative
On [Friday] the ministers. | 2026-02-09 | - | 2026-02-06 | 2026-02-06 | = | relative
they met on [monday], he said. | 1987-10-19 | past | 1987-10-19 | 1987-10-19 | = | relative
They met [Monday night]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They met [Sunday evening] in Rome. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
They met [early Monday]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They met [late on Tuesday]. | 2026-02-12 | past | 2026-02-10 | 2026-02-10 | = | relative
They met [earlier on Tuesday]. | 2026-02-12 | past | 2026-02-10 | 2026-02-10 | = | relative
They met on [the evening of Tuesday]. | 2026-02-12 | past | 2026-02-10 | 2026-02-10 | = | relative
They met at 10 a.m. on [Monday]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They met at 10:30 pm local time [Friday]. | 2026-02-09 | past | 2026-02-06 | 2026-02-06 | = | relative
[Thursday]'s talks were short. | 2026-02-09 | past | 2026-02-05 | 2026-02-05 | = | relative
They met [last Monday]. | 2026-02-09 | past | 2026-02-02 | 2026-02-02 | = | relative
They met [last Friday]. | 2026-02-09 | past | 2026-02-06 | 2026-02-06 | = | relative
They meet [next Monday]. | 2026-02-09 | future | 2026-02-16 | 2026-02-16 | = | relative
They meet [next Tuesday]. | 2023-03-24 | future | 2023-03-28 | 2023-03-28 | = | relative
They meet [this Friday]. | 2026-02-09 | future | 2026-02-13 | 2026-02-13 | = | relative
They met [this past Sunday]. | 2026-02-09 | past | 2026-02-08 | 2026-02-08 | = | relative
They meet [this coming Friday]. | 2026-02-09 | future | 2026-02-13 | 2026-02-13 | = | relative
They meet on [Tuesday next week]. | 2026-02-09 | future | 2026-02-17 | 2026-02-17 | = | relative
They met on [Tuesday of last week]. | 2026-02-09 | past | 2026-02-03 | 2026-02-03 | = | relative
They met [last week on Friday]. | 2026-02-09 | past | 2026-02-06 | 2026-02-06 | = | relative
They meet over [the coming weekend]. | 2026-02-10 | future | 2026-02-14 | 2026-02-15 | = | relative
They met on [Monday and Tuesday]. | 2026-02-13 | past | 2026-02-09 | 2026-02-10 | = | relative
They meet on [Monday and Tuesday]. | 2026-02-13 | future | 2026-02-16 | 2026-02-17 | = | relative
They met [Monday through Wednesday]. | 2026-02-13 | past | 2026-02-09 | 2026-02-11 | = | relative
They meet [from Monday to Friday]. | 2026-02-10 | future | 2026-02-16 | 2026-02-20 | = | relative
They meet [from Friday to Sunday]. | 2026-02-09 | future | 2026-02-13 | 2026-02-15 | = | relative
They meet [between Tuesday and Friday]. | 2026-02-09 | future | 2026-02-10 | 2026-02-13 | = | relative
They met [Monday, Tuesday and Wednesday]. | 2026-02-13 | past | 2026-02-09 | 2026-02-11 | = | relative
They meet [Friday or Saturday]. | 2026-02-09 | future | 2026-02-13 | 2026-02-14 | = | relative
They meet [Saturday-Sunday]. | 2026-02-09 | future | 2026-02-14 | 2026-02-15 | = | relative
He is in Lima [from Tuesday]. | 2026-02-09 | future | 2026-02-10 | - | = | relative
He is in Lima [from Tuesday]. | 2026-02-09 | - | 2026-02-10 | - | = | relative
He stays [until Friday]. | 2026-02-09 | future | - | 2026-02-13 | = | relative
He stays [through Friday]. | 2026-02-09 | - | - | 2026-02-13 | = | relative
He answers [by Friday]. | 2026-02-09 | - | - | 2026-02-13 | = | relative
He answers [before Friday]. | 2026-02-09 | future | - | 2026-02-12 | = | relative
He answers [after Friday]. | 2026-02-09 | future | 2026-02-14 | - | = | relative
They spoke twice [since Friday]. | 2026-02-09 | past | 2026-02-06 | 2026-02-09 | = | relative
A three-day visit [starting Monday] was announced. | 2026-02-12 | future | 2026-02-16 | - | = | relative
A visit [beginning on Wednesday] was announced. | 2026-02-09 | future | 2026-02-11 | - | = | relative
The ban holds [as of Friday]. | 2026-02-09 | future | 2026-02-13 | - | = | relative
# --- calendar days
They spoke on [January 10]. | 2026-02-09 | past | 2026-01-10 | 2026-01-10 | = | explicit
They spoke on [January 10]. | 2026-02-09 | - | 2026-01-10 | 2026-01-10 | = | explicit
They spoke on [December 22]. | 2026-02-09 | past | 2025-12-22 | 2025-12-22 | = | explicit
They will speak on [January 10]. | 2026-02-09 | future | 2027-01-10 | 2027-01-10 | = | explicit
They will speak on [February 9]. | 2026-02-09 | future | 2026-02-09 | 2026-02-09 | = | explicit
They speak on [March 3]. | 2026-02-09 | - | 2026-03-03 | 2026-03-03 | = | explicit
They spoke on [March 3]. | 2026-02-09 | past | 2025-03-03 | 2025-03-03 | = | explicit
They met [Jan. 3] in Oslo. | 2026-02-09 | past | 2026-01-03 | 2026-01-03 | = | explicit
They met on [Sept. 9]. | 2026-02-09 | past | 2025-09-09 | 2025-09-09 | = | explicit
They met on [March. 1] in Oslo. | 2026-03-09 | past | 2026-03-01 | 2026-03-01 | = | explicit
They met on [Nov.10 2015] in Oslo. | 2026-02-09 | past | 2015-11-10 | 2015-11-10 | = | explicit
LEADERS MET [JAN. 3], SAYS ENVOY | 2026-02-09 | past | 2026-01-03 | 2026-01-03 | = | explicit
they met on [october 19] in havana. | 1987-11-01 | past | 1987-10-19 | 1987-10-19 | = | explicit
they met on [may 5] in havana. | 1987-11-01 | past | 1987-05-05 | 1987-05-05 | = | explicit
They met on [9 February 2026]. | - | past | 2026-02-09 | 2026-02-09 | = | explicit
They met on [February 9, 2026], in Oslo. | - | past | 2026-02-09 | 2026-02-09 | = | explicit
They met on [February 9th, 2026]. | - | past | 2026-02-09 | 2026-02-09 | = | explicit
They met on [the 9th of February]. | 2026-03-01 | past | 2026-02-09 | 2026-02-09 | = | explicit
They met on [the first of March]. | 2026-03-05 | past | 2026-03-01 | 2026-03-01 | = | explicit
They met on [January the 3rd]. | 2026-02-09 | past | 2026-01-03 | 2026-01-03 | = | explicit
They met on [5 May 2025]. | - | - | 2025-05-05 | 2025-05-05 | = | explicit
They met on [May 5]. | 2026-02-09 | past | 2025-05-05 | 2025-05-05 | = | explicit
They met on [March 5]. | 2026-03-09 | past | 2026-03-05 | 2026-03-05 | = | explicit
They met on [29 February]. | 2026-02-09 | past | 2024-02-29 | 2024-02-29 | = | explicit
They met on [10 August last year]. | 2026-02-09 | past | 2025-08-10 | 2025-08-10 | = | relative
They meet on [10 August this year]. | 2026-02-09 | future | 2026-08-10 | 2026-08-10 | = | relative
The note of [2026-02-09] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
The note of [2026/02/09] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
The note of [2026-02-09T10:00:00Z] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
The note of [25/01/2026] was leaked. | - | - | 2026-01-25 | 2026-01-25 | = | explicit
The note of [01/25/2026] was leaked. | - | - | 2026-01-25 | 2026-01-25 | = | explicit
The note of [02/09/2026] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
The note of [09.02.2026] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
The note of [1/25/26] was leaked. | - | - | 2026-01-25 | 2026-01-25 | = | explicit
The note of [09-Feb-2026] was leaked. | - | - | 2026-02-09 | 2026-02-09 | = | explicit
[2026年2月9日]，两国外长会晤。 | - | - | 2026-02-09 | 2026-02-09 | = | explicit
([2026年2月]) | - | - | 2026-02-01 | 2026-02-28 | 2026-02 | explicit
([2月9日]) | 2026-03-01 | past | 2026-02-09 | 2026-02-09 | = | explicit
They meet on [Monday, 27 August]. | 1990-08-21 | future | 1990-08-27 | 1990-08-27 | = | explicit
They met on [Monday, 27 August]. | 1993-01-10 | past | 1990-08-27 | 1990-08-27 | = | explicit
They met on [Saturday, 24 April]. | 1999-04-14 | past | 1999-04-24 | 1999-04-24 | = | explicit
They met on [Tuesday (Feb. 10)] in Rome. | 2026-02-12 | past | 2026-02-10 | 2026-02-10 | = | explicit
They met on [Feb. 10 (Tuesday)] in Rome. | 2026-02-12 | past | 2026-02-10 | 2026-02-10 | = | explicit
They met on [August 10, Wednesday], in Manila. | 2016-08-12 | past | 2016-08-10 | 2016-08-10 | = | explicit
It opens on [Mon., Feb. 9], in Rome. | 2026-02-05 | future | 2026-02-09 | 2026-02-09 | = | explicit
They meet on [Monday, February 9, 2026]. | - | future | 2026-02-09 | 2026-02-09 | = | explicit
They meet on [Monday the 9th]. | 2026-02-05 | future | 2026-02-09 | 2026-02-09 | = | relative
They meet on [the 14th]. | 2026-02-09 | future | 2026-02-14 | 2026-02-14 | = | relative
They met on [the 14th], in Rome. | 2026-02-09 | past | 2026-01-14 | 2026-01-14 | = | relative
They meet on [the 14th of next month]. | 2026-02-09 | future | 2026-03-14 | 2026-03-14 | = | relative
They met on [the evening of January 3]. | 2026-02-09 | past | 2026-01-03 | 2026-01-03 | = | explicit
They met on [Christmas Day]. | 2026-02-09 | past | 2025-12-25 | 2025-12-25 | = | explicit
They met on [New Year's Eve]. | 2026-02-09 | past | 2025-12-31 | 2025-12-31 | = | explicit
# --- ranges of days
Talks run [from March 3 to 5]. | 2026-02-09 | future | 2026-03-03 | 2026-03-05 | = | explicit
Talks run [March 3-5]. | 2026-02-09 | future | 2026-03-03 | 2026-03-05 | = | explicit
Talks run [March 3–5, 2026]. | - | future | 2026-03-03 | 2026-03-05 | = | explicit
Talks ran on [3-5 March]. | 2026-02-09 | past | 2025-03-03 | 2025-03-05 | = | explicit
Talks run [between 3 and 5 March]. | 2026-02-09 | future | 2026-03-03 | 2026-03-05 | = | explicit
Talks run [between March 3 and March 5]. | 2026-02-09 | future | 2026-03-03 | 2026-03-05 | = | explicit
Talks run on [April 20 and 21] in Riga. | 2026-02-09 | future | 2026-04-20 | 2026-04-21 | = | explicit
Talks run on [April 20-21]. | 2026-02-09 | future | 2026-04-20 | 2026-04-21 | = | explicit
Talks run on [October 25 to 27]. | 2016-10-12 | future | 2016-10-25 | 2016-10-27 | = | explicit
Talks run on [April 20, 21 and 22]. | 2026-02-09 | future | 2026-04-20 | 2026-04-22 | = | explicit
Talks run on [20, 21 and 22 April]. | 2026-02-09 | future | 2026-04-20 | 2026-04-22 | = | explicit
Talks run [from the 3rd to the 5th of March]. | 2026-02-09 | future | 2026-03-03 | 2026-03-05 | = | explicit
A tour [from 3 March to 5 April] is planned. | 2026-02-09 | future | 2026-03-03 | 2026-04-05 | = | explicit
A tour [from 26 August - 6 September] is planned. | 1990-08-21 | future | 1990-08-26 | 1990-09-06 | = | explicit
A tour [from December 30 to January 2] is planned. | 2025-12-20 | future | 2025-12-30 | 2026-01-02 | = | explicit
A tour of [30 December to 2 January 2026] is planned. | - | - | 2025-12-30 | 2026-01-02 | = | explicit
They meet on [Thursday and Friday, 23-24 August], in Bern. | 1990-08-21 | future | 1990-08-23 | 1990-08-24 | = | explicit
They meet [from Monday, February 9, to Friday, February 13]. | 2026-02-05 | future | 2026-02-09 | 2026-02-13 | = | explicit
The ban ends [by March 5]. | 2026-02-09 | future | - | 2026-03-05 | = | explicit
The ban holds [from March 5 onward]. | 2026-02-09 | future | 2026-03-05 | - | = | explicit
# --- months
They met in [November 2025]. | - | past | 2025-11-01 | 2025-11-30 | 2025-11 | explicit
They met in [November, 2025]. | - | past | 2025-11-01 | 2025-11-30 | 2025-11 | explicit
They met in [Nov. 2025]. | - | past | 2025-11-01 | 2025-11-30 | 2025-11 | explicit
They met in [May 2025]. | - | past | 2025-05-01 | 2025-05-31 | 2025-05 | explicit
they met in [may 1987]. | - | past | 1987-05-01 | 1987-05-31 | 1987-05 | explicit
They met in [November]. | 2026-02-09 | past | 2025-11-01 | 2025-11-30 | 2025-11 | explicit
They meet in [November]. | 2026-02-09 | future | 2026-11-01 | 2026-11-30 | 2026-11 | explicit
They met in [February]. | 2026-02-09 | past | 2026-02-01 | 2026-02-28 | 2026-02 | explicit
They meet in [February]. | 2026-02-09 | future | 2026-02-01 | 2026-02-28 | 2026-02 | explicit
They met in [May]. | 2026-02-09 | past | 2025-05-01 | 2025-05-31 | 2025-05 | explicit
They met in [March]. | 2026-02-09 | past | 2025-03-01 | 2025-03-31 | 2025-03 | explicit
they met in [march], he said. | 1987-10-19 | past | 1987-03-01 | 1987-03-31 | 1987-03 | explicit
They met [last August]. | 2026-02-09 | past | 2025-08-01 | 2025-08-31 | 2025-08 | relative
They met [last August]. | 2026-08-20 | past | 2025-08-01 | 2025-08-31 | 2025-08 | relative
They met [last May]. | 2026-02-09 | past | 2025-05-01 | 2025-05-31 | 2025-05 | relative
They meet [next March]. | 2026-02-09 | future | 2026-03-01 | 2026-03-31 | 2026-03 | relative
They meet [this April]. | 2026-02-09 | future | 2026-04-01 | 2026-04-30 | 2026-04 | relative
They met in [September this year]. | 2021-11-11 | past | 2021-09-01 | 2021-09-30 | 2021-09 | relative
They met in [August last year]. | 2026-02-09 | past | 2025-08-01 | 2025-08-31 | 2025-08 | relative
They met in [March of last year]. | 2026-02-09 | past | 2025-03-01 | 2025-03-31 | 2025-03 | relative
They meet in [June next year]. | 2026-02-09 | future | 2027-06-01 | 2027-06-30 | 2027-06 | relative
The [July] summit failed. | 2026-02-09 | past | 2025-07-01 | 2025-07-31 | 2025-07 | explicit
They meet in [January or February]. | 2018-12-02 | future | 2019-01-01 | 2019-02-28 | = | explicit
They met in [July and August]. | 2022-09-16 | past | 2022-07-01 | 2022-08-31 | = | explicit
They met [from March to May 2025]. | - | past | 2025-03-01 | 2025-05-31 | = | explicit
They met [between November 2025 and January 2026]. | - | past | 2025-11-01 | 2026-01-31 | = | explicit
They met [March-May]. | 2025-07-01 | past | 2025-03-01 | 2025-05-31 | = | explicit
They have talked [since July]. | 2016-09-27 | past | 2016-07-01 | 2016-09-27 | = | explicit
They talked [until February 2016]. | - | past | - | 2016-02-29 | = | explicit
They met [last month]. | 2026-02-09 | past | 2026-01-01 | 2026-01-31 | 2026-01 | relative
They meet [next month]. | 2026-02-09 | future | 2026-03-01 | 2026-03-31 | 2026-03 | relative
They meet [this month]. | 2026-02-09 | future | 2026-02-01 | 2026-02-28 | 2026-02 | relative
They met [earlier this month]. | 2026-02-09 | past | 2026-02-01 | 2026-02-09 | = | relative
They meet [later this month]. | 2026-02-09 | future | 2026-02-09 | 2026-02-28 | = | relative
They met in [the month of May]. | 2026-02-09 | past | 2025-05-01 | 2025-05-31 | 2025-05 | explicit
# --- parts of months and years
They met in [late November 2025]. | - | past | 2025-11-21 | 2025-11-30 | = | explicit
They met in [early November 2025]. | - | past | 2025-11-01 | 2025-11-10 | = | explicit
They met in [mid-November 2025]. | - | past | 2025-11-11 | 2025-11-20 | = | explicit
They met in [late February 2026]. | - | past | 2026-02-21 | 2026-02-28 | = | explicit
They met [late in May]. | 2025-07-28 | past | 2025-05-21 | 2025-05-31 | = | explicit
They were to meet in [early September]. | 2016-10-16 | past | 2016-09-01 | 2016-09-10 | = | explicit
They met in [late September]. | 2026-09-03 | past | 2025-09-21 | 2025-09-30 | = | explicit
They meet in [mid-May]. | 2026-02-09 | future | 2026-05-11 | 2026-05-20 | = | explicit
They meet at [the end of March]. | 2026-02-09 | future | 2026-03-21 | 2026-03-31 | = | explicit
They met at [the beginning of March]. | 2026-03-20 | past | 2026-03-01 | 2026-03-10 | = | explicit
They met at [the start of 2026]. | - | past | 2026-01-01 | 2026-04-30 | = | explicit
They met at [the beginning of the year]. | 2026-02-09 | past | 2026-01-01 | 2026-04-30 | = | relative
They meet at [the end of the month]. | 2026-02-09 | future | 2026-02-21 | 2026-02-28 | = | relative
They meet [by the end of the year]. | 2026-02-09 | future | - | 2026-12-31 | = | relative
They meet [before the end of next week]. | 2026-02-09 | future | - | 2026-02-22 | = | relative
They meet at [the end of this year]. | 2026-02-09 | future | 2026-09-01 | 2026-12-31 | = | relative
They meet in [mid-2024]. | - | - | 2024-05-01 | 2024-08-31 | = | explicit
They meet in [late 2025]. | - | - | 2025-09-01 | 2025-12-31 | = | explicit
They meet in [early 2026]. | - | - | 2026-01-01 | 2026-04-30 | = | explicit
They meet in [late 2025 or early 2026]. | - | - | 2025-09-01 | 2026-04-30 | = | explicit
They meet [early next year]. | 2026-02-09 | future | 2027-01-01 | 2027-04-30 | = | relative
They met [late last year]. | 2026-02-09 | past | 2025-09-01 | 2025-12-31 | = | relative
They met [early this year]. | 2026-02-09 | past | 2026-01-01 | 2026-04-30 | = | relative
They met [earlier this year]. | 2026-02-09 | past | 2026-01-01 | 2026-02-09 | = | relative
They meet [later this year]. | 2026-02-09 | future | 2026-02-09 | 2026-12-31 | = | relative
They meet [by year-end]. | 2026-02-09 | future | - | 2026-12-31 | = | relative
They meet in [the second half of July]. | 2026-02-09 | future | 2026-07-16 | 2026-07-31 | = | explicit
They meet in [the first half of 2026]. | - | - | 2026-01-01 | 2026-06-30 | = | explicit
They meet in [the first half of this year]. | 2022-01-14 | future | 2022-01-01 | 2022-06-30 | = | relative
They meet in [the first quarter of 2026]. | - | - | 2026-01-01 | 2026-03-31 | 2026-33 | explicit
They meet in [Q2 2026]. | - | - | 2026-04-01 | 2026-06-30 | 2026-34 | explicit
They meet in [Q3]. | 2026-02-09 | future | 2026-07-01 | 2026-09-30 | 2026-35 | relative
They meet in [the last week of January]. | 2026-02-09 | past | 2026-01-25 | 2026-01-31 | = | explicit
They meet in [the first week of March 2026]. | - | - | 2026-03-01 | 2026-03-07 | = | explicit
They met in [the first two months of 2026]. | - | - | 2026-01-01 | 2026-02-28 | = | explicit
They met on [the first day of January]. | 2026-02-09 | past | 2026-01-01 | 2026-01-01 | = | explicit
They meet in [the week of March 9]. | 2026-02-09 | future | 2026-03-09 | 2026-03-15 | = | explicit
They meet on [the last Sunday in April]. | 2026-02-09 | future | 2026-04-26 | 2026-04-26 | = | explicit
They meet on [the second Tuesday of March 2026]. | - | - | 2026-03-10 | 2026-03-10 | = | explicit
Done this [thirty-first day of March 2026]. | - | - | 2026-03-31 | 2026-03-31 | = | explicit
They were allies at [year-end 1986]. | - | past | 1986-09-01 | 1986-12-31 | = | explicit
# --- seasons
They met in [the spring of 2025]. | - | past | 2025-03-01 | 2025-05-31 | 2025-21 | explicit
They met in [summer 2025]. | - | past | 2025-06-01 | 2025-08-31 | 2025-22 | explicit
They met in [autumn 2025]. | - | past | 2025-09-01 | 2025-11-30 | 2025-23 | explicit
They met in [the fall of 2025]. | - | past | 2025-09-01 | 2025-11-30 | 2025-23 | explicit
They met in [winter 2025]. | - | past | 2025-12-01 | 2026-02-28 | = | explicit
They met [last summer]. | 2022-04-24 | past | 2021-06-01 | 2021-08-31 | 2021-22 | relative
They meet [next spring]. | 2026-02-09 | future | 2026-03-01 | 2026-05-31 | 2026-21 | relative
They meet [this summer]. | 2026-02-09 | future | 2026-06-01 | 2026-08-31 | 2026-22 | relative
They met [this winter]. | 2026-02-09 | past | 2025-12-01 | 2026-02-28 | = | relative
They meet in [the autumn]. | 2022-05-27 | future | 2022-09-01 | 2022-11-30 | 2022-23 | relative
They met in [the spring]. | 2026-02-09 | past | 2025-03-01 | 2025-05-31 | 2025-21 | relative
They meet in [early summer]. | 2026-02-09 | future | 2026-06-01 | 2026-06-30 | = | relative
They met in [the summer of last year]. | 2026-02-09 | past | 2025-06-01 | 2025-08-31 | 2025-22 | relative
# --- weeks and weekends
They met [earlier this week]. | 2026-02-11 | past | 2026-02-09 | 2026-02-11 | = | relative
They meet [later this week]. | 2026-02-11 | future | 2026-02-11 | 2026-02-15 | = | relative
They met [this week]. | 2026-02-11 | past | 2026-02-09 | 2026-02-11 | = | relative
They meet [this week]. | 2026-02-11 | future | 2026-02-11 | 2026-02-15 | = | relative
He skips [this week]'s summit. | 2026-02-11 | - | 2026-02-09 | 2026-02-15 | = | relative
They met [last week]. | 2026-02-11 | past | 2026-02-02 | 2026-02-08 | = | relative
They meet [next week]. | 2026-02-11 | future | 2026-02-16 | 2026-02-22 | = | relative
They meet [early next week]. | 2026-02-11 | future | 2026-02-16 | 2026-02-18 | = | relative
They met [late last week]. | 2026-02-11 | past | 2026-02-05 | 2026-02-08 | = | relative
They met [the week before last]. | 2026-02-11 | past | 2026-01-26 | 2026-02-01 | = | relative
They meet [the week after next]. | 2026-02-11 | future | 2026-02-23 | 2026-03-01 | = | relative
He rang them over [the weekend]. | 2026-02-09 | past | 2026-02-07 | 2026-02-08 | = | relative
He rang them at [the weekend]. | 2026-02-08 | past | 2026-02-07 | 2026-02-08 | = | relative
They meet at [the weekend]. | 2026-02-09 | future | 2026-02-14 | 2026-02-15 | = | relative
They meet [this weekend]. | 2026-02-09 | future | 2026-02-14 | 2026-02-15 | = | relative
They met [this weekend]. | 2026-02-09 | past | 2026-02-07 | 2026-02-08 | = | relative
They met [last weekend]. | 2013-11-14 | past | 2013-11-09 | 2013-11-10 | = | relative
They meet [next weekend]. | 2026-02-09 | future | 2026-02-21 | 2026-02-22 | = | relative
# --- stretches up to and from the reference date
They met often over [the past six months]. | 2026-02-09 | past | 2025-08-09 | 2026-02-09 | = | relative
They met often over [past six months]. | 2026-02-09 | past | 2025-08-09 | 2026-02-09 | = | relative
They met often in [the last two years]. | 2026-02-09 | past | 2024-02-09 | 2026-02-09 | = | relative
They met often in [the past two weeks]. | 2026-02-09 | past | 2026-01-26 | 2026-02-09 | = | relative
They met often in [the past three days]. | 2026-02-09 | past | 2026-02-07 | 2026-02-09 | = | relative
They met often in [the last 10 days]. | 2026-02-09 | past | 2026-01-31 | 2026-02-09 | = | relative
They met twice in [the past 24 hours]. | 2026-02-09 | past | 2026-02-08 | 2026-02-09 | = | relative
They met often in [the past week]. | 2026-02-09 | past | 2026-02-03 | 2026-02-09 | = | relative
They met often in [the past month]. | 2026-02-09 | past | 2026-01-09 | 2026-02-09 | = | relative
They met often over [the past year]. | 2026-02-09 | past | 2025-02-09 | 2026-02-09 | = | relative
They met often over [the last year]. | 2026-02-09 | past | 2025-02-09 | 2026-02-09 | = | relative
They met often in [the past decade]. | 2026-02-09 | past | 2016-02-09 | 2026-02-09 | = | relative
They met twice [so far this year]. | 2026-02-09 | past | 2026-01-01 | 2026-02-09 | = | relative
They will meet in [the next two weeks]. | 2026-02-09 | future | 2026-02-09 | 2026-02-23 | = | relative
They will meet [within three days]. | 2026-02-09 | future | 2026-02-09 | 2026-02-12 | = | relative
They will meet in [the coming week]. | 2026-02-09 | future | 2026-02-09 | 2026-02-16 | = | relative
He stays for [the rest of the month]. | 2026-02-09 | future | 2026-02-09 | 2026-02-28 | = | relative
# --- so long ago, so long from now
They met [three days ago]. | 2026-02-09 | past | 2026-02-06 | 2026-02-06 | = | relative
They met [two weeks ago]. | 2026-02-11 | past | 2026-01-26 | 2026-02-01 | = | relative
They met [a week ago]. | 2026-02-11 | past | 2026-02-02 | 2026-02-08 | = | relative
They met [six months ago]. | 2026-02-09 | past | 2025-08-01 | 2025-08-31 | 2025-08 | relative
They met [a month ago]. | 2026-03-31 | past | 2026-02-01 | 2026-02-28 | 2026-02 | relative
They met [two years ago]. | 2026-02-09 | past | 2024-01-01 | 2024-12-31 | 2024 | relative
They met over [30 years ago]. | 2021-12-08 | past | 1991-01-01 | 1991-12-31 | 1991 | relative
They met [twenty-five years ago]. | 2026-02-09 | past | 2001-01-01 | 2001-12-31 | 2001 | relative
They met [five hours ago]. | 2026-02-09 | past | 2026-02-09 | 2026-02-09 | = | relative
They will meet [in three days]. | 2026-02-09 | future | 2026-02-12 | 2026-02-12 | = | relative
They will meet [in two weeks' time]. | 2026-02-09 | future | 2026-02-23 | 2026-03-01 | = | relative
They will meet [in a month]. | 2026-02-09 | future | 2026-03-01 | 2026-03-31 | 2026-03 | relative
They will meet [two weeks from now]. | 2026-02-09 | future | 2026-02-23 | 2026-03-01 | = | relative
The summit is [three days away]. | 2026-02-09 | future | 2026-02-12 | 2026-02-12 | = | relative
# --- years
They met [last year]. | 2026-02-09 | past | 2025-01-01 | 2025-12-31 | 2025 | relative
They meet [next year]. | 2026-02-09 | future | 2027-01-01 | 2027-12-31 | 2027 | relative
They meet [this year]. | 2026-02-09 | future | 2026-01-01 | 2026-12-31 | 2026 | relative
They met [the year before last]. | 2022-02-01 | past | 2020-01-01 | 2020-12-31 | 2020 | relative
They met in [2014]. | - | past | 2014-01-01 | 2014-12-31 | 2014 | explicit
The pact ([2014]) holds. | - | past | 2014-01-01 | 2014-12-31 | 2014 | explicit
The summit of [2014] failed. | - | past | 2014-01-01 | 2014-12-31 | 2014 | explicit
The [2015] pact failed. | - | past | 2015-01-01 | 2015-12-31 | 2015 | explicit
They were allies [since 1960]. | 2026-02-09 | past | 1960-01-01 | 2026-02-09 | = | explicit
They will trade more [by 2030]. | 2026-02-09 | future | - | 2030-12-31 | = | explicit
He was envoy [from 2014 to 2016]. | - | past | 2014-01-01 | 2016-12-31 | = | explicit
He was envoy ([2014-2016]). | - | past | 2014-01-01 | 2016-12-31 | = | explicit
The budget of [2025-26] passed. | - | past | 2025-01-01 | 2026-12-31 | = | explicit
They met in [2019 and 2020]. | - | past | 2019-01-01 | 2020-12-31 | = | explicit
They met in [the 1990s]. | - | past | 1990-01-01 | 1999-12-31 | 199X | explicit
They met in [the late 1980s]. | - | past | 1987-01-01 | 1989-12-31 | = | explicit
They met in [the mid-1990s]. | - | past | 1994-01-01 | 1996-12-31 | = | explicit
"""

# Phrases that are known for dates, and that no calendar can hold.
UNRESOLVED = """
They met in [recent days]. | past
They met in [recent weeks]. | past
They met often in [recent months]. | past
They met over [the past few days]. | past
They met [a few days ago]. | past
They met [several years ago]. | past
They met [the other day]. | past
They will meet in [the coming days]. | future
They will meet in [the coming weeks]. | future
They will meet in [the next few months]. | future
It was their first talk [in three days]. | past
They built it for [the 21st century]. | future
[Weeks later] they met. | past
They met on [February 30]. | past
"""

# text | days of the other event | start | end | EDTF
ANCHORED = """
[Two days after] the summit they met. | 2026-01-10/2026-01-11 | 2026-01-13 | 2026-01-13 | =
They met [a day after] the summit. | 2026-01-10/2026-01-10 | 2026-01-11 | 2026-01-11 | =
They met [a day earlier]. | 2026-01-10/2026-01-10 | 2026-01-09 | 2026-01-09 | =
They met [two days later]. | 2026-01-10/2026-01-10 | 2026-01-12 | 2026-01-12 | =
They met [three days before] the summit. | 2026-01-10/2026-01-11 | 2026-01-07 | 2026-01-07 | =
They met [hours later]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [five hours later]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [a month later]. | 2026-01-10/2026-01-10 | 2026-02-01 | 2026-02-28 | 2026-02
They met [two years later]. | 2026-01-10/2026-01-10 | 2028-01-01 | 2028-12-31 | 2028
They met on [the same day]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [that day]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They dined [that evening]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [in the afternoon]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [later in the day]. | 2026-01-10/2026-01-10 | 2026-01-10 | 2026-01-10 | =
They met [the next day]. | 2026-01-10/2026-01-10 | 2026-01-11 | 2026-01-11 | =
They met [the following day]. | 2026-01-10/2026-01-11 | 2026-01-12 | 2026-01-12 | =
They met [the next morning]. | 2026-01-10/2026-01-10 | 2026-01-11 | 2026-01-11 | =
They met [the previous day]. | 2026-01-10/2026-01-10 | 2026-01-09 | 2026-01-09 | =
They met [the day before]. | 2026-01-10/2026-01-10 | 2026-01-09 | 2026-01-09 | =
They met [the following week]. | 2026-01-10/2026-01-10 | 2026-01-12 | 2026-01-18 | =
They met [the following month]. | 2026-01-10/2026-01-10 | 2026-02-01 | 2026-02-28 | 2026-02
They met [the previous year]. | 2026-01-10/2026-01-10 | 2025-01-01 | 2025-12-31 | 2025
They met [the same month]. | 2026-01-10/2026-01-10 | 2026-01-01 | 2026-01-31 | 2026-01
They met [the following Tuesday]. | 2026-01-10/2026-01-10 | 2026-01-13 | 2026-01-13 | =
They met [the previous Sunday]. | 2026-01-10/2026-01-10 | 2026-01-04 | 2026-01-04 | =
They met in [May that year]. | 2014-01-01/2014-12-31 | 2014-05-01 | 2014-05-31 | 2014-05
They met on [the 14th of that month]. | 2026-01-10/2026-01-10 | 2026-01-14 | 2026-01-14 | =
They met on [the eve of] the summit. | 2026-01-10/2026-01-10 | 2026-01-09 | 2026-01-09 | =
"""

# Near misses: nothing in these is a date.
NOTHING = """
The two may meet.
Theresa May called him.
Mrs May in Paris said no.
May's government fell.
They have no confidence in May.
They march on the embassy.
The march in Cairo was calm.
The next march is planned.
The sun sat low, the envoy sat down.
An august body met in august company.
They have had ties for over 30 years.
The office is open 24/7.
The attacks of 9/11 changed all.
The 20-point plan was read.
Resolution 2803 was passed.
The G20 met about COVID-19.
The F-16 and the B-52 flew.
It costs $2016, and £1800.
A force of 2000 soldiers came.
Vision 2030 is a plan.
They paid 2,000 dollars.
The 26-year-old envoy left.
The envoy, 54, left.
They met at the same time.
The last three presidents agreed.
On the 14th floor they met.
They marked the 30th anniversary.
The fall of the wall was cheered.
The Sunday Times wrote about it.
USA TODAY reported it.
They meet every Monday.
They meet every year.
He came on a two-day visit.
This time it works.
The second round was long.
Of the states, 20 may attend.
The end of the war is near.
The first half of the match was dull.
He came after an overnight flight.
Prices rose 5 percent to 1,995 dollars.
See http://news.example/2016/08/03/visit for more.
Call 555-2016 or 2016-555.
The vote was 14 to 1, with no abstentions.
The Arab Spring and the Winter Olympics.
Ambassador April Smith left.
"""


def _rows(table: str) -> list[list[str]]:
    """The cells of a table, without its comments."""
    lines = (line.strip() for line in table.strip().splitlines())
    return [[cell.strip() for cell in line.split(" | ")] for line in lines if line and not line.startswith("# ")]


def _day(cell: str) -> Day | None:
    return None if cell == "-" else Day.fromisoformat(cell)


def _marked(text: str) -> tuple[str, str]:
    """A sentence without its brackets, and what stood in them."""
    before, _, rest = text.partition("[")
    phrase, _, after = rest.partition("]")
    return before + phrase + after, phrase


def _only(text: str) -> dates.DateMention:
    sentence, phrase = _marked(text)
    found = find_dates(sentence)
    assert [mention.text for mention in found] == [phrase]
    assert sentence[found[0].start : found[0].end] == phrase
    return found[0]


def _expected(start: str, end: str, notation: str) -> tuple[Day | None, Day | None, str]:
    if notation == "=":
        notation = start if start == end else f"{start}/{end}".replace("-/", "../").replace("/-", "/..")
    return _day(start), _day(end), ("../" + end if start == "-" else notation)


@pytest.mark.parametrize("row", _rows(TABLE), ids=lambda row: f"{row[0]} {row[1]} {row[2]}")
def test_phrase_means_days(row: list[str]) -> None:
    text, reference, tense, start, end, notation, basis = row
    mention = _only(text)
    tenses = {"past": "past", "future": "future"}
    interval = resolve_date(mention, reference=_day(reference), tense=tenses.get(tense))  # type: ignore[arg-type]
    assert interval is not None
    expected = _expected(start, end, notation)
    assert (interval.start, interval.end, interval.edtf, interval.basis) == (*expected, basis)
    assert mention.anchor is None or mention.needs_reference
    if reference == "-":
        assert not mention.needs_reference


@pytest.mark.parametrize("row", _rows(UNRESOLVED), ids=lambda row: row[0])
def test_phrase_is_too_vague(row: list[str]) -> None:
    text, tense = row
    assert resolve_date(_only(text), reference=Day(2026, 2, 9), tense=tense) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("row", _rows(ANCHORED), ids=lambda row: row[0])
def test_phrase_is_counted_from_another_event(row: list[str]) -> None:
    text, days, start, end, notation = row
    mention = _only(text)
    first, last = (Day.fromisoformat(day) for day in days.split("/"))
    anchor = Interval(first, last, days, "explicit")
    interval = resolve_date(mention, reference=Day(2026, 2, 9), tense="past", anchor=anchor)
    if start == "-":
        assert interval is None
        return
    assert mention.anchor == "event"
    assert interval == Interval(*_expected(start, end, notation), "relative")


@pytest.mark.parametrize("sentence", [row[0] for row in _rows(NOTHING)])
def test_near_miss_is_no_date(sentence: str) -> None:
    assert [mention.text for mention in find_dates(sentence)] == []


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{rule['id']} {example['text']}")
        for rule in words("dates")["rules"]
        for example in rule["examples"]
    ],
)
def test_rule_keeps_its_examples(example: dict[str, str]) -> None:
    wanted = [] if example["finds"] == "nothing" else [str(example["finds"])]
    assert [mention.text for mention in find_dates(example["text"])] == wanted


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    rules = words("dates")["rules"]
    names = [rule["id"] for rule in rules]
    assert sorted(set(names)) == sorted(names)
    assert [rule["id"] for rule in rules if not rule["examples"]] == []
    assert {rule.id for level in levels() for rule in level.rules} == set(names)


def test_word_is_worth_the_same_in_every_list() -> None:
    worth: dict[str, set[object]] = {}
    for entries in words("dates")["words"].values():
        for word, value in entries.items() if isinstance(entries, dict) else ((entry, entry) for entry in entries):
            worth.setdefault(word, set()).add(value)
    assert {word: values for word, values in worth.items() if len(values) > 1} == {}


def test_relative_phrase_needs_a_reference() -> None:
    mentions = find_dates("They met on Monday, last August, in May, three days ago and in recent weeks.")
    assert [mention.needs_reference for mention in mentions] == [True] * 5
    assert [resolve_date(mention, reference=None, tense="past") for mention in mentions] == [None] * 5


def test_anchored_phrase_needs_the_event() -> None:
    (mention,) = find_dates("The next day he left.")
    assert (mention.anchor, mention.needs_reference) == ("event", False)
    assert resolve_date(mention, reference=Day(2026, 2, 9), tense="past") is None


def test_mentions_stand_in_order_with_offsets_and_rules() -> None:
    text = "On Jan. 3 they met.\r\n\r\nIn May 2025, and last week, he rang; the summit of 2027 is set for Q2 2027."
    found = find_dates(text)
    assert [(mention.text, mention.rule, mention.granularity) for mention in found] == [
        ("Jan. 3", "dates.month_day", "day"),
        ("May 2025", "dates.month_year", "month"),
        ("last week", "dates.period", "week"),
        ("2027", "dates.year", "year"),
        ("Q2 2027", "dates.quarter", "quarter"),
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_search_keeps_to_its_stretch() -> None:
    text = "On Monday they met; on Tuesday they left."
    assert [mention.text for mention in find_dates(text, 12)] == ["Tuesday"]
    assert [mention.text for mention in find_dates(text, 0, 12)] == ["Monday"]


def test_paragraphs_part_dates() -> None:
    assert [mention.text for mention in find_dates("They met in May\n\n5 people came.")] == ["May"]
    assert [mention.text for mention in find_dates("They met on May\n5 in Rome.")] == ["May\n5"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 09/02/2026, after 25/01/2026.", Day(2026, 2, 9)),
        ("On 09/02/2026, after 01/25/2026.", Day(2026, 9, 2)),
        ("On 09/02/2026, after 3 January, they met.", Day(2026, 2, 9)),
        ("On 09/02/2026, after January 3, they met.", Day(2026, 9, 2)),
        ("On 09/02/2026 they met.", Day(2026, 9, 2)),
    ],
)
def test_text_tells_whether_the_day_comes_first(text: str, day: Day) -> None:
    interval = resolve_date(find_dates(text)[0], reference=None)
    assert interval is not None
    assert interval.start == day


@pytest.mark.parametrize(
    ("start", "end", "granularity", "written"),
    [
        (Day(2026, 2, 9), Day(2026, 2, 9), "month", "2026-02-09"),
        (Day(2026, 2, 1), Day(2026, 2, 28), "month", "2026-02"),
        (Day(2026, 2, 1), Day(2026, 2, 28), "range", "2026-02-01/2026-02-28"),
        (Day(2026, 2, 1), Day(2026, 2, 27), "month", "2026-02-01/2026-02-27"),
        (Day(2026, 3, 1), Day(2026, 5, 31), "season", "2026-21"),
        (Day(2025, 12, 1), Day(2026, 2, 28), "season", "2025-12-01/2026-02-28"),
        (Day(2026, 10, 1), Day(2026, 12, 31), "quarter", "2026-36"),
        (Day(1990, 1, 1), Day(1999, 12, 31), "decade", "199X"),
        (None, Day(2026, 2, 9), "day", "../2026-02-09"),
        (Day(2026, 2, 9), None, "day", "2026-02-09/.."),
    ],
)
def test_edtf(start: Day | None, end: Day | None, granularity: str, written: str) -> None:
    assert edtf(start, end, granularity) == written


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a three-day visit", 3),
        ("a 3-day visit", 3),
        ("a two-day official visit", 2),
        ("a 24-hour visit", 1),
        ("a 36-hour visit", 2),
        ("a week-long tour", 7),
        ("a weeklong tour", 7),
        ("an overnight stay", 2),
        ("overnight talks", None),
        ("for a week of talks", 7),
        ("for two weeks", 14),
        ("a twenty-one-day tour", 21),
        ("the second-day talks", None),
        ("a 36-month-old plan", None),
        ("his second visit to Peru in four months", None),
        ("the second round in three days of talks", 3),
        ("a visit", None),
        ("the last day", None),
        ("a week after the talks", None),
    ],
)
def test_length(text: str, days: int | None) -> None:
    assert find_length(text) == days


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("the 30th anniversary of diplomatic relations", 1992),
        ("the 50-year anniversary of ties", 1972),
        ("the fifth anniversary of the pact", 2017),
        ("the first-ever anniversary", None),
        ("the anniversary of the pact", None),
    ],
)
def test_anniversary(text: str, year: int | None) -> None:
    interval = find_anniversary(text, reference=Day(2022, 1, 14))
    assert interval == (None if year is None else Interval(Day(year, 1, 1), Day(year, 12, 31), str(year), "relative"))
    assert find_anniversary(text, reference=None) is None


def test_arrival_and_return_make_an_interval() -> None:
    arrival = Interval(Day(2026, 1, 4), Day(2026, 1, 4), "2026-01-04", "relative")
    leaving = Interval(Day(2026, 1, 7), Day(2026, 1, 7), "2026-01-07", "explicit")
    whole = Interval(Day(2026, 1, 4), Day(2026, 1, 7), "2026-01-04/2026-01-07", "relative")
    assert from_to(arrival, leaving) == whole
    assert from_to(leaving, arrival) == leaving
    assert with_length(arrival, 4) == whole
    assert with_length(Interval(None, Day(2026, 1, 4), "../2026-01-04", "relative"), 4).start is None


@pytest.mark.parametrize(
    ("month", "day", "known", "year"),
    [
        (1, 19, [Day(2025, 10, 1), Day(2025, 11, 1)], 2026),
        (12, 19, [Day(2025, 11, 1)], 2025),
        (11, 1, [Day(2025, 11, 1)], 2025),
        (2, 29, [Day(2025, 11, 1)], 2028),
        (1, 19, [], None),
    ],
)
def test_dateline_year(month: int, day: int, known: list[Day], year: int | None) -> None:
    assert infer_dateline_year(month, day, known=known) == year


@pytest.mark.parametrize(
    "piece",
    [
        "May ",
        "the ",
        "1 ",
        "1,1",
        "March 1, ",
        "2016-",
        "from Monday to ",
        "the end of ",
        "Jan.",
        "of the of in ",
        "20/20/20/",
        "\n ",
        "last ",
        "- ",
        "twenty-",
        "1111111111",
        "年月",
        "a.m. ",
    ],
)
def test_long_text_is_read_to_its_end(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    find_dates(text)
    find_length(text)


@pytest.mark.parametrize("year", [1, 9999])
def test_ends_of_time_are_no_error(year: int) -> None:
    for phrase in (
        "last week",
        "next year",
        "300 years ago",
        "May 5",
        "on Monday",
        "last summer",
        "this winter",
        "in the past decade",
    ):
        for mention in find_dates(phrase):
            resolve_date(mention, reference=Day(year, 12, 31), tense="future")
            resolve_date(mention, reference=Day(year, 1, 1), tense="past")


def test_docstrings_hold() -> None:
    names = [dates.__name__, *(f"{dates.__name__}.{module.name}" for module in pkgutil.iter_modules(dates.__path__))]
    results = [doctest.testmod(importlib.import_module(name)) for name in names]
    assert sum(result.failed for result in results) == 0
    assert sum(result.attempted for result in results) > 10
