"""What governments' own pages tell: lists of people with commas, talks named for their states, what has not been."""

import pytest
from test_lists import told

LISTED = [
    ("Premier Ana Roe of Peru, President Ola Moe of Norway, and King Juan Poe of Spain met in Lima on Friday.",
     ["meet: Ana Roe (PER), Ola Moe (NOR), Juan Poe (ESP)"]),
    ("Norway, the United Kingdom, and the United States held talks in Lima on Friday.",
     ["meet: Norway (NOR), United Kingdom (GBR), United States (USA)"]),
    ("Premier Ana Roe of Peru met Norway's president, Ola Moe, and King Juan Poe of Spain in Lima on Friday.",
     ["meet: Ana Roe (PER), Ola Moe (NOR), Juan Poe (ESP)"]),
]  # fmt: skip
NAMED = [
    ("The second Norway-Peru Strategic Dialogue took place in Lima on Friday.", ["meet: Norway (NOR), Peru (PER)"]),
    ("The South Korea-Norway-United States Trilateral Summit was held in Lima on Friday.",
     ["meet: South Korea (KOR), Norway (NOR), United States (USA)"]),
    ("The European Union-Peru summit was held in Lima on Friday.", ["meet: European Union, Peru (PER)"]),
    ("The European Union summit in Peru was held on Friday.", []),
    ("The Norway-Peru Strategic Company opened in Lima on Friday.", []),
]  # fmt: skip
SECRETARIES = [
    ("Philippine Secretary of National Defense Ana Roe met Norwegian Defence Minister Ola Moe in Oslo.",
     ["meet: Ana Roe (PHL), Ola Moe (NOR)"]),
    ("The British Secretary of State for Business and Trade, Ana Roe, met Norwegian Trade Minister Ola Moe.",
     ["meet: Ana Roe (GBR), Ola Moe (NOR)"]),
    ("The Secretary of the Club met Norwegian Trade Minister Ola Moe.", []),
]  # fmt: skip
HELD = [
    ("President Ola Moe of Norway had the opportunity to meet Premier Ana Roe of Peru in Lima.",
     ["meet: Ola Moe (NOR), Ana Roe (PER)"]),
    ("President Ola Moe of Norway had no opportunity to meet Premier Ana Roe of Peru in Lima.", []),
    ("President Ola Moe of Norway has not been to Peru since 2017.", []),
    ("President Ola Moe of Norway did not go to Peru in 2017.", ["visit: Ola Moe (NOR), Peru (PER)"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), LISTED + NAMED + SECRETARIES + HELD)
def test_releases_tell(text: str, events: list[str]) -> None:
    assert told(text) == events
