"""The closed word classes of English and a few open sets that checks need, lower case, apostrophes straight. Our own lists."""

from __future__ import annotations


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


def _phrases(*lines: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in lines for phrase in line.split(","))


DETERMINERS = _words(
    "a an the this that these those my your his her its our their whose which what whatever whichever",
    "some any no every each either neither both all half several enough another other such much many more most",
    "few fewer fewest little less least own same certain various",
)

PREPOSITIONS = _words(
    "aboard about above across after against along alongside amid amidst among amongst around as aside astride at atop bar barring",
    "before behind below beneath beside besides between beyond but by circa concerning considering despite down during except",
    "excluding following for from given in including inside into like minus near notwithstanding of off on onto opposite out outside",
    "over past pending per plus regarding respecting save since than through throughout till to toward towards under underneath unlike",
    "until unto up upon versus via with within without worth",
)

PRONOUNS = _words(
    "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself",
    "we us our ours ourselves they them their theirs themselves themself one oneself who whom whose which that what",
    "whoever whomever whatever whichever this these those someone somebody something anyone anybody anything",
    "everyone everybody everything nobody nothing none another other others each either neither both all some any many few several most",
    "much more less enough such",
)

AUXILIARIES = _words(
    "be am is are was were been being have has had having do does did doing done",
    "can could may might must shall should will would ought dare need cannot",
    "isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't mayn't mightn't mustn't shan't shouldn't",
    "won't wouldn't oughtn't daren't needn't ain't",
    "'m 're 's 've 'll 'd",
)

CONJUNCTIONS = _words(
    "and or nor but yet so for if unless because since although though while whilst whereas when whenever where wherever until till",
    "once before after as than that whether lest provided providing supposing except either neither both",
)

MONTHS = _words("january february march april may june july august september october november december")

WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")

NUMBER_WORDS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion",
    "hundreds thousands millions billions trillions dozen dozens",
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth",
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth",
    "once twice thrice half quarter",
)

FUNCTION_WORDS = (
    DETERMINERS
    | CONJUNCTIONS
    | _words(
        "i me my mine myself you your yours yourself yourselves he him his himself she her hers herself it its itself we us our ours",
        "ourselves they them their theirs themselves who whom someone somebody something anyone anybody anything everyone everybody",
        "everything nobody nothing none one",
        "about above across after against along among around at before behind below beneath beside between beyond by despite down during",
        "except for from in inside into like near of off on onto out outside over past per through throughout to toward towards under",
        "until up upon via with within without",
        "be am is are was were been being have has had having do does did doing done can could may might must shall should will would",
        "ought cannot isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't mustn't shouldn't won't",
        "wouldn't i'm i've i'll i'd you're you've you'll he's she's it's we're we've we'll they're they've they'll that's there's what's",
        "not never there here then now how why too very also just only even still again ever already almost quite rather often always",
        "however therefore thus else instead perhaps maybe",
    )
)
"""What tells English running text from other languages and from lists of names; for the language gate."""

TITLES = _phrases(
    "president, vice president, prime minister, deputy prime minister, minister, foreign minister, defense minister, defence minister",
    "finance minister, interior minister, chancellor, vice chancellor, premier, governor, lieutenant governor, mayor, senator",
    "congressman, congresswoman, representative, speaker, secretary, secretary general, secretary-general, secretary of state",
    "attorney general, solicitor general, surgeon general, prosecutor, chief prosecutor, judge, justice, chief justice, magistrate",
    "king, queen, prince, princess, crown prince, emperor, empress, emir, sultan, sheikh, shah, duke, duchess, baron, baroness, count",
    "countess, earl, lord, lady, sir, dame, pope, cardinal, archbishop, bishop, patriarch, monsignor, father, reverend, rabbi, imam",
    "ayatollah, grand ayatollah, hojatoleslam, mullah, mufti, grand mufti, supreme leader, caliph, dalai lama",
    "general, lieutenant general, major general, brigadier general, brigadier, colonel, lieutenant colonel, major, captain, lieutenant",
    "sergeant, corporal, private, marshal, field marshal, admiral, vice admiral, rear admiral, commodore, commander, commander-in-chief",
    "chief of staff, inspector, superintendent, commissioner, constable, sheriff, detective, officer, director general",
    "ambassador, consul, consul general, envoy, special envoy, chargé d'affaires, high commissioner, high representative",
    "chairman, chairwoman, chairperson, chair, chief executive, chief executive officer, director, managing director, coach, head coach",
    "professor, doctor, dean, rector, mr, mrs, ms, miss, dr, prof, gen, lt, col, maj, capt, sgt, adm, sen, rep, gov, rev, hon, st",
)
"""What stands in front of a personal name; several words are one entry, abbreviations without the full stop."""

ROLE_NOUNS = _words(
    "activist administrator adviser advisor advocate agent aide ally ambassador analyst attorney author banker broker bureaucrat",
    "campaigner candidate captain cardinal chairman chairwoman chancellor chief citizen cleric coach colonel commander commissioner",
    "commentator congressman congresswoman consultant correspondent councillor councilor critic dealer defendant delegate",
    "demonstrator deputy detective dictator diplomat director dissident doctor donor economist editor employee engineer entrepreneur envoy executive expert farmer",
    "fighter financier firefighter fisherman footballer founder general governor guard guerrilla gunman hostage imam insider inspector",
    "insurgent investigator investor journalist judge king lawmaker lawyer leader legislator lieutenant lobbyist magistrate manager mayor",
    "mediator member merchant midfielder militant militiaman minister monarch negotiator nurse observer officer official opponent",
    "organiser organizer owner participant partner passenger patient peacekeeper physician pilot player policeman politician president",
    "priest prince princess prisoner producer professor prosecutor protester queen rabbi rebel refugee reporter representative researcher",
    "resident rival scholar scientist secretary senator sergeant sheikh shopkeeper singer soldier specialist spokesman spokesperson",
    "spokeswoman staffer strategist striker student successor supporter suspect teacher technician terrorist trader troop trooper trustee",
    "veteran victim villager volunteer voter warden warlord witness worker writer",
)
"""Nouns for people by what they do, singular."""
