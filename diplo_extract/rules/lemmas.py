"""From a form to its dictionary word: "met" -> "meet", "talks" -> "talk". Small, for the words that rules name."""

from __future__ import annotations

from functools import cache

IRREGULAR: dict[str, str] = {
    form: lemma
    for lemma, forms in {
        "be": "am is are was were been being 's 're 'm",
        "become": "became becoming",
        "begin": "began begun beginning",
        "break": "broke broken breaking",
        "bring": "brought bringing",
        "call": "called calling",
        "cancel": "cancelled canceled cancelling canceling",
        "choose": "chose chosen choosing",
        "come": "came coming",
        "cut": "cutting",
        "do": "does did done doing",
        "draw": "drew drawn",
        "drop": "dropped dropping",
        "fall": "fell fallen",
        "feel": "felt",
        "find": "found",
        "fly": "flew flown flies flying",
        "forge": "forged forging",
        "get": "got gotten getting",
        "give": "gave given giving",
        "go": "went gone goes going",
        "have": "has had having 've",
        "hear": "heard",
        "hold": "held",
        "host": "hosted hosting",
        "keep": "kept",
        "lead": "led",
        "leave": "left leaving",
        "make": "made making",
        "meet": "met meeting",
        "pay": "paid",
        "pen": "penned penning",
        "permit": "permitted permitting",
        "put": "putting",
        "quit": "quitting",
        "receive": "received receiving",
        "resume": "resumed resuming",
        "say": "said says",
        "see": "saw seen",
        "seek": "sought",
        "send": "sent",
        "set": "setting",
        "sever": "severed severing",
        "shake": "shook shaken shaking",
        "sit": "sat sitting",
        "snub": "snubbed snubbing",
        "speak": "spoke spoken",
        "spend": "spent",
        "stand": "stood",
        "stop": "stopped stopping",
        "take": "took taken taking",
        "talk": "talked talking",
        "tell": "told",
        "think": "thought",
        "transfer": "transferred transferring",
        "travel": "travelled traveled travelling traveling",
        "wed": "wedded",
        "win": "won winning",
        "withdraw": "withdrew withdrawn withdrawing",
        "withhold": "withheld",
        "wrap": "wrapped wrapping",
        "write": "wrote written writing",
        "swear": "sworn swore",
        "strike": "struck",
        "woo": "wooed",
        "axe": "axed",
        "plan": "planned planning",
        "refer": "referred",
        "scrap": "scrapped scrapping",
        "shelve": "shelved shelving",
        "skip": "skipped skipping",
        "tap": "tapped tapping",
        "defer": "deferred",
    }.items()
    for form in forms.split()
}
_AFTER_E_DROP = ("at", "it", "iz", "is", "v", "c", "g", "s", "z", "u", "l", "r", "os", "in", "as", "k", "n", "d", "t", "p", "b")
_KEEPS = frozenset({"news", "series", "press", "congress", "address", "as", "this", "his", "its", "is", "was", "always", "process", "access", "business", "progress", "bus", "plus", "thus", "across", "united", "indeed", "need", "during", "thing", "nothing", "something", "anything", "everything", "morning", "evening", "king", "bring", "spring", "string", "us", "yes", "red"})


@cache
def lemma_of(form: str, tag: str = "") -> str:
    """The dictionary word of a form, lower case; `tag` is its Penn tag, "" where it is not known.

    Regular endings are undone by spelling; a word that no ending explains is returned as it is.

    >>> [lemma_of(w, t) for w, t in [("met", "VBD"), ("invited", "VBN"), ("talks", "NNS"), ("visiting", "VBG"), ("countries", "NNS")]]
    ['meet', 'invite', 'talk', 'visit', 'country']
    """
    low = form.lower()
    if low in _KEEPS:
        return low
    if low == "meeting" and tag.startswith("N"):
        return "meeting"
    if low == "left" and not tag.startswith("V"):
        return "left"
    if low in IRREGULAR:
        return IRREGULAR[low]
    if tag.startswith("V") or not tag or tag.startswith("J"):
        verb = _verb(low)
        if verb != low or tag.startswith("V"):
            return verb
    if tag in ("NN", "NNP", "JJ", "RB", "IN", "DT"):
        return low
    return _noun(low)


