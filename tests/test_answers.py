"""Invitations and offers, and what is answered to them sentences later.

Each case is a little text of its own making with the offers and answers that must come out of it: type, who, whose; an
answer that is tied to its offer has "->" before its type.
"""

from __future__ import annotations

from datetime import date as Day
from functools import cache

import pytest

from diplo_extract.articles import Article
from diplo_extract.pipeline import extract, load

PIPELINE = cache(load)
TYPES = ("invite", "propose", "accept", "decline")
INVITED = "President of Chile Pedro Rojas invited President of Peru Luis Quispe to Santiago."
INVITATION = "invite: Pedro Rojas, Luis Quispe"


def told(text: str) -> list[str]:
    """The invitations, offers and answers of a text that are not negated."""
    events = extract(Article(document="-", text=text, published=Day(2024, 5, 15)), PIPELINE())
    return [
        ("-> " if e.links else "") + f"{e.type}: " + ", ".join(p.name for p in e.participants)
        for e in events
        if e.type in TYPES and e.status != "negated"
    ]


ANSWERS: dict[str, tuple[str, list[str]]] = {
    "by pronoun, two sentences on": (
        f"{INVITED} The two have known each other for years. He accepted.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "was invited and accepted": (
        "Peru has been invited to join OPEC and has accepted.",
        ["invite: Peru", "-> accept: Peru"],
    ),
    "turned down what one gives": (
        "Peru turned down an invitation to a Chile-hosted conference.",
        ["-> decline: Peru, Chile", "invite: Chile, Peru"],
    ),
    "invited by friends": (
        '"We have been invited by our friends in Chile and we will be there," said President of Peru Luis Quispe.',
        ["invite: Chilean friends, Luis Quispe", "-> accept: Luis Quispe, Chilean friends"],
    ),
    "brought to an audience": (
        "Ana Roca, ambassador of Chile, delivered the invitation on behalf of President of Chile Pedro Rojas at a meeting with President of Peru Luis Quispe.",
        [INVITATION],
    ),
    "brought on a call": (
        "The Chilean ambassador called on President of Peru Luis Quispe to deliver an invitation from Pedro Rojas, President of Chile.",
        [INVITATION],
    ),
    "would be welcome": (
        "President of Chile Pedro Rojas told President of Peru Luis Quispe that he would always be welcome in Santiago.",
        ["invite: Pedro Rojas, Luis Quispe"],
    ),
    "you are welcome": (
        '"You are always welcome in Santiago," President of Chile Pedro Rojas told President of Peru Luis Quispe.',
        ["invite: Pedro Rojas, Luis Quispe"],
    ),
    "proposed that he visit": (
        "President of Chile Pedro Rojas had proposed that President of Peru Luis Quispe visit Santiago.",
        ["invite: Pedro Rojas, Luis Quispe"],
    ),
    "thanked for inviting": (
        "President of Peru Luis Quispe expressed his thanks to President of Chile Pedro Rojas for inviting him to Santiago.",
        [INVITATION],
    ),
    "whose trip follows it": (
        "The trip by the Peruvian president follows an invitation from the president of Chile.",
        ["invite: Chilean President, Peruvian President"],
    ),
    "whose trip comes at it": (
        "The visit of the Peruvian president comes at the invitation of the president of Chile.",
        ["invite: Chilean President, Peruvian President"],
    ),
    "sent abroad, its sender says": (
        "Santiago said an invitation had been sent to Lima to attend the parade.",
        ["invite: Chile, Peru"],
    ),
    "that somebody extended": (
        "Peru accepted the invitation to visit Santiago that President of Chile Pedro Rojas extended in May.",
        ["-> accept: Peru, Pedro Rojas", "invite: Pedro Rojas, Peru"],
    ),
    "a headline to a summit": (
        "Chile invites Peru to summit\n\nSnow fell in Santiago on Monday.",
        ["invite: Chile, Peru"],
    ),
    "a headline's no": (
        "Peru says no to Chile talks offer\n\nSnow fell in Santiago on Monday.",
        ["decline: Peru, Chile"],
    ),
    "accepted, says the other side": (
        "Chile's offer of talks has been accepted, Peru's president said.",
        ["propose: Chile, Peruvian President", "-> accept: Peruvian President, Chile"],
    ),
    "told that it could not": (
        "Peru has told Chile that it would have to decline the invitation.",
        ["-> decline: Peru, Chile", "invite: Chile, Peru"],
    ),
    "pulled out of a dinner": (
        "President of Peru Luis Quispe pulled out of a dinner to which President of Chile Pedro Rojas had invited him.",
        ["-> decline: Luis Quispe, Pedro Rojas", INVITATION],
    ),
    "regrets to those who give it": (
        "President of Peru Luis Quispe sent his regrets to the organisers of the Andean Summit in Santiago.",
        ["decline: Luis Quispe"],
    ),
    "on a call, during which": (
        "President of Peru Luis Quispe took a call from President of Chile Pedro Rojas, during which he was invited to speak at a forum.",
        ["-> invite: Pedro Rojas, Luis Quispe"],
    ),
    "renewed in a message": (
        "In a message to President of Peru Luis Quispe, President of Chile Pedro Rojas renewed the invitation addressed to him to visit Santiago.",
        ["-> " + INVITATION],
    ),
    "hosted at it": (
        "Santiago will welcome, at the invitation of President of Chile Pedro Rojas, the president of Peru, Luis Quispe.",
        [INVITATION],
    ),
    "a spokesman tells": (
        "Invitations have gone out to the leaders of Peru and Bolivia, Chilean government spokesman Juan Soto said.",
        ["invite: Chile, Peruvian Leader, Bolivian Leader"],
    ),
    "not going, whatever he was asked": (
        'Asked whether he would go, President of Peru Luis Quispe said: "I have been invited by Chile, but I will not be going."',
        ["invite: Chile, Luis Quispe", "-> decline: Luis Quispe, Chile"],
    ),
    "not to come if it snows": (
        f"{INVITED} Quispe said that he would not come if it snowed.",
        [INVITATION],
    ),
    "it would take part": (
        "Chile has invited Peru to the forum. Lima welcomed the step and confirmed that it would take part.",
        ["invite: Chile, Peru", "-> accept: Peru, Chile"],
    ),
    "handed over a message in which": (
        "The envoy of Chile handed over to President of Peru Luis Quispe a message from President of Chile Pedro Rojas in which he invites him to Santiago.",
        ["-> " + INVITATION],
    ),
    "wrote inviting": (
        "The president of Chile has written to the president of Peru inviting him to a meeting in Santiago.",
        ["-> invite: Chilean President, Peruvian President"],
    ),
    "for somebody to attend": (
        "In Lima, President of Chile Pedro Rojas extended a verbal invitation for Peru's Luis Quispe to attend the forum in Santiago.",
        ["invite: Pedro Rojas, Luis Quispe"],
    ),
    "taken up, to travel": (
        "President of Peru Luis Quispe will travel to Santiago, taking up an invitation extended by President of Chile Pedro Rojas.",
        ["-> accept: Luis Quispe, Pedro Rojas", INVITATION],
    ),
    "said no to a meeting": (
        "President of Peru Luis Quispe said no to a meeting with President of Chile Pedro Rojas.",
        ["decline: Luis Quispe, Pedro Rojas"],
    ),
    "represented as by law": (
        f"{INVITED} Peru, as represented by its king, is a party to the treaty.",
        [INVITATION],
    ),
    "grateful for one, as its state": (
        '"We are grateful for the invitation," Foreign Minister of Peru Ana Leon said.',
        [],
    ),
    "asked to join a body": ("Peru has been formally asked to join OPEC.", ["invite: Peru"]),
    "our envoy is no guest of theirs": (
        '"We will call home our envoy in Chile," said President of Peru Luis Quispe.',
        [],
    ),
    "welcome as a trade is": ("Investors from Peru are welcome in Chile, the trade minister said.", []),
    "by capital, three sentences on": (
        f"{INVITED} Snow fell. The road was closed. Lima declined.",
        [INVITATION, "-> decline: Peru, Pedro Rojas"],
    ),
    "said yes": (f"{INVITED} Quispe said yes.", [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"]),
    "the invitation, with nothing foreign beside it": (
        f"{INVITED} Snow fell. The road was closed. Quispe accepted the invitation.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "an offer to nobody named": (
        "Chile proposed a summit on fisheries. Peru and Bolivia accepted at once.",
        ["propose: Chile", "-> accept: Peru, Bolivia, Chile"],
    ),
    "took it": (
        "The premier of Peru was offered a meeting by the premier of Chile and took it.",
        ["propose: Chilean Premier, Peruvian Premier", "-> accept: Peruvian Premier, Chilean Premier"],
    ),
    "brushed it aside": (
        f"{INVITED} Snow fell. Lima brushed it aside.",
        [INVITATION, "-> decline: Peru, Pedro Rojas"],
    ),
    "rejected: it was made all the same": (
        "Peru rejected Chile's proposal for talks.",
        ["-> decline: Peru, Chile", "propose: Chile, Peru"],
    ),
    "an invitation to nobody named": (
        "President of Chile Pedro Rojas extended an invitation. President of Peru Luis Quispe accepted.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "took something else": ("The premier of Peru picked up the cup of the premier of Chile and took it.", []),
    "no offer told": ("The premier of Peru met the premier of Chile. He accepted.", []),
    "invited and not coming": (
        "The premier of Peru will not attend the summit in Oslo. He had been invited by the premier of Norway.",
        [
            "-> decline: Peruvian Premier, Norwegian Premier",
            "invite: Norwegian Premier, Peruvian Premier",
        ],
    ),
    "not coming, invited by nobody": ("The premier of Peru will not attend the summit in Oslo.", []),
    "both": (
        (
            "The premier of Norway invited President of Chile Pedro Rojas and President of Peru Luis Quispe to Oslo. "
            "Both accepted."
        ),
        [
            "invite: Norwegian Premier, Pedro Rojas, Luis Quispe",
            "-> accept: Pedro Rojas, Luis Quispe, Norwegian Premier",
        ],
    ),
    "one accepted, the other did not": (
        "Peru accepted the invitation from Norway, while Chile turned it down.",
        ["-> accept: Peru, Norway", "invite: Norway, Peru", "-> decline: Chile, Norway"],
    ),
    "the proposal of a body": (
        "Peru accepted the EU proposal.",
        ["-> accept: Peru, EU", "propose: EU, Peru"],
    ),
    "told by who sent it": (
        "An invitation has been sent to President of Peru Luis Quispe, the premier of Chile said.",
        ["invite: Chilean Premier, Luis Quispe"],
    ),
    "told by who got it": (
        "An invitation to Santiago has been sent to President of Peru Luis Quispe, the premier of Peru said.",
        ["invite: Luis Quispe"],
    ),
    "told by the host country": (
        "President of Peru Luis Quispe has been invited to Santiago, the premier of Chile said.",
        ["invite: Chilean Premier, Luis Quispe"],
    ),
    "told by somebody else": (
        "President of Peru Luis Quispe has been invited to Santiago, the premier of Norway said.",
        ["invite: Luis Quispe"],
    ),
    "guests of no known country": ("Invitations have been sent to old members of the Senate of Chile.", []),
    "others confirmed, one did not come": (
        (
            "Chile invited Peru and Bolivia to Santiago. Snow fell. The road was closed. Cuba has confirmed its attendance. "
            "Brazil declined, its foreign minister said."
        ),
        ["invite: Chile, Peru, Bolivia", "-> accept: Cuba, Chile", "-> decline: Brazil, Chile"],
    ),
    "delivered by somebody else": (
        f"{INVITED} The invitation was delivered by Ambassador Ana Ruiz of Chile.",
        [INVITATION],
    ),
    "will come": (f"{INVITED} He agreed to come in June.", [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"]),
    "will come under something": (f"{INVITED} Quispe will come under pressure.", [INVITATION]),
    "a headline's noun": (
        "Chile extends invite to Peru for climate summit",
        ["invite: Chile, Peru"],
    ),
    "would not come if": (
        f"{INVITED} Quispe would answer by video if he could not travel.",
        [INVITATION],
    ),
    "by the latter": (
        "Chile invited Peru to Santiago, and the latter accepted.",
        ["invite: Chile, Peru", "-> accept: Peru, Chile"],
    ),
    "those who accepted": (
        f"{INVITED[:-1]} and other leaders. Those who accepted include Quispe.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "leaders of anywhere": (
        "Chile invited world leaders to Santiago. Lima said it would stay away.",
        ["invite: Chile, world leaders", "-> decline: Peru, Chile"],
    ),
    "an invitation for him, by nobody accepted": (
        "An invitation extended by Chile for President of Peru Luis Quispe to visit Santiago has been accepted.",
        ["invite: Chile, Luis Quispe", "-> accept: Luis Quispe, Chile"],
    ),
    "is said to have been sent one": (
        "President of Peru Luis Quispe is said to have been extended an invitation by Chile.",
        ["invite: Chile, Luis Quispe"],
    ),
    "an offer from him to come": (
        "President of Peru Luis Quispe took up an offer from President of Chile Pedro Rojas to come to Santiago.",
        ["accept: Luis Quispe, Pedro Rojas"],
    ),
    "rebuffed by": (
        "An offer of Chilean mediation was rebuffed by Peru.",
        ["propose: Chile, Peru", "-> decline: Peru, Chile"],
    ),
    "others were invited too": (
        f"{INVITED} President of Cuba Ana Ruiz was also invited.",
        [INVITATION, "invite: Pedro Rojas, Ana Ruiz"],
    ),
    "behind the visit that it is for": (
        (
            "President of Peru Luis Quispe will travel to Santiago in May. President of Chile Pedro Rojas had issued an "
            "invitation."
        ),
        [INVITATION],
    ),
    "told before, under the visit": (
        "President of Peru Luis Quispe urged President of Chile Pedro Rojas to come to Lima.",
        ["invite: Luis Quispe, Pedro Rojas"],
    ),
    "a letter inviting him": (
        "The premier of Peru handed the premier of Chile a letter from King Olav of Norway inviting him to Oslo.",
        ["-> invite: Olav, Chilean Premier"],
    ),
    "promised to come": (
        f"{INVITED} Quispe promised to visit Chile in June.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "agreed to come, told before": (
        "President of Peru Luis Quispe agreed to come to Santiago after President of Chile Pedro Rojas invited him.",
        ["-> accept: Luis Quispe, Pedro Rojas", INVITATION],
    ),
    "would be glad to come": (
        f'{INVITED} "I would be delighted to visit Chile," Quispe said.',
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "promised to go elsewhere": (f"{INVITED} Quispe promised to visit Norway in June.", [INVITATION]),
    "promised if": (f"{INVITED} Quispe promised to visit Chile in June if he is well.", [INVITATION]),
    "will be told by the host": (f"{INVITED} Rojas said Quispe would visit Chile in June.", [INVITATION]),
    "he who had invited him": (
        "The premier of Peru told President of Chile Pedro Rojas, who had invited him to Santiago, that he would come.",
        ["invite: Pedro Rojas, Peruvian Premier", "-> accept: Peruvian Premier, Pedro Rojas"],
    ),
    "a movement's they": (
        "Hezbollah said they had been invited to Santiago by Chile.",
        ["invite: Chile, Hezbollah"],
    ),
    "on behalf of": (
        "The Chilean foreign minister, on behalf of President of Chile Pedro Rojas, invited Peru to Santiago.",
        ["invite: Pedro Rojas, Peru"],
    ),
    "on behalf of nobody above him": (
        "The Chilean foreign minister, on behalf of the people, invited President of Peru Luis Quispe to Santiago.",
        ["invite: Chilean Foreign Minister, Luis Quispe"],
    ),
    "false reports": ("Reports that Chile had invited the premier of Peru were false, Santiago said.", []),
    "reports that were wrong to surprise": (
        "Reports that Chile had invited the premier of Peru were surprising, Santiago said.",
        ["invite: Chile, Peruvian Premier"],
    ),
    "not among those invited": ("Peru was not among the countries invited by Chile.", []),
    "among those invited": ("Peru was among the countries invited by Chile.", ["invite: Chile, Peru"]),
    "the first to": (
        "The premier of Peru landed in Santiago, the agency reported, becoming the first to accept Chile's invitation.",
        ["-> accept: Peruvian Premier, Chile", "invite: Chile, Peruvian Premier"],
    ),
    "nobody invited him": ('"Nobody has invited me," the premier of Peru said in Chile.', []),
    "from behind what it is for": (
        "President of Peru Luis Quispe accepted an invitation to visit Santiago from President of Chile Pedro Rojas.",
        ["-> accept: Luis Quispe, Pedro Rojas", INVITATION],
    ),
    "asked to come, not coming": (
        f"{INVITED} Rojas would be glad if Quispe were there, and asked him to come.",
        [INVITATION],
    ),
    "leaders of anywhere, one will miss it": (
        "The premier of Peru will miss a summit in Santiago to which President of Chile Pedro Rojas invited 50 leaders.",
        ["-> decline: Peruvian Premier, Pedro Rojas", "invite: Pedro Rojas, 50 leaders"],
    ),
    "not after all": (
        f"{INVITED} Quispe will not after all travel to Santiago.",
        [INVITATION, "-> decline: Luis Quispe, Pedro Rojas"],
    ),
    "as others had done": (
        "Peru turned down an invitation from Chile, as Cuba had done.",
        ["-> decline: Peru, Cuba, Chile", "invite: Chile, Peru, Cuba"],
    ),
    "as it had done": (
        "Peru turned down an invitation from Chile as it had done in May.",
        ["-> decline: Peru, Chile", "invite: Chile, Peru"],
    ),
    "joined in saying no": (
        "Peru joined Cuba in turning down an invitation from Chile.",
        ["-> decline: Peru, Cuba, Chile", "invite: Chile, Peru, Cuba"],
    ),
    "not supported: it was made all the same": (
        "Peru did not support Chile's proposal for talks.",
        ["-> decline: Peru, Chile", "propose: Chile, Peru"],
    ),
    "not made": ("Peru did not make a proposal for talks to Chile.", []),
    "promised before the invitation is told": (
        "President of Peru Luis Quispe has agreed to visit Chile. President of Chile Pedro Rojas's invitation was sent in May.",
        ["-> accept: Luis Quispe, Pedro Rojas", INVITATION],
    ),
    "asked too": (
        f"{INVITED} President of Cuba Ana Ruiz was asked to take part too.",
        [INVITATION, "invite: Pedro Rojas, Ana Ruiz"],
    ),
    "proposed to whom, with nothing between": (
        "The premier of Peru proposed to Chile regular talks.",
        ["propose: Peruvian Premier, Chile"],
    ),
    "told from where he was invited": (
        "OSLO, May 14 (Reuters) - The crown prince of Peru has declined an invitation to the wedding.",
        ["decline: Peruvian Crown Prince"],
    ),
    "told at home": (
        "LIMA, May 14 (Reuters) - The crown prince of Peru has declined an invitation to the wedding.",
        [],
    ),
    "under way at an invitation": (
        "The premier of Peru, en route to Santiago at the invitation of the premier of Chile, turned back.",
        ["invite: Chilean Premier, Peruvian Premier"],
    ),
    "by a seat": ("Peru accepted a Kremlin proposal for talks.", ["-> accept: Peru, Russia", "propose: Russia, Peru"]),
    "one accepted; one said no": (
        "Chile invited Peru and Cuba to Santiago. Peru accepted; Cuba said no.",
        ["invite: Chile, Peru, Cuba", "-> accept: Peru, Chile", "-> decline: Cuba, Chile"],
    ),
    "will come, and not do something else": (
        f"{INVITED} Quispe said he would come and not stay long.",
        [INVITATION, "-> accept: Luis Quispe, Pedro Rojas"],
    ),
    "has not said": (f"{INVITED} Quispe has not said that he would come.", [INVITATION]),
    "said she was not able": (
        f"{INVITED} Quispe said he was not able to come.",
        [INVITATION, "-> decline: Luis Quispe, Pedro Rojas"],
    ),
    "ruled out attending": (
        "Invited to Santiago by the premier of Chile, the premier of Peru ruled out attending.",
        ["invite: Chilean Premier, Peruvian Premier", "-> decline: Peruvian Premier, Chilean Premier"],
    ),
    "will not send negotiators": (
        "Peru declined on Friday to send negotiators to talks that Chile had offered to host.",
        ["-> decline: Peru, Chile", "propose: Chile, Peru"],
    ),
    "of whom the offer is, and by whom the help": (
        "Peru declined a Chilean offer of mediation by Norway.",
        ["-> decline: Peru, Chile", "propose: Chile, Peru"],
    ),
    "what a speaker does": (
        "The premier of Peru landed in Santiago, the premier of Chile said, inviting him to stay in Chile.",
        ["invite: Chilean Premier, Peruvian Premier"],
    ),
    "a headline's invite by a name": (
        "Xi accepts Macron invite to visit Paris",
        ["-> accept: Xi, Macron", "invite: Macron, Xi"],
    ),
    "a headline's verb": ("Xi says Macron may invite Chile to Paris", ["invite: Macron, Chile"]),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(name: str) -> None:
    text, wanted = ANSWERS[name]
    assert told(text) == wanted
