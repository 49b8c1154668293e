"""The report page: what stands in it, and what it does in a real browser, also with an article that means harm."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from test_formats import meeting, with_text, written
from test_render import event, from_document, person

from diplo_extract import cli
from diplo_extract.cli.inputs import Knowledge
from diplo_extract.errors import UsageError
from diplo_extract.events import ArticleText, Event, EventWithText
from diplo_extract.render import Seen, render_events

webdriver = pytest.importorskip("selenium.webdriver")

HARM = (
    'A line. Lund invited Reis to </script><script>window.harm = 1</script><img src=x onerror="window.harm = 1"> Oslo.'
)


def telling(told: Event, text: str, trigger: str) -> EventWithText:
    """The event told by the whole of a text."""
    at = text.index(trigger)
    first = told.evidence[0]
    span = first.trigger.model_copy(update={"start": at, "end": at + len(trigger), "text": trigger})
    moved = first.model_copy(update={"start": 0, "end": len(text), "text": text, "trigger": span})
    fields = dict(told) | {"evidence": (moved,)}
    return EventWithText(**fields, article=ArticleText(id=text[:5], published="2026-03-02", text=text))


EVENTS = [
    with_text(event()),
    telling(from_document("talks.txt", **{k: getattr(meeting(), k) for k in ("id", "type", "status", "participants", "date", "place", "summary")}), "They will meet in Doha.", "will meet"),
    telling(
        event(
            id="harm",
            topic="<b>bold</b>",
            participants=(person("inviter", "<script>window.harm=1</script>", "NOR"), person("invitee", "javascript:alert(1)", "PRT")),
            summary="</script><script>window.harm = 1</script>",
        ),
        HARM,
        "invited",
    ),
]  # fmt: skip


SILENT = [
    Seen("quiet.txt", "2026-03-01", "Nothing happened in Lisbon.</script><script>window.harm = 1</script>"),
    Seen("talks.txt", None, "They will meet in Doha."),
    Seen("empty.txt", None, "Rain."),
]
"""Articles that were read; the second tells an event."""


def page(events: list[Any], seen: Sequence[Seen] = ()) -> str:
    return "".join(map(str, render_events(events, "html", seen=seen)))


def test_it_stands_alone() -> None:
    text = page(EVENTS)
    tree = html.document_fromstring(text)
    assert not tree.xpath("//link | //img | //iframe | //*[@src] | //*[@href] | //*[@style] | //*[@onclick]")
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert len(tree.xpath("//script")) == 2
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text)


def test_events_stand_in_the_table_and_in_their_articles() -> None:
    tree = html.document_fromstring(page(EVENTS))
    rows = [[cell.text_content() for cell in row.findall("td")] for row in tree.xpath("//table[@id='events']/tbody/tr")]
    assert rows[1] == ["2026-03-03 to 2026-03-05", "meet", "planned", "Kari Lund (NOR)", "Paulo Reis (PRT); Ana Ruiz (ESP)", "visit Oslo", "Doha (QAT)"]  # fmt: skip
    assert [a.text_content().strip() for a in tree.xpath("//article/div")] == [
        "A line. Lund invited Reis to Oslo.",
        "They will meet in Doha.",
        HARM,
    ]
    marked = [(s.text_content(), s.get("data-events"), s.get("class")) for s in tree.xpath("//article[1]//span")]
    assert marked == [("Lund ", "0", "told"), ("invited", "0", "told trigger"), (" Reis to Oslo.", "0", "told")]
    facts = json.loads(tree.xpath("string(//script[@id='data'])"))
    assert facts[1]["lands"] == [["NOR", "PRT"], ["NOR", "ESP"], ["PRT", "ESP"]]


def test_without_articles_there_is_no_page() -> None:
    with pytest.raises(UsageError, match="give the articles, or events saved with --with-text"):
        page([event()])


# --- in a browser --------------------------------------------------------------------------------------------------

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Headless Chromium with the page open from disk."""
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("needs Chromium and its driver")
    folder = tmp_path_factory.mktemp("page")
    (folder / "report.html").write_text(page(EVENTS, SILENT), "utf-8")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking", "disable-sync", "disable-component-update", "disable-dev-shm-usage", f"user-data-dir={folder / 'profile'}"):  # fmt: skip
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_window_size(1200, 900)
    driver.get((folder / "report.html").as_uri())
    yield driver
    driver.quit()


def run(browser: Any, script: str) -> Any:
    return browser.execute_script(script)


SHOWN = "return [...document.querySelectorAll('#events tbody tr')].filter(r => !r.hidden).map(r => Number(r.dataset.n))"


