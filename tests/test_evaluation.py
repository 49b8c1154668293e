"""`diplo eval` and what it counts: by hand, and beside score.py, the scorer of the format's authors, where that is at hand."""

from __future__ import annotations

import gzip
import importlib.util
import io
import itertools
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from diplo_extract import cli
from diplo_extract.errors import InputError, UsageError
from diplo_extract.evaluation import (
    Quality,
    Record,
    Share,
    evaluate,
    holds_events,
    parse_events,
    read_events,
    read_gold,
    records_of,
)
from diplo_extract.evaluation.agreement import (
    fold,
    same_days,
    same_dyad,
    same_event,
    same_name,
    same_participants,
    same_place,
)
from diplo_extract.evaluation.pairing import best_pairs, most_pairs
from diplo_extract.evaluation.records import Party
from diplo_extract.events import Event, Evidence, Participant, TriggerSpan
from diplo_extract.render.scores import told

SCORER = Path(__file__).resolve().parent.parent.parent / "shared" / "score.py"

PEOPLE: dict[str, dict[str, Any]] = {
    "ruiz": {"kind": "person", "name": "Ana Ruiz Peralta", "country": "URY"},
    "hall": {"kind": "person", "name": "Ingrid Hall", "country": "NOR"},
    "banda": {"kind": "person", "name": "Joyce Banda-Phiri", "country": "MWI"},
    "norway": {"kind": "state", "name": "Norway", "country": "NOR"},
    "malawi": {"kind": "state", "name": "Malawi", "country": "MWI"},
    "union": {"kind": "organization", "name": "Southern Sea Union", "country": None},
}


def event(type_: str, who: str, **more: Any) -> dict[str, Any]:
    """An event in JSON: `who` is "role:person role:person", an aide is "role:~person"."""
    parties = []
    for word in who.split():
        role, _, name = word.partition(":")
        parties.append({"role": role, "core": not name.startswith("~"), **PEOPLE[name.lstrip("~")]})
    return {
        "type": type_,
        "status": "occurred",
        "participants": parties,
        "date": None,
        "place": None,
        "links": [],
    } | more


def day(start: str | None, end: str | None = None, basis: str = "explicit") -> dict[str, Any]:
    return {"start": start, "end": end or start, "basis": basis}


def record(data: dict[str, Any]) -> Record:
    return Record.model_validate(data)


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("found", "kind", "wanted", "same"),
    [
        ("Ana Ruiz Peralta", "person", "Ana Ruiz Peralta", True),
        ("ana ruíz peralta", "person", "Ana Ruiz Peralta", True),
        ("Peralta", "person", "Ana Ruiz Peralta", True),
        ("Ana Peralta", "person", "Ana Ruiz Peralta", True),
        ("Ruiz", "person", "Ana Ruiz Peralta", False),
        ("Ana Ruiz Peralta Jr", "person", "Ana Ruiz Peralta", True),
        ("Ana Gomez", "person", "Ana Ruiz Peralta", False),
        ("the Southern Sea Union", "organization", "Southern Sea Union", True),
        ("Sea Union", "organization", "Southern Sea Union", True),
        ("Union", "organization", "Southern Sea Union", False),
        ("Sea", "organization", "Sea Union", False),
        ("the Norwegian Foreign Ministry's", "organization", "Norwegian Foreign Ministry", True),
        ("", "state", "Norway", False),
        (None, "state", "Norway", False),
        ("Norway", "state", "", False),
    ],
)
def test_names(found: str | None, kind: str, wanted: str, same: bool) -> None:
    assert same_name(found, Party(role="x", name=wanted, kind=kind)) is same


def test_an_alias_is_as_good_as_the_name() -> None:
    wanted = Party(role="member", name="Uruguay", kind="state", aliases=("Montevideo",))
    assert same_name("Montevideo", wanted)
    assert not same_name("Salto", wanted)


def test_folded_names() -> None:
    assert [fold(name) for name in ("An É-tat", "B. A.’s", "The the")] == ["e tat", "b a", "the"]


# --- one event beside another ----------------------------------------------------------------------------------------

