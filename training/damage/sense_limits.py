"""What is not exchanged for another sense or wording: what comes out would read as English as often as not. Found by reading outputs."""

from __future__ import annotations

NEVER_FOR = frozenset("be have do get big many different several can may will thing people way time year day mean show support".split())
"""Right words that are left alone."""

LIGHT = frozenset("make take have do give get pay keep hold bring put set commit play see hit meet catch carry lead".split())
"""Verbs that go with nearly everything: exchanged only before an object that chooses its verb."""

_ALIKE = """
company firm enterprise business|work labor labour job task|big huge enormous large great|choose elect|begin start commence|attack assault strike
disease illness|value worth|loss misfortune|item product|image picture|job work post position place|last final ultimate|former old|old elderly ancient
fall drop collapse decline|deal contract agreement treaty|part piece|chief boss head|set put place lay|team crew
increase raise improve lift mount climb|office bureau agency desk
major important significant large big considerable substantial great top senior high long wide|strong intense vigorous firm severe high hard
little small short|close shut conclude near next narrow tight|place position spot seat room square|right correct accurate true fair straight law
provide give lend deal|tax duty fee|role part|hit strike beat blow affect touch shot stroke|power authority strength force violence
large vast wide broad considerable important substantial|full complete entire whole solid|fight struggle|real true genuine|debt liability
investigation examination|difficult hard tough severe serious rigid harsh|price cost fee rate|game match|trial judgment court|hand deliver give return
test trial exam|save rescue keep guard|period term|technology technique|threat menace|room hall theater theatre
serious grave severe dangerous important|accept take|network grid net|incident accident|attract draw pull|blame guilt debt
education training formation|fund funds|evidence proof|clear bright light|ruling verdict sentence|speech word|crude raw|shoot fire
light slight mild minor faint weak thin|gain win earn save|road route|link tie bond|view sight|wrong false fake|border frontier
pain sorrow penalty punishment|audience public|ability capacity|crowd mob|lawsuit complaint|language tongue|means funds|fierce violent severe strong
severe strict harsh strong|grant scholarship|traffic transport|construction building|lose waste miss|waste lose|see look watch|show display sample
search look|get obtain receive|help aid assist|meeting gathering|try attempt|rich wealthy|fast quick rapid|say tell|house home|end finish close
buy purchase|keep hold guard|low weak small scarce|short small low scarce|figure number digit|learn study|study learning|order command|rate level
act law|learning study|pay give|collapse fall drop|current stream|keep save|bear carry suffer wear|read see
sharp keen acute severe strong high bright hard vivid|heavy severe serious big large major great important strong|exit outing release|security safety
channel network chain|limit border|body organ|great tall major|hearing view|expensive high|challenge defiance|return give|throw cast drop
perform make provide|run lead conduct|conduct lead hold run|follow attend take|attend follow|lay put set place|warrant order|mass dough|regime scheme
draw take get|spend take|career race|watch see look|receive hit|earn win gain|position job post place|post job position place|board council
weather time|system framework network organization organisation|speech discourse|analysis investigation|feature highlight|forest wood
attention consideration|device gadget|machine device|recognition acknowledgment acknowledgement popularity|network organization|test check
method approach|region area|storage stockpiling|voting democratic|energy vitality|mean cruel|action measure|cancer malignancy|domestic homegrown
deep profound|model fashion
"""
_KEPT = {
    ("energy", "vitality"),
    ("mean", "cruel"),
    ("voting", "democratic"),
    ("model", "fashion"),
    ("weather", "time"),
    ("domestic", "homegrown"),
    ("channel", "chain"),
}
"""Pairs of the rows above that are wrong after all."""

NEVER_SENSES: frozenset[tuple[str, str]] = (
    frozenset(
        pair
        for row in _ALIKE.strip().replace("\n", "|").split("|")
        for words in [row.split()]
        for pair in [(left, right) for left in words for right in words if left != right]
    )
    - _KEPT
)
"""Pairs (right word, substitute) that stand for each other well enough."""

NEVER_WORDINGS = frozenset(
    row.strip()
    for row in """
head of our state|first leader of the state|medical institution|health establishment|hospital establishment|financial entity|banking entity
bank entity|a number of|law proposal|legislative initiative|draft of law|brought home the victory|carried home the victory|law enforcement forces
public security personnel|guardians of order|guards of order|trade turnover|responsible persons|person in charge|relevant person|people of the house
work places|money resources|ahead of schedule|the various|first numbers of|gives start|chief of the government|head of the republic|compatriots|in the course of
because the fact that
in case if|left behind him|state chairman|chairman of the state|the observers|the citizen|the masses|elements|exponents|personalities
educational centre|educational center|lost the life|gave the death to|commodity turnover|money means|utilize|utilized|augment|signaled|resident
residents|subject|subjects|individual|individuals|conserve|register|in virtue of|law design|give start to|talent agency affiliation
the hospital to which he was transported|tourism vehicle|passenger wagon|first team pillar|final role|in the area of|inning|of the current year|share
stream|habitation|locality|great temperature|greatest temperature|this past|the past|the past week|press means|presidentess|public safety organ
public safety organs|a part|certain|the same city|detailed|ex|edition|enterprises|enterprise|declaration|to be
""".strip()
    .replace("\n", "|")
    .split("|")
)
"""Wrong wordings of the rules that are good English in another sentence."""
