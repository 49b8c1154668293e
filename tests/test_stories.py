"""Little stories through the whole pipeline: the records that must come out, near misses beside them.

A record is written as type, status, names of the core parties in order, days. Every story appears on 15 May 2024.
"""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)


def told(text: str) -> list[str]:
    """The records of a text, one line each."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return [
        f"{e.type} {e.status}: {', '.join(p.name for p in e.participants if p.core)} [{e.date.edtf or ''}]"
        for e in events
    ]


STATUS = {
    "a meeting to come that affords something": (
        (
            "Chilean President Ana Ruiz will meet President Ali Mara of Chad. The meeting between the two presidents affords "
            "an opportunity for trade."
        ),
        ["meet planned: Ana Ruiz, Ali Mara []"],
    ),
    "the most senior official to meet somebody has met him": (
        "President Ana Ruiz of Chile was the most senior official in the region to meet President Ali Mara of Chad.",
        ["meet occurred: Ana Ruiz, Ali Mara [2024-05-15]"],
    ),
    "a headline says what others will do": (
        "Peru Says Chile, Bolivia to Hold Summit in Two Weeks",
        ["meet planned: Chile, Bolivia []"],
    ),
    "talks that somebody stayed away from were held": (
        "Chadian President Ali Mara boycotted talks between Kenya and Peru in New York.",
        ["meet negated: Ali Mara, Kenya, Peru []"],
    ),
    "a later stop of a tour that has begun": (
        "Peruvian President Ana Soto left on Saturday for Norway, Chad and Chile. She will then head to Chad.",
        [
            "visit occurred: Ana Soto, Norway [2024-05-11]",
            "visit occurred: Ana Soto, Chad [2024-05-11]",
            "visit occurred: Ana Soto, Chile [2024-05-11]",
        ],
    ),
    "what will be their sixth meeting is the one told": (
        "Ana Ruiz of Chile and Pedro Soto of Peru shook hands before moving to talks in what will be their sixth meeting.",
        ["meet occurred: Ana Ruiz, Pedro Soto [2024-05-15]"],
    ),
    "what somebody says would be a week later lies ahead": (
        "A week later, she said, Foreign Minister Pedro Soto of Peru would meet Chilean envoy Ana Ruiz.",
        ["meet planned: Pedro Soto, Ana Ruiz []"],
    ),
    "what somebody would be later, he was": (
        "Foreign Minister Pedro Soto of Peru, who would later be named ambassador to Chad, met Chilean envoy Ana Ruiz.",
        ["appoint occurred: Peru, Pedro Soto, Chad [2024-05-15]", "meet occurred: Pedro Soto, Ana Ruiz [2024-05-15]"],
    ),
    "plans that are denied": (
        "Norwegian envoy Nils Berg denied that there were plans for talks between the Chilean and Peruvian envoys.",
        ["meet negated: Chilean envoys, Peruvian envoys []"],
    ),
    "a deal that they met to work out": (
        "Envoys from Norway and Peru met in Oslo to hammer out an agreement on fish.",
        ["meet occurred: Norwegian Envoys, Peruvian Envoys [2024-05-15]"],
    ),
    "a deal that they met to sign": (
        "Envoys from Norway and Peru met in Oslo to sign an agreement on fish.",
        [
            "meet occurred: Norwegian Envoys, Peruvian Envoys [2024-05-15]",
            "agree occurred: Norwegian Envoys, Peruvian Envoys [2024-05-15]",
        ],
    ),
    "what had been set for a visit that was called off": (
        "Peruvian minister Ana Soto called off a trip to Norway. She was scheduled to meet King Harald of Norway.",
        ["visit negated: Ana Soto, Norway []", "meet negated: Ana Soto, Harald []"],
    ),
    "what is set for another visit stays": (
        "Peruvian Foreign Minister Ana Soto has called off a trip to Norway. She was scheduled to meet Chad's premier.",
        ["visit negated: Ana Soto, Norway []", "meet planned: Ana Soto, Chadian Premier []"],
    ),
    "who goes in the place of one who stays away": (
        (
            "Peruvian President Ivo Paz said he would not attend the Rio Group summit. Foreign Minister Luis Mora of Peru "
            "would attend the summit."
        ),
        ["meet negated: Ivo Paz []", "meet planned: Luis Mora []"],
    ),
    "talks of two who have met by then": (
        (
            "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. Speaking before bilateral talks at the "
            "palace, Ivo Paz said he was glad."
        ),
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]"],
    ),
    "a further meeting of two who have met": (
        "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. The two will hold another meeting in June.",
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]", "meet planned: Ivo Paz, Ali Mara [2024-06]"],
    ),
    "a deal of some who are nobody told before": (
        (
            "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. That was after some rebel groups signed an "
            "agreement."
        ),
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]"],
    ),
    "a deal that others are pressed to strike": (
        (
            "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. There is pressure on Mali and Niger to "
            "strike a deal."
        ),
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]"],
    ),
    "agreements reached at any time": (
        (
            "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. Paz called for the implementation of "
            "technical agreements reached since the war."
        ),
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]"],
    ),
    "the agreements reached there": (
        (
            "Peruvian President Ivo Paz met Chadian President Ali Mara on Tuesday. The documents signed after the talks open "
            "the way to trade."
        ),
        ["meet occurred: Ivo Paz, Ali Mara [2024-05-14]", "agree occurred: Peru, Chad [2024-05-14]"],
    ),
    "two sides that agree on a visit to come do not answer for the guest": (
        "Chadian President Ali Mara invited Peruvian minister Ana Soto. They agreed to coordinate Ms. Soto's visit to Chad.",
        [
            "invite occurred: Ali Mara, Ana Soto [2024-05-15]",
            "agree occurred: Ali Mara, Ana Soto [2024-05-15]",
            "visit planned: Ana Soto, Chad []",
        ],
    ),
    "what others must do is no must for who did it": (
        "As all new envoys must, Peruvian Ambassador Ana Soto met Chadian President Ali Mara.",
        ["meet occurred: Ana Soto, Ali Mara [2024-05-15]"],
    ),
    "a modal cut off by an aside stays one": (
        "Peruvian Ambassador Ana Soto will, he said, meet Chadian President Ali Mara.",
        ["meet planned: Ana Soto, Ali Mara []"],
    ),
    "what claims that are rejected are about was not done": (
        "Peru rejected claims of having met Chadian President Ali Mara.",
        ["meet negated: Peru, Ali Mara []"],
    ),
    "what talks are expected to be about does not put them off": (
        "French premier Paul Renard opened talks with President Joe Cole of Peru expected to focus on trade.",
        ["meet occurred: Paul Renard, Joe Cole [2024-05-15]"],
    ),
    "when talks are expected to open does": (
        "France announced talks with Italy expected to begin on Monday.",
        ["meet planned: France, Italy [2024-05-20]"],
    ),
    "who calls for something on a visit is there": (
        "On a visit to Oslo, Finnish President Aino Laine called for calm.",
        ["visit occurred: Aino Laine, Norway []"],
    ),
    "behind the verb as well": (
        "Finnish President Aino Laine pressed for calm on a trip to Oslo.",
        ["visit occurred: Aino Laine, Norway []"],
    ),
    "a visit agreed on lies ahead": (
        "Finland agreed on a visit to Norway by its president.",
        ["visit planned: Finnish president, Norway []"],
    ),
    "before somebody has met somebody": (
        "The summit could happen before the new French leader has met the Polish premier.",
        ["meet possible: French Leader, Polish Premier []"],
    ),
    "before somebody had met somebody": (
        "Peru waited until its president had met the leader of Chile.",
        ["meet occurred: Peruvian president, Chilean Leader []"],
    ),
    "what talks will include does not put them off": (
        "Danish premier Alma Holm begins two days of talks in Bonn that will include a dinner.",
        ["meet occurred: Alma Holm, Germany [2024-05-15/2024-05-16]"],
    ),
    "after talks that are still to come": (
        "Japanese Prime Minister Kenji Mori may resign after talks with Italian premier Aldo Conti on Monday.",
        ["meet planned: Kenji Mori, Aldo Conti [2024-05-20]"],
    ),
    "after talks that were held": (
        "Japanese Prime Minister Kenji Mori resigned after talks with Italian premier Aldo Conti on Monday.",
        ["meet occurred: Kenji Mori, Aldo Conti [2024-05-13]"],
    ),
    "after a visit, somebody is expected to do something": (
        "Peruvian President Ana Soto will visit Chile on Friday. Following the visit, she is expected to sign a law.",
        ["visit planned: Ana Soto, Chile [2024-05-17]"],
    ),
    "what is told before a semicolon is told for itself": (
        "Peruvian premier Luis Paz received Chilean envoy Ana Soto in Lima on Monday; they discussed fish.",
        ["meet occurred: Luis Paz, Ana Soto [2024-05-13]"],
    ),
    "after a visit that is part of the plan": (
        "After meeting Peruvian premier Luis Paz in Lima, Chilean president Ana Soto will fly to Rome.",
        ["meet planned: Luis Paz, Ana Soto []", "visit planned: Ana Soto, Italy []"],
    ),
    "where one flew after talks is not where they were": (
        "After talks with Peruvian premier Luis Paz, Chilean president Ana Soto flew to Rome.",
        ["meet occurred: Luis Paz, Ana Soto [2024-05-15]", "visit occurred: Ana Soto, Italy [2024-05-15]"],
    ),
    "what two did before a ceremony": (
        "The prime ministers of Peru and Chile attend a signing ceremony after meeting in Oslo on Monday.",
        ["meet occurred: Peruvian Prime Minister, Chilean Prime Minister [2024-05-13]"],
    ),
    "neither of two verbs joined by or": (
        "Chilean president Ana Soto will not attend the summit in Lima or travel to Rome, her office said.",
        ["meet negated: Ana Soto []", "visit negated: Ana Soto, Italy []"],
    ),
    "both of two verbs joined by or behind a negation of its own": (
        "Chilean president Ana Soto will not attend the summit in Lima, or she will travel to Rome.",
        ["meet negated: Ana Soto []", "visit planned: Ana Soto, Italy []"],
    ),
    "what one was due to do then": (
        "Chilean president Ana Soto was scheduled to arrive in Peru on Friday and then visit Togo.",
        ["visit planned: Ana Soto, Peru [2024-05-17]", "visit planned: Ana Soto, Togo [2024-05-17]"],
    ),
    "what is only asked how to do": (
        "Peruvian premier Luis Paz and Chilean president Ana Soto disagree on how to settle the dispute.",
        [],
    ),
    "the other states of a tour were not visited on the day of its last stop": (
        (
            "Chilean president Ana Soto met Norway's king Olav in Oslo on Sunday on the last stop of her tour.\n\n"
            "During her tour, Soto also visited Togo and Ghana."
        ),
        [
            "meet occurred: Ana Soto, Olav [2024-05-12]",
            "visit occurred: Ana Soto, Norway [2024-05-12]",
            "visit occurred: Ana Soto, Togo [2024-05-15]",
            "visit occurred: Ana Soto, Ghana [2024-05-15]",
        ],
    ),
    "rebel leaders are no state, but a party": (
        "Senegalese Foreign Minister Ali Diop held talks with rebel leaders in Bouake on Monday.",
        ["meet occurred: Ali Diop, rebel leaders [2024-05-13]"],
    ),
    "a trip to a summit in a country": (
        "Chilean president Ana Soto has canceled her Peru trip to the Summit of the Americas.",
        ["visit negated: Ana Soto, Peru []"],
    ),
    "the counterpart of somebody told by office": (
        (
            "Chile's foreign minister and his Peruvian counterpart spoke by phone on Monday. "
            "Peruvian Foreign Minister Ana Soto said relations would be reviewed."
        ),
        ["call occurred: Chilean Foreign Minister, Ana Soto [2024-05-13]"],
    ),
    "the counterpart of a premier may be a president": (
        (
            "Chilean premier Luis Paz met President Ana Soto of Peru on Monday. "
            "Paz affirmed cooperation during talks with his Peruvian counterpart."
        ),
        ["meet occurred: Luis Paz, Ana Soto [2024-05-13]"],
    ),
    "an office in short": (
        "Chilean PM invites Peruvian counterpart",
        ["invite occurred: Chilean Prime Minister, Peruvian Prime Minister [2024-05-15]"],
    ),
    "the last of many verbs behind a will": (
        "Chilean minister Ana Soto will see Peruvian premier Luis Paz, attend a fair and make a rare stop in Oslo.",
        ["meet planned: Ana Soto, Luis Paz []", "visit planned: Ana Soto, Norway []"],
    ),
    "where one leaves from is no goal": (
        "Chilean president Ana Soto, who will leave from the summit in Lima, will visit Oslo.",
        ["visit planned: Ana Soto, Norway []"],
    ),
    "a spokesman visits nobody": (
        (
            "Chilean president Ana Soto is heading to Peru. Her spokesman Luis Paz said there were no plans to visit "
            "Norway."
        ),
        ["visit occurred: Ana Soto, Peru [2024-05-15]", "visit negated: Ana Soto, Norway []"],
    ),
    "leaders restore the relations of their states": (
        "Chilean president Ana Soto and Peruvian premier Luis Paz agreed to restore ties between their two countries.",
        ["establish_relations planned: Chile, Peru []"],
    ),
    "an agency that is in no list": (
        "(WORLDVOICE) - Peru and Chile agreed to reopen embassies.",
        ["establish_relations planned: Peru, Chile []"],
    ),
    "talks in another country than the one a compatriot visits": (
        (
            "Chilean president Ana Soto will arrive in Peru a day after Chilean minister Luis Paz held talks in Oslo with "
            "officials."
        ),
        ["visit planned: Ana Soto, Peru []", "meet occurred: Luis Paz, Norway []"],
    ),
    "what is yet to be done": (
        "Peruvian premier Luis Paz and Chilean president Ana Soto have yet to meet.",
        ["meet negated: Luis Paz, Ana Soto []"],
    ),
    "who says he will accept has accepted": (
        "Chile invited Peruvian premier Luis Paz to Santiago. Paz said he would accept.",
        [
            "invite occurred: Chile, Luis Paz [2024-05-15]",
            "visit planned: Luis Paz, Chile []",
            "accept occurred: Luis Paz, Chile [2024-05-15]",
        ],
    ),
    "talks for which somebody leaves lie ahead": (
        "Danish premier Alma Holm leaves for Oslo today for talks with Norwegian premier Nils Dahl.",
        ["visit planned: Alma Holm, Norway [2024-05-15]", "meet planned: Alma Holm, Nils Dahl [2024-05-15]"],
    ),
    "talks for which somebody arrives have begun": (
        "Danish premier Alma Holm arrived in Oslo today for talks with Norwegian premier Nils Dahl.",
        ["visit occurred: Alma Holm, Norway [2024-05-15]", "meet occurred: Alma Holm, Nils Dahl [2024-05-15]"],
    ),
    "what talks are for is not reached": (
        "Ruiz expressed support for the talks to reach an agreement between Peru and Chile.",
        [],
    ),
    "what one hopes somebody does": (
        "Peru voiced support for the dialogue between the two to conclude a treaty between Chile and Togo.",
        [],
    ),
    "what is built on has been": (
        "Peru and Chile intend to build on months of dialogue.",
        ["meet occurred: Peru, Chile []"],
    ),
    "who next meet, and where somebody then travels": (
        "Peru's president Luis Paz and Chile's premier Ana Soto, who next meet in Oslo, agree. Paz then travels to Togo.",
        ["meet planned: Luis Paz, Ana Soto []", "visit planned: Luis Paz, Togo []"],
    ),
    "what was to have been": (
        "This visit by Peruvian President Ana Soto to Chile was to have focused on trade.",
        ["visit negated: Ana Soto, Chile []"],
    ),
    "who is called upon has not done it": (
        "Members called upon Peru to withdraw its ambassador to Chile.",
        ["recall possible: Peru, Chile []"],
    ),
    "back after a visit that lies ahead": (
        "Peruvian Minister Luis Paz will be in Lima on 22 May, and again on 25 May after his visit to China.",
        ["visit planned: Luis Paz, China [2024-05-25]"],
    ),
}


@pytest.mark.parametrize("name", STATUS)
def test_status(name: str) -> None:
    text, wanted = STATUS[name]
    assert told(text) == wanted


PARTIES = {
    "who is handed an invitation is not invited": (
        (
            "Norwegian minister Nils Berg extended an invitation to Peruvian President Ana Soto to attend the Oslo summit. "
            "Berg handed the invitation over to Peruvian foreign minister Luis Paz."
        ),
        ["invite occurred: Nils Berg, Ana Soto [2024-05-15]"],
    ),
    "who is handed the only invitation told is": (
        "Norwegian minister Nils Berg handed the invitation over to Peruvian President Ana Soto.",
        ["invite occurred: Nils Berg, Ana Soto [2024-05-15]"],
    ),
    "who will be the first minister to come": (
        "Foreign Minister Ana Ruiz of Chile will be the first Chilean minister to travel to Chad since the coup.",
        ["visit planned: Ana Ruiz, Chad []"],
    ),
    "those talks are with whom he will meet": (
        (
            "Norwegian minister Nils Berg arrived in Lima on Saturday and is expected to meet Chadian envoy Eli Mara. Hours "
            "before those talks, Berg criticised Chad."
        ),
        ["visit occurred: Nils Berg, Peru [2024-05-11]", "meet planned: Nils Berg, Eli Mara []"],
    ),
    "the leader of a movement of a state": (
        "The leader of Peru's paramilitary Rapid Support Forces has visited Chile.",
        ["visit occurred: leader of Peru's paramilitary Rapid Support Forces, Chile [2024-05-15]"],
    ),
    "a counterpart whose office is written with a hyphen": (
        "Nils Berg, the Norwegian foreign minister, will meet his Chadian counterpart, Vice-Foreign Minister Eli Mara.",
        ["meet planned: Nils Berg, Eli Mara []"],
    ),
    "with one here and with another there": (
        (
            "Last month Norwegian premier Nils Berg met in London with Peruvian envoy Ana Soto and in Berne with Chadian "
            "envoy Eli Mara."
        ),
        ["meet occurred: Nils Berg, Ana Soto [2024-04]", "meet occurred: Nils Berg, Eli Mara [2024-04]"],
    ),
    "with two in one town": (
        "Last month Norwegian premier Nils Berg met in London with Peruvian envoy Ana Soto and Chadian envoy Eli Mara.",
        ["meet occurred: Nils Berg, Ana Soto, Eli Mara [2024-04]"],
    ),
    "a meeting of a body's ministers that is only named": (
        "Norwegian premier Nils Berg said that the meeting of the Baltic foreign ministers had helped.",
        [],
    ),
    "who is called on, in a second infinitive": (
        "Japan called on Serbia to keep calm and to negotiate with Kosovo.",
        ["meet possible: Serbia, Kosovo []"],
    ),
    "who is pleaded with": (
        "Japan pleaded with Serbia to negotiate with Kosovo.",
        ["meet possible: Serbia, Kosovo []"],
    ),
    "who agrees does it himself": (
        "France agreed to keep calm and negotiate with Mali.",
        ["meet planned: France, Mali []"],
    ),
    "people of one state meet for themselves": (
        "Russian President Ivan Orlov met Russian prosecutors. Orlov and Chilean President Luis Rojas met in April.",
        ["meet occurred: Ivan Orlov, Luis Rojas [2024-04]"],
    ),
    "a senator is a compatriot of whom he is thanked by": (
        "US Vice President Ann Hill thanked Senator Tom Hall.",
        [],
    ),
    "a senator of no known state is none of another's": (
        "German Chancellor Olaf Brandt met Senator Tom Hall in Lima.",
        ["meet occurred: Olaf Brandt, Tom Hall [2024-05-15]"],
    ),
    "an administration with a capital": (
        "Japanese trade minister Kenji Mori held talks with the Biden Administration.",
        ["meet occurred: Kenji Mori, United States [2024-05-15]"],
    ),
    "an ambassador told by the office first": (
        "The Peruvian ambassador to Chile urged calm. Ambassador Luis Quispe met Ambassador Ana Soto of Peru on Monday.",
        [],
    ),
    "an official named in the next sentence": (
        "A senior British official warned of tariffs. Paul Farrow, secretary for trade, met German officials on Monday.",
        ["meet occurred: Paul Farrow, German officials [2024-05-13]"],
    ),
    "another office is somebody else": (
        "The Peruvian trade minister warned of tariffs. Ambassador Luis Quispe met Peruvian officials on Monday.",
        ["meet occurred: Luis Quispe, Peruvian officials [2024-05-13]"],
    ),
    "who hands over another's letter has not written it": (
        "Peruvian premier Luis Paz handed Chilean president Ana Soto a letter from the general.",
        [],
    ),
    "the chief of a seat of power is its leader": (
        "Russian President Ivan Orlov was late. French President Luc Roe later met the Kremlin chief.",
        ["meet occurred: Luc Roe, Ivan Orlov [2024-05-15]"],
    ),
    "the chief of an army is not": (
        "Russian President Ivan Orlov was late. French President Luc Roe later met the Russian army chief.",
        ["meet occurred: Luc Roe, Russian Army Chief [2024-05-15]"],
    ),
    "a list goes on behind a name with its office": (
        "Peruvian premier Ana Paz held talks with the Chilean finance minister, Dr Luis Soto, officials and bankers.",
        ["meet occurred: Ana Paz, Luis Soto [2024-05-15]"],
    ),
    "fields of a ministry that no list has": (
        "Peru's Minister for Immigration and Multicultural Affairs, Luis Paz, met Chilean premier Ana Soto.",
        ["meet occurred: Luis Paz, Ana Soto [2024-05-15]"],
    ),
    "where a visit leads that two states speak of": (
        "Peruvian President Ana Soto called Chilean President Luis Rojas. They hailed the coming visit of the Chilean premier.",
        [
            "call occurred: Ana Soto, Luis Rojas [2024-05-15]",
            "visit planned: Chilean Premier, Peru []",
        ],
    ),
    "a parliament's members are invited at home": (
        "Invitations to the address are extended to former members of the House and Senate. Peru met Chile in Lima.",
        ["meet occurred: Peru, Chile [2024-05-15]"],
    ),
    "Italian Americans are Americans": (
        "Ann Hall spoke at an Italian American Heritage Month reception in Washington.",
        [],
    ),
    "who chairs a meeting together is there": (
        "On May 3, the meeting was co-chaired by US adviser Mike Hall and Ukrainian minister Oleks Kubra.",
        ["meet occurred: Mike Hall, Oleks Kubra [2024-05-03]"],
    ),
    "luck is no congratulation": (
        '"I wish you the best of luck in the election," Turkish President Ali Kaya told Chilean President Luis Rojas.',
        [],
    ),
    "the field of an office, before the name": (
        "Assistant Secretary of State for East Asian and Pacific Affairs Daniel Kritt met Thai Foreign Minister Som Chai.",
        ["meet occurred: Daniel Kritt, Som Chai [2024-05-15]"],
    ),
    "bankers stand for no state": (
        "Peruvian minister Luis Paz visited Chile on Monday. He met local businessmen.",
        ["visit occurred: Luis Paz, Chile [2024-05-13]"],
    ),
    "parties at home stand for no state either": (
        "Japanese Prime Minister Kenji Mori reached a compromise accord with opposition parties. He will visit Italy in June.",
        ["visit planned: Kenji Mori, Italy [2024-06]"],
    ),
    "where others meet, a state is no host": ("Danish premier Alma Holm held talks in Vienna on Monday.", []),
    "officials do": (
        "Peruvian minister Luis Paz visited Chile on Monday. He met government officials.",
        ["visit occurred: Luis Paz, Chile [2024-05-13]", "meet occurred: Luis Paz, Chile [2024-05-13]"],
    ),
    "a variety of agreements": (
        "Peru and Chile signed a variety of agreements.",
        ["agree occurred: Peru, Chile [2024-05-15]"],
    ),
    "a variety of papers": ("Peru and Chile signed a variety of papers.", []),
    "the two countries, told as giver and taker": (
        "Japan will sell fish to Peru after talks. Officials from the two countries met in February.",
        ["meet occurred: Japanese officials, Peruvian officials [2024-02]"],
    ),
    "a delegation of no known state by who leads it": (
        "The Presidential Delegation, led by US Ambassador Linda Green, met senior Haitian officials.",
        ["meet occurred: Linda Green, senior Haitian officials [2024-05-15]"],
    ),
    "teams are no states": (
        "Ireland met Switzerland in their last qualifier. The striker from Wales scored twice before half-time.",
        [],
    ),
    "states may meet at a tournament": (
        "Ireland met Switzerland in Bern. The striker from Wales is not in the squad.",
        ["meet occurred: Ireland, Switzerland [2024-05-15]"],
    ),
    "whoever gives the talks a name holds them no less": (
        "Peruvian President Luis Quispe held what his aides called good talks with Chadian President Ali Mara.",
        ["meet occurred: Luis Quispe, Ali Mara [2024-05-15]"],
    ),
    "what was said of the talks is no meeting with who said it": (
        "Peruvian President Luis Quispe forgot what Chadian President Ali Mara called good talks.",
        [],
    ),
    "an owner before a noun with a noun before it": (
        "Peruvian President Luis Quispe rejected Chadian President Ali Mara's State House talks offer.",
        [
            "decline occurred: Luis Quispe, Ali Mara [2024-05-15]",
            "propose occurred: Ali Mara, Luis Quispe [2024-05-15]",
        ],
    ),
    "a name behind an office and a comma, and where it was": (
        "Peruvian Foreign Minister Ana Soto held talks with the Chadian President, Obiang Mbaso in the capital Malabo.",
        ["meet occurred: Ana Soto, Obiang Mbaso [2024-05-15]"],
    ),
    "nobody at home arrives on a visit": (
        "Peru's premier received Chadian President Ali Mara as he arrived on a two-day visit to Peru on Tuesday.",
        [
            "meet occurred: Peruvian Premier, Ali Mara [2024-05-14/2024-05-15]",
            "visit occurred: Ali Mara, Peru [2024-05-14/2024-05-15]",
        ],
    ),
    "who comes behind an aside and before a day": (
        "At the invitation of the Peruvian king, Chadian premier Ali Mara on Monday visited Lima.",
        ["invite occurred: Peruvian King, Ali Mara []", "visit occurred: Ali Mara, Peru [2024-05-13]"],
    ),
    "a president called by his first name": (
        "Chadian minister Ali Mara met Sri Lankan President Gotabaya Rajapaksa. He invited President Gotabaya to Chad.",
        [
            "meet occurred: Ali Mara, Gotabaya Rajapaksa [2024-05-15]",
            "invite occurred: Ali Mara, Gotabaya Rajapaksa [2024-05-15]",
        ],
    ),
    "a minister whose surname is a capital": (
        "Peruvian Foreign Minister Ana Paris met Chadian officials on Monday. Foreign Minister Paris invited Chad to Lima.",
        ["meet occurred: Ana Paris, Chadian officials [2024-05-13]", "invite occurred: Ana Paris, Chad [2024-05-13]"],
    ),
    "a president's aide is not the president": (
        "An aide to Peruvian President Luis Quispe met Chadian Foreign Minister Ali Mara on Monday.",
        ["meet occurred: aide to Peruvian President Luis Quispe, Ali Mara [2024-05-13]"],
    ),
    "nor is a president's wife": (
        "The wife of Peruvian President Luis Quispe met Chadian writers on Monday.",
        [],
    ),
    "calls one after another": (
        "French President Paul Renard spoke by phone successively with Joe Cole of Peru and Ali Mara of Chad.",
        ["call occurred: Paul Renard, Joe Cole [2024-05-15]", "call occurred: Paul Renard, Ali Mara [2024-05-15]"],
    ),
}


@pytest.mark.parametrize("name", PARTIES)
def test_parties(name: str) -> None:
    text, wanted = PARTIES[name]
    assert told(text) == wanted


DAYS = {
    "whom somebody set out to meet later": (
        "Chilean minister Ana Ruiz left for Lima on Monday to meet with Chadian envoy Ali Mara on Friday.",
        ["visit occurred: Ana Ruiz, Peru [2024-05-13]", "meet planned: Ana Ruiz, Ali Mara [2024-05-17]"],
    ),
    "whom somebody set out to meet has been met": (
        "Chilean minister Ana Ruiz left for Lima on Monday to meet with Chadian envoy Ali Mara on Tuesday.",
        ["visit occurred: Ana Ruiz, Peru [2024-05-13]", "meet occurred: Ana Ruiz, Ali Mara [2024-05-14]"],
    ),
    "the year of what has been before": (
        (
            "Ana Ruiz of Chile opened the talks on Sunday with Pedro Soto of Peru, the first such meeting since an accord in "
            "2003."
        ),
        ["meet occurred: Ana Ruiz, Pedro Soto [2024-05-12]"],
    ),
    "so long before what nobody told": (
        (
            "Norwegian premier Nils Berg met Peruvian envoy Ana Soto on Saturday. He called Chadian envoy Eli Mara, two days "
            "before a deadline for a deal."
        ),
        ["meet occurred: Nils Berg, Ana Soto [2024-05-11]", "call occurred: Nils Berg, Eli Mara [2024-05-11]"],
    ),
    "so long after what was told": (
        (
            "Norwegian premier Nils Berg met Peruvian envoy Ana Soto on Saturday. He called Chadian envoy Eli Mara two days "
            "after the talks."
        ),
        ["meet occurred: Nils Berg, Ana Soto [2024-05-11]", "call occurred: Nils Berg, Eli Mara [2024-05-13]"],
    ),
    "the day before which something else is done": (
        "The party will decide before June 3, when Japanese minister Kenji Mori visits Washington.",
        ["visit planned: Kenji Mori, United States [2024-06-03]"],
    ),
    "what was scheduled may be behind": (
        "Peruvian President Ana Soto was scheduled to leave for Chile on May 10.",
        ["visit planned: Ana Soto, Chile [2024-05-10]"],
    ),
    "what is scheduled is ahead": (
        "Peruvian President Ana Soto is scheduled to leave for Chile on April 10.",
        ["visit planned: Ana Soto, Chile [2025-04-10]"],
    ),
    "the first day within a week": (
        "Peruvian President Ana Soto will visit Chile next week. Her visit to Chile starts on May 22 and will last three days.",
        ["visit planned: Ana Soto, Chile [2024-05-22]"],
    ),
    "the first day within a third of a month, and a length": (
        "PERU PRESIDENT TO VISIT CHILE IN LATE MAY\n\nPeruvian President Ana Soto will make a week-long visit to Chile from May 29.",
        ["visit planned: Ana Soto, Chile [2024-05-29/2024-06-04]"],
    ),
    "the end of a stay": (
        "Peruvian President Luis Paz spoke to reporters at the end of a two-day visit to Mexico yesterday.",
        ["visit occurred: Luis Paz, Mexico [2024-05-13/2024-05-14]"],
    ),
    "the start of a stay": (
        "Peruvian President Luis Paz spoke to reporters at the start of a two-day visit to Mexico on Monday.",
        ["visit occurred: Luis Paz, Mexico [2024-05-13/2024-05-14]"],
    ),
    "the day in the text is that of the headline's meeting": (
        (
            "Statement on Minister Ana Soto of Peru's Meeting with President Luis Paz of Chile\n\n"
            "Minister Ana Soto met yesterday with President Luis Paz of Chile."
        ),
        ["meet occurred: Ana Soto, Luis Paz [2024-05-14]"],
    ),
    "days that open a sentence are no dateline": (
        "On April 30–May 1, Peruvian minister Luis Paz traveled to Haiti.",
        ["visit occurred: Luis Paz, Haiti [2024-04-30/2024-05-01]"],
    ),
}


@pytest.mark.parametrize("name", DAYS)
def test_days(name: str) -> None:
    text, wanted = DAYS[name]
    assert told(text) == wanted


def test_a_verb_in_a_headline_is_no_name() -> None:
    text = "PERUVIAN MINISTER EXTENDS TRIP TO JAPAN\n\nThe sources said that he would stay."
    assert "Extends" not in told(text)[0]


def test_a_minister_at_home_needs_no_state_beside_his_colleague_of_another() -> None:
    text = "ALGIERS (APS) - Minister Sami Benali spoke of Mali and of Issa Keita, the Malian minister. Benali thanked Mali."
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert [p.country for p in events[0].participants] == ["DZA", "MLI"]


def test_the_minister_told_most_is_of_the_state_that_introduces_nobody() -> None:
    text = (
        "Minister for Trade Gavin Roe will fly to Jakarta for talks with Indonesian minister Ali Poe. Mr Roe said "
        "Australia trusts Indonesia. He said Australia had changed. Mr Roe said Australian farmers were glad of it."
    )
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    assert {p.country for e in events for p in e.participants if p.name == "Gavin Roe"} == {"AUS"}