MEETING = event(
    "meet", "participant:ruiz participant:hall", date=day("2024-05-13"), place={"name": "Bergen", "country": "NOR"}
)
VISIT = event("visit", "visitor:ruiz host:norway")
AIDED = event("meet", "participant:ruiz participant:hall participant:~banda")
THREE = event("meet", "participant:ruiz participant:hall participant:banda")
JOIN = event("join", "member:malawi organization:union")


@pytest.mark.parametrize(
    ("found", "wanted", "dyad", "full"),
    [
        pytest.param(MEETING, MEETING, True, True, id="itself"),
        pytest.param(MEETING | {"date": day("2024-05-14")}, MEETING, True, False, id="another day"),
        pytest.param(MEETING | {"date": None}, MEETING, True, False, id="no day"),
        pytest.param(MEETING | {"place": None}, MEETING, True, True, id="places are a slot only"),
        pytest.param(MEETING | {"status": "planned"}, MEETING, True, False, id="another status"),
        pytest.param(MEETING | {"status": "negated"}, MEETING, False, False, id="another polarity"),
        pytest.param(MEETING | {"type": "call"}, MEETING, False, False, id="another type"),
        pytest.param(VISIT, event("visit", "visitor:ruiz host:hall"), True, False, id="a person for the state"),
        pytest.param(event("visit", "visitor:ruiz"), VISIT, False, False, id="a role is empty"),
        pytest.param(VISIT, event("visit", "visitor:ruiz"), True, False, id="gold leaves a role open"),
        pytest.param(event("meet", "participant:ruiz"), MEETING, False, False, id="one of two"),
        pytest.param(event("meet", "participant:ruiz"), event("meet", "participant:ruiz"), True, True, id="one of one"),
        pytest.param(event("meet", "participant:hall participant:norway"), MEETING, False, False, id="two of one country"),
        pytest.param(THREE, AIDED, True, True, id="an aide may count as core"),
        pytest.param(MEETING, AIDED, True, True, id="an aide may be left out"),
        pytest.param(MEETING, THREE, True, False, id="a third is missing"),
        pytest.param(THREE, MEETING, True, False, id="a third too many"),
        pytest.param(event("meet", "participant:ruiz participant:hall mediator:banda"), MEETING, True, False, id="day missing"),
        pytest.param(
            event("call", "participant:ruiz participant:hall mediator:banda"), event("call", "participant:ruiz participant:hall"),
            True, True, id="a further role",
        ),
        pytest.param(JOIN, JOIN, True, True, id="a body without country"),
        pytest.param(event("join", "member:malawi organization:norway"), JOIN, False, False, id="another body"),
    ],
)  # fmt: skip
def test_levels(found: dict[str, Any], wanted: dict[str, Any], dyad: bool, full: bool) -> None:
    assert (same_dyad(record(found), record(wanted)), same_event(record(found), record(wanted))) == (dyad, full)


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        (day("2024-05-13"), day("2024-05-13"), True),
        (day("2024-05-13", basis="relative"), day("2024-05-13", basis="linked"), True),
        (day("2024-05-13"), day("2024-05-13", "2024-05-14"), False),
        (day("2024-05-13"), day(None, basis="publication"), None),
        (day("2024-05-13"), day(None, basis="unknown"), None),
        (None, day("2024-05-13"), False),
        (
            {"start": "2024-05-13", "end": None, "basis": "relative"},
            {"start": "2024-05-13", "end": None, "basis": "explicit"},
            True,
        ),
    ],
)
def test_days(found: dict[str, Any] | None, wanted: dict[str, Any], same: bool | None) -> None:
    assert same_days(record(VISIT | {"date": found}), record(VISIT | {"date": wanted})) is same