def test_it_opens_without_complaint_and_asks_nothing(browser: Any) -> None:
    assert [entry for entry in browser.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")] == []
    assert run(browser, "return performance.getEntriesByType('resource').length") == 0
    assert run(browser, SHOWN) == [0, 1, 2]
    assert run(browser, "return document.querySelectorAll('#timeline circle').length") == 3
    assert run(browser, "return document.querySelectorAll('#network circle').length") == 5
    assert run(browser, "return document.querySelectorAll('#matrix tr').length") == 4


def test_an_article_that_means_harm_does_nothing(browser: Any) -> None:
    assert run(browser, "return typeof window.harm") == "undefined"
    assert run(browser, "return document.querySelectorAll('img, a, article script').length") == 0
    assert "<script>window.harm = 1</script>" in run(browser, "return document.querySelector('#a2 .text').textContent")


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("type", "meet", [1]),
        ("status", "occurred", [0, 2]),
        ("country", "ESP", [1]),
        ("q", "DOHA", [1]),
        ("q", "nowhere", []),
        ("from", "2026-03-04", [1]),
        ("to", "2026-03-02", [0, 2]),
    ],
)
def test_filters(browser: Any, field: str, value: str, shown: list[int]) -> None:
    run(
        browser,
        f"const f = document.getElementById('{field}'); f.value = '{value}'; f.dispatchEvent(new Event('input', {{bubbles: true}}))",
    )
    assert run(browser, SHOWN) == shown
    assert run(browser, "return document.getElementById('count').textContent") == f"{len(shown)} shown"
    assert run(browser, "return document.querySelectorAll('#timeline circle').length") == len(shown)
    run(browser, "document.getElementById('filters').reset()")
    browser.implicitly_wait(0)
    assert (
        run(
            browser,
            "return new Promise(done => setTimeout(() => done(document.querySelectorAll('#events tbody tr:not([hidden])').length), 20))",
        )
        == 3
    )


def test_articles_without_events_are_behind_a_filter(browser: Any) -> None:
    shown = "return [...document.querySelectorAll('.silent')].filter(a => !a.hidden).map(a => a.querySelector('h3').textContent)"
    tick = "const b = document.getElementById('silent'); b.checked = %s; b.dispatchEvent(new Event('input', {bubbles: true}))"
    search = (
        "const q = document.getElementById('q'); q.value = '%s'; q.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert run(browser, "return document.getElementById('silent').parentNode.textContent.trim()") == "2 articles"
    assert run(browser, shown) == []
    run(browser, tick % "true")
    assert run(browser, shown) == ["quiet.txt 2026-03-01", "empty.txt"]
    grey = "return getComputedStyle(document.querySelector('.silent')).color != getComputedStyle(document.body).color"
    assert run(browser, grey)
    run(browser, search % "lisbon")
    assert run(browser, shown) == ["quiet.txt 2026-03-01"]
    run(browser, (search % "") + ";" + (tick % "false").replace("const b", "const c").replace("b.", "c."))
    assert run(browser, shown) == []
    assert run(browser, SHOWN) == [0, 1, 2]


def test_from_event_to_sentence_and_back(browser: Any) -> None:
    run(browser, "document.getElementById('e1').click()")
    assert run(browser, "return document.activeElement.textContent") == "They "
    assert run(browser, "return document.activeElement.className") == "told on"
    run(browser, "document.querySelector('#a0 .trigger').click()")
    assert run(browser, "return document.activeElement.id") == "e0"
    assert run(browser, "return [...document.querySelectorAll('.on')].length") == 4


def test_keys(browser: Any) -> None:
    press = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}))"
    run(browser, "document.getElementById('e0').click()")
    for key, active in (("j", "e1"), ("j", "e2"), ("j", "e2"), ("k", "e1"), ("/", "q")):
        run(browser, press % key)
        assert run(browser, "return document.activeElement.id") == active
    run(browser, press % "Escape")
    assert run(browser, "return document.activeElement.id") == "e1"


def test_sorting(browser: Any) -> None:
    order = "return [...document.querySelectorAll('#events tbody tr')].map(r => r.cells[1].textContent)"
    run(browser, "document.querySelector('[data-sort=\"1\"]').click()")
    assert run(browser, order) == ["invite", "invite", "meet"]
    run(browser, "document.querySelector('[data-sort=\"1\"]').click()")
    assert run(browser, order) == ["meet", "invite", "invite"]


def test_it_fits_a_phone(browser: Any) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    )
    try:
        assert run(browser, "return document.documentElement.scrollWidth") <= 390
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_without_silent_articles_there_is_no_filter_for_them() -> None:
    assert 'id="silent"' not in page(EVENTS)
    assert 'id="silent"' not in page(EVENTS, SILENT[1:2])


# --- diplo report --------------------------------------------------------------------------------------------------


def test_report_takes_saved_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    Path("events.jsonl").write_bytes(written(EVENTS, "jsonl"))
    Path("a.txt").write_text("Peru met Chile.")
    assert cli.run(["report", "events.jsonl"]) == 0
    assert Path("report.html").read_text("utf-8") == page(EVENTS)
    assert cli.run(["report", "events.jsonl", "--type", "meet", "-o", "-"]) == 0
    assert "<h1>1 diplomatic event <small>in 1 article</small>" in capsys.readouterr().out
    assert cli.run(["report", "events.jsonl", "a.txt"]) == 2
    assert capsys.readouterr().err == "diplo: events.jsonl holds events, the rest articles; give only one of the two\n"


def test_report_of_articles_shows_those_without_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nlp: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(Knowledge, "pipeline_loaded", lambda self: nlp)
    Path("a.txt").write_text("Peru invited Chile to the summit.")
    Path("b.txt").write_text("It rained <b>all</b> day.")
    for _ in range(2):  # the second time both are kept
        assert cli.run(["report", "a.txt", "b.txt"]) == 0
        tree = html.document_fromstring(Path("report.html").read_text("utf-8"))
        assert [a.findtext("h3") for a in tree.iter("article") if a.get("class") == "silent"] == ["b.txt"]
        assert [a.findtext("h3") for a in tree.iter("article") if a.get("class") is None] == ["a.txt"]
