"""Agency copy: who is meant, and when, where it stands in the sentence before, beside or behind.

Each case is a little text of its own making, with the events that must come out of it as type, status, names and days.
"""

from __future__ import annotations

import pytest
from conftest import PUBLISHED
from spacy.language import Language

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract

CASES: dict[str, tuple[str, list[str]]] = {
    "who congratulates in a call": (
        (
            "Peruvian Prime Minister Luis Quispe received a phone call on Monday from Somchai Dee, the premier of "
            "Thailand, in which he congratulated him on the new government."
        ),
        [
            "call occurred Luis Quispe, Somchai Dee 2024-05-13",
            "congratulate occurred Somchai Dee, Luis Quispe 2024-05-13",
        ],
    ),
    "who congratulates in a call that he makes": (
        (
            "Peruvian Prime Minister Luis Quispe made a phone call to Thai premier Somchai Dee on Monday, during which "
            "he congratulated him."
        ),
        [
            "call occurred Luis Quispe, Somchai Dee 2024-05-13",
            "congratulate occurred Luis Quispe, Somchai Dee 2024-05-13",
        ],
    ),
    "on a visit, during which something will be done": (
        "Thai premier Somchai Dee is on a visit to Peru, during which he will attend a fair.",
        ["visit occurred Somchai Dee, Peru None"],
    ),
    "a visit announced, during which something will be done": (
        "Thai premier Somchai Dee has announced a visit to Peru, during which he will attend a fair.",
        ["visit planned Somchai Dee, Peru None"],
    ),
    "while on the visit that one has left for": (
        (
            "Thai premier Somchai Dee left on Tuesday for a two-day visit to Peru, his office said. The trip will be "
            "good for trade, it added. It said that while in Peru, Dee would hold talks with President Ana Soto."
        ),
        [
            "visit occurred Somchai Dee, Peru 2024-05-14/2024-05-15",
            "meet planned Somchai Dee, Ana Soto 2024-05-14/2024-05-15",
        ],
    ),
    "during the visit that one has left for": (
        (
            "Thai premier Somchai Dee left on Wednesday for Peru on a two-day state visit. A statement says that "
            "during his visit, Dee will hold talks with President Ana Soto."
        ),
        [
            "visit occurred Somchai Dee, Peru 2024-05-15/2024-05-16",
            "meet planned Somchai Dee, Ana Soto 2024-05-15/2024-05-16",
        ],
    ),
    "while on a visit that is ahead": (
        "Thai premier Somchai Dee visited Peru in April. While in Peru, he will meet President Ana Soto.",
        [
            "visit occurred Somchai Dee, Peru 2024-04",
            "visit planned Somchai Dee, Peru None",
            "meet planned Somchai Dee, Ana Soto None",
        ],
    ),
    "chairs the current session": (
        (
            "Peruvian President Ana Soto received the President of Chad and Chairman of the current session of the "
            "African Union, Omar Deby, on Monday."
        ),
        ["meet occurred Ana Soto, Omar Deby 2024-05-13"],
    ),
    "a town and its country joined by a hyphen": (
        "Lima- Peru (PANA) -- Former Thai President Somchai Dee left Lima Sunday night.",
        ["visit occurred Somchai Dee, Peru 2024-05-12"],
    ),
    "a month that is only of what was done before": (
        "The Thai king visited Laos last month and Bangkok has proposed a summit with Peru.",
        ["visit occurred Thai King, Laos 2024-04", "propose occurred Thailand, Peru 2024-05-15"],
    ),
    "the year of the sentence before": (
        "The quarrel dates from 1980, when Peru sided with Laos. Thailand closed its embassy in Lima the same year.",
        ["sever_relations occurred Thailand, Peru 1980"],
    ),
    "the holders of an office by the names that follow": (
        "The foreign ministers of Chad and Mali held talks on Monday. Mali's Awa Keita told Chad's Omar Deby all.",
        ["meet occurred Omar Deby, Awa Keita 2024-05-13"],
    ),
    "names of other states that follow": (
        "The foreign ministers of Chad and Mali held talks on Monday. Peru's Ana Soto told Chad's Omar Deby all.",
        ["meet occurred Chadian Foreign Minister, Malian Foreign Minister 2024-05-13"],
    ),
    "a bare surname before its other bearer is told": (
        (
            "Jordanian King Hussein flew to Lima on Monday. Hussein met Peruvian President Ana Soto on Tuesday. "
            "He had met Iraqi President Saddam Hussein in May 1985."
        ),
        [
            "visit occurred Hussein, Peru 2024-05-13",
            "meet occurred Hussein, Ana Soto 2024-05-14",
            "meet occurred Hussein, Saddam Hussein 1985-05",
        ],
    ),
    "what was refused and what had been": (
        "Chad has refused to hold talks with Mali. The last talks between the two sides, in May 1985, broke up early.",
        ["meet negated Chad, Mali None", "meet occurred Chad, Mali 1985-05"],
    ),
    "each in his own town": (
        "On Tuesday the Thai king saw Peruvian President Ana Soto in Lima and Chilean President Luis Quispe in Santiago.",
        ["meet occurred Thai King, Ana Soto 2024-05-14", "meet occurred Thai King, Luis Quispe 2024-05-14"],
    ),
    "twice, each time elsewhere": (
        "The Thai king and the Lao premier have met twice, in Lima in November 2020 and in Oslo last October.",
        ["meet occurred Thai King, Laotian Premier 2020-11", "meet occurred Thai King, Laotian Premier 2023-10"],
    ),
    "both in one town": (
        "The Thai king will see Peruvian President Ana Soto and Chilean President Luis Quispe in Santiago.",
        ["meet planned Thai King, Ana Soto, Luis Quispe None"],
    ),
    "not until": (
        "The Thai king and the Lao premier did not meet until Monday.",
        ["meet occurred Thai King, Laotian Premier ../2024-05-13"],
    ),
    "aides of two states by name": (
        "Thai and Lao aides Somchai Dee and Kham Sy met Peruvian President Ana Soto on Monday.",
        ["meet occurred Somchai Dee, Kham Sy, Ana Soto 2024-05-13"],
    ),
    "two sides that led the talks": (
        (
            "The session, headed by Ola Moe on the Norwegian side and Ana Soto on the Peruvian side, was brief. The two "
            "sides agreed to meet again on Friday."
        ),
        ["meet planned Norway, Peru 2024-05-17"],
    ),
    "they who say so": (
        (
            "British Minister Jack Poe met U.S. envoy Jim Roe on Monday. The two main rebel groups, Hamas and the Houthis, "
            "said they were boycotting talks with Oman."
        ),
        ["meet occurred Jack Poe, Jim Roe 2024-05-13", "meet negated Hamas, Houthis, Oman None"],
    ),
    "trips left out": (
        "It was the first visit to Brazil by the Thai king, apart from trips to Cuba and Mexico.",
        ["visit occurred Thai King, Brazil 2024-05-15"],
    ),
    "two who each did it": (
        (
            "Jane Roe, the Thai prime minister, and Kham Sy, the Lao premier, came here and each met Peruvian President "
            "Ana Soto on Monday."
        ),
        ["meet occurred Jane Roe, Kham Sy, Ana Soto 2024-05-13"],
    ),
    "a summit in a town where others meet": (
        "The Thai king flew to Brussels on Monday for a summit.",
        ["visit occurred Thai King, Belgium 2024-05-13"],
    ),
    "a visit as told by when they met": (
        "The Thai king became the first monarch to visit Peru since 1960 when he met President Ana Soto there in May 2020.",
        ["visit occurred Thai King, Peru 2020-05", "meet occurred Thai King, Ana Soto 2020-05"],
    ),
    "a new subject behind a day": (
        (
            "The Thai king was en route to Vietnam aboard a train Monday and President Ana Soto of Peru was set to leave "
            "Hanoi hours later."
        ),
        ["visit occurred Thai King, Vietnam 2024-05-13", "visit planned Ana Soto, Vietnam 2024-05-20"],
    ),
    "a trio": (
        (
            "Thai and Lao aides Somchai Dee and Kham Sy went to Oslo on Monday to meet Peruvian mediator Ana Soto, and the trio "
            "were due in Cairo on Friday."
        ),
        [
            "visit occurred Somchai Dee, Kham Sy, Norway 2024-05-13",
            "meet occurred Somchai Dee, Kham Sy, Ana Soto 2024-05-13",
            "visit planned Somchai Dee, Kham Sy, Ana Soto, Egypt 2024-05-17",
        ],
    ),
    "a leader's envoy": (
        "Philip Roe, President Emmanuel Macron's special envoy, left for Guatemala last night.",
        ["visit occurred Philip Roe, Guatemala 2024-05-14"],
    ),
    "the ministers of so many states": (
        "The foreign ministers of the 12-nation Arab League met in Tunis on Monday.",
        ["meet occurred foreign ministers of the 12-nation Arab League 2024-05-13"],
    ),
    "what one opposes": (
        (
            "Peruvian Foreign Minister Ana Soto, who opposes recognition of Kosovo, called Chilean President Luis Quispe again "
            "on Monday."
        ),
        ["call occurred Ana Soto, Luis Quispe 2024-05-13"],
    ),
    "a headline of what was put off": (
        "Lavrov visit put off as Peru protests\n\nLIMA, May 15 - Russian Foreign Minister Sergei Lavrov regretted the move.",
        ["visit negated Sergei Lavrov, Peru None"],
    ),
    "whom a visitor meets besides": (
        (
            "VIENTIANE, May 15 (Xinhua) -- Lao Foreign Minister Kham Sy flew to Lima on Tuesday. He will call on Peruvian "
            "President Ana Soto and meet Speaker Luis Quispe."
        ),
        [
            "visit occurred Kham Sy, Peru 2024-05-14",
            "meet planned Kham Sy, Ana Soto None",
            "meet planned Kham Sy, Luis Quispe None",
        ],
    ),
    "a group that is sent somewhere and what it does there": (
        "Thai envoys arrived in Lima, where they met Peruvian President Ana Soto.",
        ["visit occurred Thai envoys, Peru 2024-05-15", "meet occurred Thai envoys, Ana Soto 2024-05-15"],
    ),
    "a team with a leader": (
        "A six-member team led by Thai envoy Somchai Dee arrived in Lima, where they met Peruvian President Ana Soto.",
        ["visit occurred Somchai Dee, Peru 2024-05-15", "meet occurred Somchai Dee, Ana Soto 2024-05-15"],
    ),
    "the two of whom the last sentences are": (
        (
            "Thai King Rama Lek phoned Laotian President Kham Sy. Thai Foreign Minister Somchai Dee met Peruvian "
            "minister Ana Soto. The Peruvian minister spoke of gains. The two signed a trade deal."
        ),
        [
            "call occurred Rama Lek, Kham Sy 2024-05-15",
            "meet occurred Somchai Dee, Ana Soto 2024-05-15",
            "agree occurred Somchai Dee, Ana Soto 2024-05-15",
        ],
    ),
    "who leads a government is of its state": (
        "The military government of Chad, led by Omar Baro, is alone. French premier Jean Roux phoned Baro on Monday.",
        ["call occurred Jean Roux, Omar Baro 2024-05-13"],
    ),
    "who leads a movement is of its state": (
        "French envoy Jean Roux met officials of the Chadian Red League, whose chairman, Omar Baro, is in Lima.",
        [
            "meet occurred Jean Roux, officials of the Chadian Red League 2024-05-15",
            "visit occurred Omar Baro, Peru 2024-05-15",
        ],
    ),
    "a foreigner told by what he does": (
        "Chad declared a French aid worker, Jean Roux, persona non grata.",
        ["expel occurred Chad, Jean Roux 2024-05-15"],
    ),
    "an ambassador is recalled from the state that is spoken of": (
        "Chad expelled a Thai diplomat. Chad also shut the border with Laos. Thailand has recalled its ambassador.",
        ["expel occurred Chad, Thai Diplomat 2024-05-15", "recall occurred Thailand, Chad 2024-05-15"],
    ),
    "the same again by another state": (
        "Chad expelled two Thai diplomats. Mali followed suit on Monday.",
        [
            "expel occurred Chad, Thai diplomats 2024-05-15",
            "expel occurred Mali, Thai diplomats 2024-05-13",
        ],
    ),
    "the same again of something else is no event": (
        "Chad expelled two Thai diplomats. It then cut its tax on tea. Peru recognised Palestine. Mali followed suit.",
        [
            "expel occurred Chad, Thai diplomats 2024-05-15",
            "recognize occurred Peru, Palestine 2024-05-15",
            "recognize occurred Mali, Palestine 2024-05-15",
        ],
    ),
    "whose plan somebody accepts stands before": (
        "Thai King Rama Lek put forward a peace plan to Laos and Chad. Laos accepted the plan on Monday.",
        [
            "propose occurred Rama Lek, Laos, Chad 2024-05-15",
            "accept occurred Laos, Rama Lek 2024-05-13",
        ],
    ),
    "the rebels by the name of their movement": (
        "Norway has talked to Peru and the LTTE. The rebels refused an offer by Lima to meet in Oslo.",
        ["decline occurred LTTE, Peru 2024-05-15", "propose occurred Peru, LTTE 2024-05-15"],
    ),
    "rebels of whom no movement is named": (
        "Norway has talked to Peru. The rebels refused an offer by Lima to meet in Oslo.",
        ["propose occurred Peru 2024-05-15"],
    ),
    "one person's two offices": (
        "The Peruvian president and secretary general of the Andean Front, Luis Paz, met Chad's Omar Baro.",
        ["meet occurred Luis Paz, Omar Baro 2024-05-15"],
    ),
    "two people of two states": (
        "The Peruvian president and the premier of Chad, Omar Baro, met in Lima.",
        ["meet occurred Peruvian President, Omar Baro 2024-05-15"],
    ),
    "a leader's own adviser": (
        "Thai envoy Somchai Dee met Peruvian President Ana Soto's foreign policy aide.",
        ["meet occurred Somchai Dee, Peruvian President Ana Soto's foreign policy aide 2024-05-15"],
    ),
    "a pact that others signed": (
        "Thai envoy Somchai Dee met Peruvian President Ana Soto. A pact was signed in 2023 by a dozen parties.",
        ["meet occurred Somchai Dee, Ana Soto 2024-05-15"],
    ),
    "an envoy whom the government names": (
        "LIMA, May 15 (AFP) - Jorge Rios has been appointed ambassador to Chad. Peru's president met the Thai king.",
        [
            "appoint occurred Peru, Jorge Rios, Chad 2024-05-15",
            "meet occurred Peruvian President, Thai King 2024-05-15",
        ],
    ),
    "who writes in a communication": (
        "Thai King Rama Lek got a communication from Peruvian President Ana Soto in which she thanked Laos for its help.",
        ["letter occurred Ana Soto, Rama Lek 2024-05-15", "thank occurred Ana Soto, Laos 2024-05-15"],
    ),
    "as did others": (
        "Peru recalled its ambassador to Chad, as did Laos and Norway.",
        ["recall occurred Peru, Laos, Norway, Chad 2024-05-15"],
    ),
    "so did another": (
        "Peru recalled its ambassador to Chad on Monday, and so did Laos.",
        ["recall occurred Peru, Laos, Chad 2024-05-13"],
    ),
    "so did somebody something else": (
        "Peru recalled its ambassador to Chad on Monday, and so did his work suffer in Laos.",
        ["recall occurred Peru, Chad 2024-05-13"],
    ),
    "others in a clause behind": (
        "Laos recognised Kosovo on Monday, a week after Peru, Thailand and Norway did so.",
        ["recognize occurred Laos, Kosovo 2024-05-13"],
    ),
    "called in at a ministry": (
        "Thailand's ambassador was called in at the Peruvian foreign ministry on Monday.",
        ["summon occurred Peru, Thai Ambassador 2024-05-13"],
    ),
    "as did somebody something else": (
        "Peru recalled its ambassador to Chad, as did his work in Laos.",
        ["recall occurred Peru, Chad 2024-05-15"],
    ),
    "an ambassador called home behind another measure": (
        "Laos broke off relations with Chad. Thailand met Peru. Laos cut ties with Mali, and Peru called its ambassador home.",
        [
            "sever_relations occurred Laos, Chad 2024-05-15",
            "meet occurred Thailand, Peru 2024-05-15",
            "sever_relations occurred Laos, Mali 2024-05-15",
            "recall occurred Peru, Mali 2024-05-15",
        ],
    ),
    "Brussels where the article is of the Union": (
        "Brussels and Lima signed a deal on Monday. The European Union is pleased.",
        ["agree occurred European Union, Peru 2024-05-13"],
    ),
    "Brussels where it is of the state": (
        "Brussels and Lima signed a deal on Monday. The European Union is pleased, Belgian officials said.",
        ["agree occurred Belgium, Peru 2024-05-13"],
    ),
    "the capitals of two states": (
        "Thai King Rama Lek will visit the Iranian and Saudi capitals.",
        ["visit planned Rama Lek, Iran None", "visit planned Rama Lek, Saudi Arabia None"],
    ),
    "a post in a ministry's own desk": (
        "Somchai Dee, head of the Thai Foreign Ministry's Asian Affairs Bureau, met Laotian envoy Kham Sy.",
        ["meet occurred Somchai Dee, Kham Sy 2024-05-15"],
    ),
    "both of them": (
        "Presidents Ana Soto of Peru and Omar Baro of Chad agreed on a truce. Thai King Rama Lek had written to both about Laos.",
        [
            "agree occurred Ana Soto, Omar Baro 2024-05-15",
            "letter occurred Rama Lek, Ana Soto None",
            "letter occurred Rama Lek, Omar Baro None",
        ],
    ),
    "on the way": (
        "Thai King Rama Lek, on his way to Lima, met Laotian President Kham Sy.",
        ["visit planned Rama Lek, Peru None", "meet occurred Rama Lek, Kham Sy 2024-05-15"],
    ),
    "a list of states of which one has an article": (
        "Peru, the United States and the United Nations have recognised Palestine.",
        ["recognize occurred Peru, United States, United Nations, Palestine 2024-05-15"],
    ),
    "a list that stands for the first": (
        "The two neighbours, Peru and Chad, signed a pact.",
        ["agree occurred Peru, Chad 2024-05-15"],
    ),
    "a visit that had to be called off": (
        "Thai King Rama Lek met Laotian President Kham Sy. The king's visit to Peru had to be cancelled.",
        ["meet occurred Rama Lek, Kham Sy 2024-05-15", "visit negated Rama Lek, Peru None"],
    ),
    "the day of a visit told before as put off": (
        (
            "A visit by the Norwegian foreign minister has been postponed, Peru's government said on Monday. "
            "Norwegian Foreign Minister Ola Berg was scheduled to arrive in Lima on Sunday for a two-day visit."
        ),
        ["visit negated Ola Berg, Peru 2024-05-19/2024-05-20"],
    ),
    "talks that one of those who were to meet calls off": (
        (
            "Thai King Rama Lek and Laotian President Kham Sy would be meeting in Lima in September. "
            "Laos cancelled the proposed talks over the killing of three officers."
        ),
        ["meet negated Rama Lek, Kham Sy 2024-09"],
    ),
    "a day that was still ahead when it was told": (
        "Peru announced on Sunday that Chad's Omar Baro will arrive in Lima on May 10.",
        ["visit planned Omar Baro, Peru 2024-05-10"],
    ),
    "two offices of one man, and what the second is in": (
        "Kwame Boateng, Ghana's presidential security adviser and chief mediator in the conflict, also went to Bamako.",
        ["visit occurred Kwame Boateng, Mali 2024-05-15"],
    ),
    "the post of an envoy before his name": (
        "South Africa's High Commissioner to Rwanda Jan Mokoena was summoned back to Pretoria.",
        ["recall occurred South Africa, Rwanda 2024-05-15"],
    ),
    "an office by its letters": (
        "Foreign Affairs CS Jane Otieno of Kenya met Ugandan minister Okello Odongo in Kampala.",
        ["meet occurred Jane Otieno, Okello Odongo 2024-05-15"],
    ),
    "where one was the first to go": (
        "Peru's Ana Soto was the first senior minister to visit Chad after the elections.",
        ["visit occurred Ana Soto, Chad 2024-05-15"],
    ),
    "talks at which one is likely to say something": (
        "At talks with Peru's Ana Soto, Chad's Omar Baro is likely to raise the issue.",
        ["meet planned Ana Soto, Omar Baro None"],
    ),
    "talks at which somebody was": (
        "At talks with Peru's Ana Soto, Chad's Omar Baro was happy to raise the issue.",
        ["meet occurred Ana Soto, Omar Baro None"],
    ),
    "who is asked along with the subject of a passive": (
        "Peru's Ana Soto had been invited, together with Chad's president Omar Baro.",
        ["invite occurred Ana Soto, Omar Baro None"],
    ),
    "a visit that is one of several in so many months": (
        "Peru's Ana Soto arrived in Oslo yesterday. It is Soto's second visit to Norway in four months.",
        ["visit occurred Ana Soto, Norway 2024-05-14"],
    ),
    "talks that are to be held": (
        "Talks between Peru and Chad had to be held in Oslo.",
        ["meet occurred Peru, Chad 2024-05-15"],
    ),
    "officials in a list by their states": (
        "Thai King Rama Lek received the ambassadors of Peru, Ana Soto, of Chad, Omar Baro, and of Laos, Kham Sy.",
        ["meet occurred Rama Lek, Ana Soto, Omar Baro, Kham Sy 2024-05-15"],
    ),
    "a verb that is no noun": (
        "Peru's Ana Soto and Chad's Omar Baro arrive in Oslo on Friday.",
        ["visit planned Ana Soto, Omar Baro, Norway 2024-05-17"],
    ),
    "a particle of the Lingala": (
        "Congolese premier Kanda wa Lumba met Chad's Omar Baro.",
        ["meet occurred Kanda wa Lumba, Omar Baro 2024-05-15"],
    ),
    "an envoy from a president": (
        "Thai King Rama Lek received a special envoy from President Ana Soto of Peru.",
        ["meet occurred Rama Lek, special envoy from President Ana Soto of Peru 2024-05-15"],
    ),
    "an envoy named behind his president": (
        "An envoy of President Ana Soto of Peru, Luis Paz, arrived in Oslo. Thai King Rama Lek met Paz on Monday.",
        [
            "visit occurred envoy of President Ana Soto of Peru, Norway 2024-05-15",
            "meet occurred Rama Lek, Luis Paz 2024-05-13",
        ],
    ),
    "a chat by phone": (
        "Thai King Rama Lek apologised in a phone chat with Peruvian President Ana Soto.",
        ["call occurred Rama Lek, Ana Soto None"],
    ),
    "sorrow in a message": (
        "Thai King Rama Lek wrote to the president of Peru to express deep sorrow at the loss of lives.",
        [
            "letter occurred Rama Lek, Peruvian President 2024-05-15",
            "condole occurred Rama Lek, Peruvian President 2024-05-15",
        ],
    ),
    "the two who are joined": (
        "Thai King Rama Lek met Peruvian President Ana Soto. The two were joined by Laotian President Kham Sy.",
        ["meet occurred Rama Lek, Ana Soto, Kham Sy 2024-05-15"],
    ),
    "him who is not the inviter": (
        (
            "Thai King Rama Lek and Peruvian President Ana Soto signed a pact. Soto decorated him with an order and the "
            "Thai king invited her to Oslo."
        ),
        ["agree occurred Rama Lek, Ana Soto 2024-05-15", "invite occurred Rama Lek, Ana Soto 2024-05-15"],
    ),
    "who is sent by a leader is of his state": (
        "Thai King Rama Lek sent former minister Somchai Dee to Lima on Friday.",
        ["visit occurred Somchai Dee, Peru 2024-05-10"],
    ),
    "what is done before something else, as a spokesman said": (
        "Thai envoy Somchai Dee will see Kham Sy of Laos before flying to Lima, ministry spokesman Rama Lek told reporters.",
        ["meet planned Somchai Dee, Kham Sy None", "visit planned Somchai Dee, Peru None"],
    ),
    "those of others": (
        "The Thai foreign minister met those of Peru and Chad on Monday.",
        ["meet occurred Thai Foreign Minister, Peru, Chad 2024-05-13"],
    ),
    "who congratulates in a letter": (
        (
            "Thai envoy Somchai Dee handed to Peruvian President Ana Soto a letter from King Rama Lek, the head of "
            "Thailand's oldest house, in which he congratulated Soto."
        ),
        ["letter occurred Rama Lek, Ana Soto 2024-05-15", "congratulate occurred Rama Lek, Ana Soto 2024-05-15"],
    ),
    "reporters are not they": (
        (
            "Thai ministers Somchai Dee and Rama Lek returned from Lima. Dee told reporters that they did not meet "
            "Peruvian President Ana Soto."
        ),
        ["visit occurred Somchai Dee, Rama Lek, Peru 2024-05-15", "meet negated Somchai Dee, Rama Lek, Ana Soto None"],
    ),
    "who departs on a tour": (
        "Thai King Rama Lek departs on Friday on a tour of Peru and Chad.",
        ["visit planned Rama Lek, Peru 2024-05-17", "visit planned Rama Lek, Chad 2024-05-17"],
    ),
    "an exchange of letters that took place": (
        "An exchange of messages took place between Peruvian President Ana Soto and Thai King Rama Lek.",
        ["letter occurred Ana Soto, Rama Lek 2024-05-15", "letter occurred Rama Lek, Ana Soto 2024-05-15"],
    ),
    "an exchange of fire": (
        "An exchange of fire took place between Peruvian President Ana Soto and Thai King Rama Lek.",
        [],
    ),
    "whose visit a relative clause tells": (
        "Peruvian President Ana Soto got a letter from Thai Queen Mali Dee, who is to pay her first visit to Lima on Friday.",
        ["letter occurred Mali Dee, Ana Soto 2024-05-15", "visit planned Mali Dee, Peru 2024-05-17"],
    ),
    "who sets out has not arrived, whatever the journey is called": (
        "Thai Prime Minister Ana Roe sets out on Friday on a tough mission to Lima.",
        ["visit planned Ana Roe, Peru 2024-05-17"],
    ),
    "who set out has": (
        "Thai Prime Minister Ana Roe set out on Friday on a tough mission to Lima.",
        ["visit occurred Ana Roe, Peru 2024-05-10"],
    ),
    "talks that ended after so many days": (
        "Talks between Chad and Mali ended in Lima on Monday after three days of talks on fish.",
        ["meet occurred Chad, Mali 2024-05-11/2024-05-13"],
    ),
    "talks that ended after so many years": (
        "Talks between Chad and Mali ended in Lima on Monday after three years of war.",
        ["meet occurred Chad, Mali 2024-05-13"],
    ),
    "talks that resumed after so many days": (
        "Talks between Chad and Mali resumed in Lima on Monday after three days.",
        ["meet occurred Chad, Mali 2024-05-13"],
    ),
    "talks that ended without what they were for": (
        "Talks between Chad and Mali ended without agreement on Monday.",
        ["meet occurred Chad, Mali 2024-05-13", "agree negated Chad, Mali 2024-05-13"],
    ),
    "the last of several talks is still to come": (
        "The last of the talks will be in Lima on Friday between Thai Foreign Minister Ana Roe and the Lao premier.",
        ["meet planned Ana Roe, Laotian Premier 2024-05-17"],
    ),
    "the last of them is over": (
        "The last of the talks between Chad and Mali was in Lima on Friday.",
        ["meet occurred Chad, Mali 2024-05-10"],
    ),
    "talks that will be held are no contact told by what was said": (
        "The talks will be on Friday between Thai Foreign Minister Ana Roe and Lao President Bo Poe.",
        ["meet planned Ana Roe, Bo Poe 2024-05-17"],
    ),
    "an outcome one hopes for": (
        "Thai Foreign Minister Ana Roe was optimistic about the outcome of talks with the Lao premier.",
        ["meet planned Ana Roe, Laotian Premier None"],
    ),
    "an outcome one is glad of": (
        "Thai Foreign Minister Ana Roe was pleased with the outcome of talks with the Lao premier.",
        ["meet occurred Ana Roe, Laotian Premier None"],
    ),
    "a summit of others is none of two": (
        (
            "Ana Roe, the Thai prime minister, will meet Peruvian President Ana Soto. Critics said Roe might resign after "
            "the Lima summit of industrialized nations in June."
        ),
        [
            "meet planned Ana Roe, Ana Soto None",
            "meet planned Ana Roe, industrialized nations 2024-06",
        ],
    ),
    "who speaks is not whom he speaks of": (
        (
            "Statement by Thai Foreign Ministry Spokesperson Bodin Lek on the Fund\n\n"
            "We welcome the grant that Peru announced on Monday following his call with Peruvian President Ana Soto."
        ),
        [],
    ),
    "a name of two words in a heading": (
        "Statement by Thai Foreign Ministry Spokesperson Bodin Lek on the Peru Fund\n\nI thank Peru for its help.",
        ["thank occurred Bodin Lek, Peru 2024-05-15"],
    ),
    "a name of one word in a heading": (
        "Statement by Thai Foreign Ministry Spokesperson Bodin Aboard the Peru Express\n\nI thank Peru for its help.",
        ["thank occurred Bodin, Peru 2024-05-15"],
    ),
    "schools here and farms there": (
        "The Thai queen will visit schools in Peru and farms in Chile.",
        ["visit planned Thai Queen, Chile None", "visit planned Thai Queen, Peru None"],
    ),
    "one thing here and another there": (
        "The Thai queen visited an orphanage in Peru and a school in Chile.",
        ["visit occurred Thai Queen, Peru 2024-05-15", "visit occurred Thai Queen, Chile 2024-05-15"],
    ),
    "the community that was told": (
        "The Andean Community met in Quito. Chad has been angry since before Peru joined the community last year.",
        ["join occurred Peru, Andean Community 2023"],
    ),
    "a state that says again what its leader wrote": (
        (
            "In a letter on Sunday from Thai Prime Minister Ana Roe to Lao President Bo Poe, Roe asked for fish. "
            "Diplomats said Thailand repeated this at the talks here."
        ),
        ["letter occurred Ana Roe, Bo Poe 2024-05-12"],
    ),
    "what leads to a summit is no summit of theirs": (
        (
            'Thai Trade Minister Ana Roe spoke of fish. "We follow the work in Peru and elsewhere leading to the Lima '
            'summit where we will look to others to act," Roe said.'
        ),
        [],
    ),
    "a week from a day": (
        "Thai Prime Minister Ana Roe could raise fish during her week-long Lima visit from May 29.",
        ["visit planned Ana Roe, Peru 2024-05-29/2024-06-04"],
    ),
    "what pains are taken for is still ahead": (
        (
            "The Thai queen met the Lao president on Monday. They said efforts would continue to be made to reach a deal "
            "on fish and more had to be done to sign one."
        ),
        ["meet occurred Thai Queen, Laotian President 2024-05-13"],
    ),
    "what a decision is made for is done": (
        "The Thai queen met the Lao king on Monday. They said a decision was taken to establish diplomatic relations.",
        [
            "meet occurred Thai Queen, Laotian King 2024-05-13",
            "establish_relations occurred Thailand, Laos 2024-05-13",
        ],
    ),
    "a departure and its day": (
        "Prices fell before the departure later today of a Thai delegation for Lima for talks with Peruvian officials.",
        [
            "visit planned Thai delegation, Peru 2024-05-15",
            "meet planned Peruvian officials, Thai delegation 2024-05-15",
        ],
    ),
    "a vote and its day": (
        "Prices fell before the vote later today of a Thai committee for fish.",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_agency_copy(name: str, nlp: Language) -> None:
    text, wanted = CASES[name]
    events = extract(Article(document="-", text=text, published=PUBLISHED), nlp)
    assert [
        f"{e.type} {e.status} {', '.join(p.name for p in e.participants)} {e.date.edtf if e.date else None}"
        for e in events
        if e.status != "possible"
    ] == wanted