@pytest.mark.parametrize(
    ("found", "wanted", "same"),
    [
        ({"name": "Bergen", "country": "NOR"}, {"name": "Bergen", "country": "NOR"}, True),
        ({"name": "Oslo", "country": "NOR"}, {"name": "Bergen", "country": "NOR"}, False),
        ({"name": "Fjord Palace", "country": "NOR"}, {"name": "NOR", "country": "NOR"}, True),
        ({"name": "city of Bergen", "country": "NOR"}, {"name": "Bergen", "country": "NOR"}, False),
        ({"name": "Hall", "country": None}, {"name": "Bergen", "country": "NOR", "aliases": ["Grieg Hall"]}, True),
        (None, {"name": "Bergen", "country": "NOR"}, False),
        ({"name": "Bergen", "country": "NOR"}, None, None),
    ],
)
def test_places(found: dict[str, Any] | None, wanted: dict[str, Any] | None, same: bool | None) -> None:
    assert same_place(record(VISIT | {"place": found}), record(VISIT | {"place": wanted})) is same


def test_aides_do_not_answer_for_the_party() -> None:
    assert not same_participants(record(event("visit", "visitor:~ruiz host:norway")), record(VISIT))


# --- pairing ---------------------------------------------------------------------------------------------------------


def test_best_pairs_beat_every_permutation() -> None:
    draw = random.Random(3)
    for size in [1, 2, 3, 4, 5, 6] * 20:
        gain = [[draw.choice([0, 0, 1, 3, 12, 1004]) for _ in range(size)] for _ in range(size)]
        columns = best_pairs(gain)
        assert sorted(columns) == list(range(size))
        best = max(sum(gain[i][p[i]] for i in range(size)) for p in itertools.permutations(range(size)))
        assert sum(gain[i][columns[i]] for i in range(size)) == best


def test_no_pairs() -> None:
    assert best_pairs([]) == []
    assert most_pairs([], ["a"], lambda a, b: a == b) == 0


# --- figures by hand -------------------------------------------------------------------------------------------------

GOLD = {
    "one": [
        VISIT | {"id": "g1"},
        MEETING | {"id": "g2", "links": [{"type": "part_of", "event": "g1"}]},
        event("thank", "speaker:ruiz addressee:hall", id="g3", links=[{"type": "part_of", "event": "g2"}]),
        event("call", "participant:ruiz participant:banda", id="g4", optional=True),
    ],
    "two": [event("invite", "inviter:hall invitee:banda", id="g1")],
    "three": [],
}
FOUND = {
    "one": [
        VISIT | {"id": "a"},
        MEETING | {"id": "b", "status": "planned", "links": [{"type": "part_of", "event": "a"}]},
        event("thank", "speaker:ruiz addressee:hall", id="c", links=[{"type": "part_of", "event": "a"}]),
        event("thank", "speaker:ruiz addressee:hall", id="d"),
        event("call", "participant:ruiz participant:banda", id="e", status="planned"),
    ],
    "two": [],
    "elsewhere": [VISIT],
}


def documents(data: dict[str, list[dict[str, Any]]]) -> dict[str, list[Record]]:
    return {name: [record(e) for e in events] for name, events in data.items()}


def test_figures() -> None:
    """At dyad level three pairs, the second thanks is false, the invitation missed; the meeting's status is wrong."""
    scores = evaluate(documents(GOLD), documents(FOUND))
    dyad, full = scores.levels["dyad"], scores.levels["full"]
    assert (scores.documents, scores.wanted, scores.found) == (3, 5, 5)
    assert (dyad.right, dyad.false, dyad.missed) == (3, 1, 1)
    assert (dyad.precision, dyad.recall, dyad.f1) == (0.75, 0.75, 0.75)
    assert (full.right, full.false, full.missed) == (2, 2, 2)
    assert (full.precision, full.recall, full.f1) == (0.5, 0.5, 0.5)
    assert scores.slots == {
        "status": Share(2, 3),
        "participants": Share(3, 3),
        "date": Share(1, 1),
        "place": Share(1, 1),
        "links": Share(1, 2),
    }
    assert {name: levels["dyad"] for name, levels in scores.types.items()} == {
        "invite": Quality(0, 0, 1),
        "meet": Quality(1, 0, 0),
        "thank": Quality(1, 1, 0),
        "visit": Quality(1, 0, 0),
    }
    assert scores.types["meet"]["full"] == Quality(0, 1, 1)
    kinds = [(m.document, m.wanted and m.wanted.type, m.found and m.found.type, m.wrong) for m in scores.mistakes]
    assert kinds == [
        ("one", None, "thank", ()),
        ("one", "meet", "meet", ("status",)),
        ("two", "invite", None, ()),
    ]