def _noun(low: str) -> str:
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


def _verb(low: str) -> str:
    if low.endswith("ied") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) > len(ending) + 2:
            return _stem(low[: -len(ending)])
    if low.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


# Stems that take back the silent e: "invit" -> "invite". The others are whole words already: "visit", "accept".
_SILENT_E = frozenset(
    "invit recogniz recognis nam welcom telephon phon cabl writ celebrat congratulat commemorat condol exchang negotiat "
    "mediat broker|facilitat initiat ratifi|conclud agre|clos expel|receiv arriv leav propos declin refus "
    "postpon delay|schedul arrang prepar announc declar resum renew|continu restor upgrad downgrad sever|suspend "
    "designat nominat appoint|accredit dispatch|relocat relat includ produc introduc reduc pledg urg charg "
    "discuss|continu advis rais prais pursu argu issu receiv serv observ involv improv approv achiev believ save giv "
    "mak tak com becom mov liv lov hop us caus clos los refus accus excus increas releas purchas promis surpris "
    "revers imagin determin examin outlin decid provid divid describ subscrib prescrib guarante participat "
    "cooperat coordinat collaborat communicat indicat stat relocat complet delet compet debat updat creat operat evaluat "
    "finaliz finalis formaliz formalis normaliz normalis apologiz apologis emphasiz emphasis organiz organis criticiz "
    "criticis realiz realis authoriz authoris sanction|shar prepar declar compar car requir acquir inquir inspir retir "
    "fir wir hir desir admir secur assur ensur insur measur featur pressur captur manag engag encourag acknowledg judg "
    "challeng chang arrang rang exchang merg emerg damag stag wag forg plung rul handl settl tackl battl coupl doubl "
    "enabl fil smil whil schedul shelv solv resolv evolv involv revok invok provok evok liaison|mark|tour|host|greet "
    "pleas ceas leas eas phras chas clos choos los expos oppos impos suppos compos dispos propos purpos nos ros "
    "escalat accelerat alleg allud conclud preclud exclud conced preced reced proced succeed|interced supersed "
    "persuad invad evad trad grad upgrad parad crusad guid rid sid decid resid presid hid insid coincid reunit unit "
    "ignit excit cit suit|dispatch|promot devot vot quot not wrot delegat eliminat terminat discriminat welcom "
    "continu argu valu issu rescu queu valu sav wav driv arriv surviv striv deriv receiv deceiv perceiv conceiv "
    "ax tax|relax|typ hop|escap shap scop cop tap|glimps eclips laps collaps elaps clos expens respons licens "
    "convinc announc pronounc denounc renounc advanc financ balanc danc enhanc glanc experienc influenc commenc "
    "produc induc reduc introduc deduc seduc forc enforc reinforc divorc sourc pierc commerc voic rejoic choic "
    "notic practic offic pric slic splic sacrific priz siz seiz apologiz recogniz minimiz maximiz mobiliz stabiliz "
    "legaliz liberaliz utiliz visualiz televis revis advis devis supervis compromis exercis rais prais appris dispatch "
    "salut execut institut constitut substitut contribut distribut attribut tribut disput comput refut commut pollut "
    "dilut evacuat situat graduat fluctuat perpetuat captivat elevat motivat cultivat activat renovat aggravat "
    "alleviat deviat abbreviat associat negotiat appreciat depreciat initiat differentiat substantiat mediat "
    "radiat retaliat affiliat humiliat conciliat reconcil".replace("|", " ").split()
) - frozenset("broker ratifi agre expel delay renew sever suspend appoint accredit dispatch discuss sanction guarante succeed suit mark tour host greet liaison tax relax tap".split())  # fmt: skip


def _stem(stem: str) -> str:
    if stem in _SILENT_E:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz" and stem[-1] not in "aeiou":
        return stem[:-1]
    if stem.endswith("ll") and stem[:-1] in {"expel", "cancel", "travel", "propel", "compel", "control", "signal", "initial", "counsel"}:
        return stem[:-1]
    if stem in {"agre", "fre", "se", "guarante"}:
        return stem + "e"
    return stem
