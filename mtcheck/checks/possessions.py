"""What institutions own and what people own, do and suffer: the evidence for whom a pronoun means. Our own lists."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.text.tokens import Token

BODIES = frozenset(
    "academy administration agency airline assembly association authority band bank brand brigade broadcaster bureau cabinet carmaker"
    " chain chamber choir"
    " city clinic club coalition college commission committee company confederation congress consortium cooperative corporation"
    " council country court"
    " delegation department directorate district embassy enterprise executive factory federation firm force foundation fund government"
    " group hospital"
    " institute institution junta kingdom league manufacturer ministry movement municipality museum nation newspaper office operator"
    " opposition orchestra"
    " organisation organization parliament party plant police prefecture producer province publisher region regulator retailer"
    " republic school senate service"
    " side society squad start-up startup state station store studio subsidiary supermarket syndicate team territory theatre town"
    " tribunal union university"
    " village watchdog bundestag bundesrat duma knesset kremlin pentagon vatican cortes sejm rada diet politburo".split()
)
OF_BODIES = frozenset(
    "headquarters anniversary jubilee budget budgets shareholders employees staff workforce customers clients subscribers citizens"
    " inhabitants residents schools borders"
    " currency economy territory embassy ambassador ambassadors production output exports imports shares profit profits profitability"
    " turnover revenue revenues"
    " forecast forecasts branches stores shops factories factory services players fans supporters members membership stadium fleet products"
    " range licence license accreditation credibility statutes neighbours airspace troops army soldiers navy parliament president"
    " government constitution budgetary debt debts deficit reserves population capital subsidiaries subsidiary suppliers market"
    " markets website"
    " operations capacity facilities premises prices rates tariffs fares network aircraft planes flights routes passengers patients"
    " pupils students professors lecturers teachers leadership management board directors infrastructure roads streets inventory"
    " warehouses".split()
) - frozenset("fans supporters students pupils patients teachers board president capital".split())
OF_PERSONS = frozenset(
    "husband wife son daughter sons daughters child children mother father parents brother sister brothers sisters family friend"
    " friends boyfriend girlfriend"
    " grandmother grandfather uncle aunt cousin nephew niece fiancée fiancé arm arms leg legs hand hands head face eyes eye hair knee"
    " ankle shoulder back"
    " foot feet wrist hip neck nose finger fingers thigh elbow rib ribs body injuries wounds life career speech memoirs resignation"
    " birthday childhood"
    " youth retirement debut death arrest release husbandry car cars bike bicycle motorcycle vehicle home homes house houses apartment"
    " flat wallet purse phone handbag"
    " suitcase luggage passport clothes coat shoes bag dog cat job jobs studies degree thesis book books novel memoir song album"
    " autobiography marriage wedding"
    " divorce pregnancy honeymoon innocence guilt conviction sentence appeal lawyer lawyers defence trial extradition salary pension"
    " room bed belongings"
    " neighbour neighbours colleague colleagues boss nationality citizenship candidacy term mandate tenure nomination appointment"
    " dismissal certificate certificates diploma diplomas passports tickets ballots medals uniforms tents beds neighbours".split()
)
AFFECTING = frozenset(
    "freeze freezes froze unfreeze block blocks blocked"
    " reject rejected rejects dismissed dismisses dismiss upheld overturned released release cancelled canceled granted denied"
    " publishes published investigated examined ordered quashed"
    " revoked suspended extended confirmed reduced increased demanded seized confiscated accepted honoured honored praised welcomed"
    " criticised"
    " criticized condemned thanked mourned found believed considered ruled decided heard sentenced arrested charged fined accused"
    " questioned searched"
    " named elected appointed nominated awarded banned barred expelled sacked fired hired signed bought paid offered gave sent allowed"
    " forced asked wanted blamed"
    " show shows showed reveal reveals revealed tell tells told describe describes described follow follows followed depict depicts"
    " depicted recounts"
    " celebrate celebrates traces explores bear bears bore mark marks marked changed made make makes took cost saved ended ruined cut"
    " damaged destroyed hit"
    " broke crushed brought brings won earned helped led left comes came featured features includes included contain contains"
    " contained documents"
    " recognised recognized supported supports backed approved uses used refers quoted linked killed claimed prompted sparked caused"
    " raised fuelled".split()
)
PERSONS_SUFFER = frozenset(
    "injured hurt ill sick drunk late tired arrested fined sentenced guilty innocent wounded wanted afraid angry happy sorry dead alive"
    " killed hit struck attacked beaten stabbed shot robbed appointed elected unwell missing caught found".split()
)
PERSONS_DO = frozenset(
    "fallen fell slept suffered drowned married graduated resigned retired kidnapped hospitalised hospitalized wept cried screamed"
    " confessed pleaded"
    " apologised apologized drunk drank ate eaten driven drove ridden hitchhiked woke swum swam spent smoked fled ran walked studied worked"
    " lied quarrelled quarreled argued noticed heard saw seen refused said told thought felt wanted wished dreamed dreamt prayed"
    " slipped tripped"
    " stumbled fainted vomited sneezed smiled laughed moved divorced arrested sentenced drinking driving walking riding swimming cycling"
    " working sleeping jogging hiking sunbathing playing trying crossing shopping talking speaking texting died died left lost"
    " returned".split()
) - frozenset(("moved", "left", "returned", "lost", "worked", "suffered", "wanted", "said", "felt", "died"))
PERSONS_DO |= frozenset("grew lives lived teaches taught born aged graduated earned".split())
THINGS_BECOME = frozenset(
    "damaged built rebuilt destroyed closed opened reopened founded passed repaired published produced launched sold designed"
    " renovated demolished"
    " banned approved adopted translated printed installed inaugurated extended restored shown screened read cost costs located"
    " situated connected"
    " links linked connects metres meters kilometres kilometers tonnes square completed operational available equipped created"
    " established headquartered"
    " listed valid profitable bankrupt scheduled planned financed funded used visible popular expensive cheaper heavy wide deep".split()
)
LIVING = frozenset(
    "dog cat horse bear lion tiger elephant wolf bull cow calf goat sheep lamb pig bird parrot eagle owl hawk whale dolphin monkey ape"
    " gorilla"
    " chimpanzee rabbit fox deer donkey mule camel puppy kitten cub mare stallion pony animal pet creature panda koala kangaroo snake"
    " spider seal"
    " crocodile shark fish robot character player figure doll toy ghost god devil monster ship boat vessel yacht ferry submarine"
    " frigate tanker"
    " liner schooner storm hurricane typhoon cyclone church film movie novel play book song documentary series biography story"
    " painting portrait statue album"
    " exhibition case trial verdict memoir post tweet video picture photo letter statement interview report article footage"
    " investigation".split()
)
"""Beings, vessels and storms that English may call he or she, and works, which are about people who need not be named."""
WORKS = frozenset(
    "collection exhibition autobiography poem poems symphony symphonies studio garage work works assets idea music painting paintings novel story"
    " stories play plays portrait"
    " photo photos picture name memory legacy art film films obituary role request proposal offer claim account luggage estate fortune"
    " remains grave coffin garden farm farmhouse".split()
)
"""What somebody made, owned or was, often named by a sentence that leaves him to the one before: "The magazine ran her poems"."""
NETWORKS = frozenset("instagram facebook twitter telegram tiktok youtube weibo x vk linkedin personal own".split())
PAGES = frozenset("account page profile channel feed blog website".split())
FOUND = frozenset(
    "stole stolen robbed took kidnapped attacked killed hit shot stabbed beat kissed loved hugged grabbed threatened raped snatched"
    " damaged sold bought drove found identified named saw met married described recovered discovered announced confirmed reported"
    " knew remembered buried".split()
)
INFANTS = frozenset("baby child infant toddler newborn".split())
"""Persons of whom English says "it" as well."""
RELATIVES = frozenset("widow widower wife husband mother father girlfriend boyfriend ex-wife ex-husband".split())
"""Persons spoken of beside another: "The widow said his pension was small"."""


def after_name(tokens: Sequence[Token], at: int) -> bool:
    """True for the noun in "Eva Roth, mother of three"."""
    return at > 1 and tokens[at - 1].text == "," and tokens[at - 2].is_capitalised


def on_own_page(tokens: Sequence[Token], at: int) -> bool:
    """True in "on his Instagram account"."""
    words = [t.folded for t in tokens[at + 1 : at + 4]]
    return tokens[at - 1].folded in ("on", "via", "through") and not NETWORKS.isdisjoint(words) and not PAGES.isdisjoint(words)