def test_the_interval_is_that_of_f1_over_documents() -> None:
    """With one document right and one wrong, F1 of a resampling is 0, 0.5 or 1; each end comes up a quarter of the time."""
    gold = documents({"a": [VISIT], "b": [VISIT]})
    assert evaluate(gold, {"a": gold["a"], "b": []}).levels["dyad"].interval == (0.0, 1.0)
    assert evaluate(gold, gold).levels["full"].interval == (1.0, 1.0)
    assert evaluate(gold, {}).levels["full"] == Quality(0, 0, 2, (0.0, 0.0))


def test_nothing_wanted_and_nothing_found() -> None:
    scores = evaluate({"a": []}, {})
    assert scores.levels["dyad"] == Quality(0, 0, 0, (0.0, 0.0))
    assert scores.slots["status"].accuracy is None
    assert evaluate({}, {}).levels["dyad"].interval is None


# --- reading ---------------------------------------------------------------------------------------------------------


def write_gold(folder: Path, gold: dict[str, list[dict[str, Any]]]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, events in gold.items():
        (folder / f"{name}.json").write_text(json.dumps({"document": name, "events": events}), "utf-8")
    return folder


def printed(found: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """Events as `diplo extract` would print them: each with the document in its evidence."""
    return [e | {"evidence": [{"document": f"news/{name}.txt"}]} for name, events in found.items() for e in events]


def test_gold_is_a_folder_or_a_file(tmp_path: Path) -> None:
    folder = write_gold(tmp_path / "gold", GOLD)
    assert read_gold(folder) == dict(sorted(documents(GOLD).items()))
    assert read_gold(folder / "two.json") == {"two": documents(GOLD)["two"]}
    (tmp_path / "two.json.gz").write_bytes(gzip.compress((folder / "two.json").read_bytes()))
    assert list(read_gold(tmp_path / "two.json.gz").values()) == [documents(GOLD)["two"]]
    (tmp_path / "bad.json").write_bytes(b"\x8b")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_gold(tmp_path / "bad.json")


def test_found_events_in_all_their_forms(tmp_path: Path) -> None:
    events = printed(FOUND)
    array, lines = tmp_path / "a.json", tmp_path / "a.jsonl"
    array.write_text(json.dumps(events), "utf-8")
    lines.write_text("\n".join(json.dumps(e) for e in events) + "\n\n", "utf-8")
    folder = write_gold(tmp_path / "found", FOUND)
    assert all(holds_events(path) for path in (array, lines, folder))
    assert read_events(array) == read_events(lines)
    one = evaluate(documents(GOLD), read_events(array))
    assert one.levels == evaluate(documents(GOLD), read_events(folder)).levels
    assert {name: len(events) for name, events in read_events(array).items()} == {"one": 5, "elsewhere": 1}


@pytest.mark.parametrize(
    ("name", "content", "holds"),
    [
        ("none.json", "[]", True),
        ("articles.json", '[{"id": "1", "text": "Peru met Chile."}]', False),
        ("articles.jsonl", '{"id": "1", "text": "Peru met Chile."}\n{"id": "2", "text": ""}\n', False),
        ("article.txt", "[]", False),
        ("broken.json", "[{", False),
        ("latin.json", b"\xff\xfe", False),
        ("empty.jsonl", "", False),
    ],
)
def test_what_holds_events(name: str, content: str | bytes, holds: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    assert holds_events(tmp_path / name) is holds
    assert not holds_events(tmp_path / "missing.json")


def test_null_is_as_good_as_no_key() -> None:
    nulls = VISIT | {"id": None, "optional": None, "trigger": None, "links": None}
    nulls["participants"] = [p | {"aliases": None, "core": None} for p in VISIT["participants"]]
    assert record(nulls) == record(VISIT)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "not JSON"),
        ("[]", "no list of events"),
        ('{"events": 3}', "no list of events"),
        ('{"events": [3]}', "an event is not as it should be"),
        ('{"events": [{"status": "occurred"}]}', "type: Field required"),
        ('{"events": [{"type": "dine"}]}', "'dine' is no event type"),
    ],
)
def test_broken_gold(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "g.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_gold(tmp_path)
    assert "g.json" in (caught.value.document or "")
    assert caught.value.kind == "json"


def test_no_gold(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError):
            read_gold(place)


def test_a_broken_line_is_named() -> None:
    with pytest.raises(InputError, match=r"^x\.jsonl:3: not JSON"):
        parse_events('{"type": "call"}\n\n{"type"\n', "x.jsonl")


def test_events_of_the_pipeline() -> None:
    made = Event(
        id="e1", type="visit", status="planned", summary="", confidence=0.5,
        participants=(Participant(role="visitor", core=True, kind="person", name="Ana Ruiz Peralta", country="URY"),),
        evidence=(Evidence(document="a/b.txt", start=0, end=4, text="Text", trigger=TriggerSpan(start=0, end=4, text="Text"), rule="r"),),
    )  # fmt: skip
    (found,) = records_of([made])["b"]
    assert (found.type, found.status, found.parties("visitor", core_only=True)[0].country) == (
        "visit",
        "planned",
        "URY",
    )
    assert told(found) == "visit, planned: visitor Ana Ruiz Peralta (URY)"


# --- the command -----------------------------------------------------------------------------------------------------

Diplo = Callable[..., tuple[int, str, str]]


@pytest.fixture
def diplo(capfd: pytest.CaptureFixture[str]) -> Diplo:
    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run(["eval", *(str(a) for a in arguments)])
        return (code, *capfd.readouterr())

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    write_gold(tmp_path / "gold", GOLD)
    (tmp_path / "found.json").write_text(json.dumps(printed(FOUND)), "utf-8")
    return tmp_path


def test_tables_and_mistakes(desk: Path, diplo: Diplo) -> None:
    code, out, err = diplo(desk / "gold", desk / "found.json", "--errors")
    lines = out.splitlines()
    met = "participant Ana Ruiz Peralta (URY); participant Ingrid Hall (NOR); 2024-05-13 to 2024-05-13 (explicit); in Bergen"
    assert (code, err) == (0, "")
    assert lines[0] == "3 documents, 5 events in gold, 5 found"
    assert lines[3] == "dyad                     0.750   0.750   0.750      3      1       1  0.000 to 0.857"
    assert "links                    0.500       1       2" in lines
    assert "invite                   0.000   0.000   0.000      0      0       1" in lines
    assert lines[-5:] == [
        "one: false thank, occurred: speaker Ana Ruiz Peralta (URY); addressee Ingrid Hall (NOR)",
        "one: wrong status",
        f"    gold  meet, occurred: {met}",
        f"    found meet, planned: {met}",
        "two: missed invite, occurred: inviter Ingrid Hall (NOR); invitee Joyce Banda-Phiri (MWI)",
    ]


def test_json(desk: Path, diplo: Diplo) -> None:
    code, out, _ = diplo(desk / "gold", desk / "found.json", "--json", "--errors")
    data = json.loads(out)
    assert code == 0
    assert data["dyad"] == {
        "precision": 0.75,
        "recall": 0.75,
        "f1": 0.75,
        "tp": 3,
        "fp": 1,
        "fn": 1,
        "f1_95": [0.0, 0.8571],
    }
    assert data["slots"]["status"] == {"accuracy": 0.6667, "right": 2, "n": 3}
    assert data["types"]["meet"]["full"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "tp": 0, "fp": 1, "fn": 1}
    assert [(e["document"], e["kind"], e["slots"]) for e in data["errors"]] == [
        ("one", "false", []),
        ("one", "wrong", ["status"]),
        ("two", "missed", []),
    ]
    assert "errors" not in json.loads(diplo(desk / "gold", desk / "found.json", "--json")[1])


def test_events_on_standard_input(desk: Path, diplo: Diplo, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (desk / "found.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data), isatty=lambda: False))
    code, out, _ = diplo(desk / "gold", "-", "--json")
    assert (code, json.loads(out)["dyad"]["tp"]) == (0, 3)


def test_articles_are_extracted(tmp_path: Path, diplo: Diplo) -> None:
    """An article that gold lacks is left out, gold that has no article is missed, and both are told."""
    news = tmp_path / "news"
    news.mkdir()
    text = "Uruguayan President Ana Ruiz Peralta met Norwegian Prime Minister Ingrid Hall in Bergen on 13 May 2024.\n"
    for name in ("one", "four"):
        (news / f"{name}.txt").write_text(text, "utf-8")
    gold = write_gold(tmp_path / "gold", {"one": [MEETING], "two": [VISIT]})
    code, out, err = diplo(gold, news, "--json", "--date", "2024-05-15")
    figures = json.loads(out)["full"]
    assert (code, figures["tp"], figures["fp"], figures["fn"]) == (0, 1, 0, 1)
    assert err.splitlines() == [
        "diplo: two: in gold, but no such article: counted as missed",
        "diplo: four: not in gold: left out",
    ]
    assert diplo(gold, news, "-q")[2] == ""


def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, diplo: Diplo) -> None:
    code, out, err = diplo(tmp_path / "none", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith("diplo: no such gold: ")
    assert err.count("\n") == 1


# --- beside score.py -------------------------------------------------------------------------------------------------


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blurred(draw: random.Random, events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Events as a poor reader might tell them: some left out or doubled, people, days, links and status changed."""
    told_: list[dict[str, Any]] = []
    for i, e in enumerate(events):
        for copy in range(draw.choice([0, 1, 1, 1, 2])):
            people = [p for p in e["participants"] if draw.random() < 0.85]
            people = [p | ({"name": draw.choice(p["name"].split())} if draw.random() < 0.3 else {}) for p in people]
            changed = e | {"id": f"{e.get('id', i)}-{copy}", "participants": people, "optional": False}
            changed["status"] = draw.choice([e["status"], e["status"], "planned", "negated"])
            changed["date"] = draw.choice([e.get("date"), None, day("2024-01-01")])
            changed["place"] = draw.choice([e.get("place"), e.get("place"), None])
            changed["links"] = [link | {"event": f"{link['event']}-0"} for link in e.get("links") or []]
            told_.append(changed)
    draw.shuffle(told_)
    return told_


@pytest.mark.skipif(not SCORER.exists(), reason="score.py is not here")
@pytest.mark.parametrize("set_", ["seeds", "dev", "by hand"])
def test_equal_to_the_scorer(set_: str, tmp_path: Path) -> None:
    """Gold is only counted here, on readings that were made from it by chance; no error of it is shown."""
    score, draw = scorer(), random.Random(20)
    if set_ == "by hand":
        folder = write_gold(tmp_path / "gold", {f"d{i}": blurred(draw, GOLD["one"] * 2) for i in range(40)})
    else:
        folder = SCORER.parent / "gold" / set_
    gold = score.read_gold(folder)
    for _ in range(2):
        found = {name: blurred(draw, events) for name, events in gold.items()}
        results = [score.score_document(found[name], events) for name, events in gold.items()]
        wanted = score.summarise(results)
        ours = evaluate(read_gold(folder), documents(found))
        for level, quality in ours.levels.items():
            figures = {"precision": quality.precision, "recall": quality.recall, "f1": quality.f1}
            assert figures | {"tp": quality.right, "fp": quality.false, "fn": quality.missed} == wanted[level]
            assert quality.interval == score.interval(results, level)
        assert {n: {"accuracy": s.accuracy, "n": s.of} for n, s in ours.slots.items()} == {
            n: wanted[n] for n in ours.slots
        }
        by_type = {t: (q["dyad"].right, q["dyad"].false, q["dyad"].missed) for t, q in ours.types.items()}
        theirs = {t: (c["tp"], c["fp"], c["fn"]) for t, c in wanted["types"].items()}
        assert {t: counts for t, counts in by_type.items() if any(counts)} == theirs
