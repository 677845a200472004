"""What a sentence is about: words that hardly occur outside one topic of a newspaper. Own compilation, Apache-2.0."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

TOPICS: dict[str, str] = {
    "court": (
        "court* judge* magistrate* tribunal verdict* sentenc* convict* acquit* defendant* plaintiff* prosecut* lawyer* attorney*"
        " barrister* lawsuit* trial trials testif* testimony jury juror* indict* appeal* ruling* guilty hearing hearings litigation"
        " bail perjury"
    ),
    "crime": (
        "police* officer* detective* investigator* suspect* arrest* robber* robbed burglar* thief thieves stole stolen theft* murder*"
        " killer* stabb* knife gunman shooting* kidnap* rape* rapist* assault* criminal* gang gangs drug drugs dealer* smuggl* fraud*"
        " fraudster* offender* handcuff* crime* homicide perpetrator* custody fugitive* loot* victim* arson* gendarme* carabinieri"
        " mafia blackmail* extort* heroin cocaine cannabis"
    ),
    "prison": "prison* jail* inmate* cell cells detain* detention warder* convict* penitentiary parole imprison* sentenc*",
    "road": (
        "car cars driver* drove driving lorry lorries truck* motorway* highway* road* street* traffic motorcycl* motorist* cyclist*"
        " pedestrian* vehicle* bus buses crash* collision* collid* accident* overtak* lane lanes junction* roundabout* kilometre*"
        " kilometer* km/h speed* tyre* brake* bumper autobahn windscreen parked scooter* tram* crossroads intersection"
    ),
    "car": (
        "engine* horsepower hp kw motor* gearbox* turbo* diesel petrol gasoline cylinder* carmaker* vehicle* car cars torque hybrid"
        " suv sedan throttle litre fuel* electric*"
    ),
    "rail": (
        "train trains rail* railway* station* locomotive* wagon* platform* passenger* conductor* tram* tracks timetable* metro"
        " underground carriage* freight"
    ),
    "aviation": (
        "plane* aircraft airport* airline* pilot* flight* runway* passenger* jet jets boeing airbus helicopter* cockpit landing landed"
        " takeoff aviation"
    ),
    "shipping": (
        "ship ships boat* vessel* ferry ferries harbour* harbor* port ports captain* crew sailor* cargo yacht* sea navy naval anchor*"
        " dock* sank aboard"
    ),
    "football": (
        "football* soccer striker* goalkeeper* goal goals midfielder* defender* referee* kick-off half-time offside scorer* equaliser"
        " equalizer substitut* dribbl* fifa uefa bundesliga liga relegat* semi-final quarter-final scored match matches club coach*"
        " stadium*"
    ),
    "sport": (
        "championship* champion* coach* athlete* league* olympic* medal* racing runner* winner* tournament* stadium* scored sprint*"
        " marathon* cyclist* swimmer* skier* jersey opponent* record- holder world-class qualif* referee* tennis basketball volleyball"
        " handball hockey rugby boxing boxer* gymnast* trophy podium rally match matches"
    ),
    "tennis": "tennis wimbledon tie-break* atp wta backhand forehand grand-slam roland",
    "cycling": "cyclist* cycling peloton breakaway giro vuelta jersey time-trial",
    "chess": "chess grandmaster* checkmate* fide chessboard*",
    "boxing": "boxer* boxing jaw knockout heavyweight* uppercut* middleweight* punch punched punches",
    "health": (
        "hospital* clinic* doctor* patient* nurse* surge* operat* disease* illness* sick symptom* treatment* vaccin* virus* infect*"
        " therap* medic* cancer* fever diagnos* pregnan* health* injur* wound* fracture* broken bleeding pain pains intensive emergency"
        " paramedic* ambulance* pharmac* epidem* pandemic* covid* tumour* tumor* dentist* physician* heart lung* stomach dose doses"
        " drug drugs pill* tablet* flu ward"
    ),
    "injury": (
        "injur* broke broken fracture* punch* hospital* surge* operat* wound* bleeding teeth knee* shoulder* ankle* accident* fell"
        " bone* bruise* doctor*"
    ),
    "school": (
        "school* pupil* teacher* student* class* exam* lesson* headmaster* headteacher* university universities professor* lectur*"
        " graduat* grade* kindergarten* homework diploma* curriculum education* studies enrol* faculty college*"
    ),
    "weather": (
        "weather rain* snow* storm* temperature* degrees celsius forecast* wind winds gust* sunny sun cloud* frost* thunder* lightning"
        " hail* heat heatwave cold fog drizzle meteorolog* humid* ice icy shower* hurricane* typhoon* drought* showers thermometer"
    ),
    "disaster": (
        "flood* earthquake* landslide* mudslide* evacuat* rescue* firefighter* fire fires blaze* burned burnt burning smoke collapse*"
        " rubble tsunami* avalanche* eruption* volcano* damage* destroyed survivors epicentre epicenter magnitude debris explosion*"
        " exploded"
    ),
    "fire": "fire fires firefighter* blaze* smoke flames burn* arson* extinguish* brigade alarm evacuat* ablaze",
    "war": (
        "army* soldier* troops military war wars missile* rocket* drone* artillery tank tanks bomb* attack* offensive* front frontline"
        " ceasefire battalion* brigade* commander* general shell* shelling militia* rebel* fighter* combat weapon* ammunition"
        " airstrike* air-strike* invasion* defence defense forces battle* navy guerrilla* insurgent* hostage* killed armed"
    ),
    "politics": (
        "president* minister* government* parliament* election* party parties vote* voter* voting ballot* candidate* coalition*"
        " opposition* senator* deputy deputies mayor* chancellor* premier* campaign* lawmaker* politic* poll polls referendum* cabinet"
        " governor* democrat* republican* conservative* liberal* socialist* congress senate mp mps bill legislat* constitution*"
        " amendment* diplomat* embassy summit*"
    ),
    "election": (
        "election* vote* voter* voting ballot* candidate* poll polls polling percent turnout seats runoff run-off campaign* mandate"
        " constituen* referendum*"
    ),
    "parliament": (
        "parliament* deputy deputies mp mps bill bills legislat* senate senator* congress assembly lawmaker* plenary vote* reading"
        " committee speaker house amendment*"
    ),
    "diplomacy": (
        "ambassador* embassy diplomat* treaty treaties summit* bilateral foreign sanction* negotiat* talks ceasefire envoy* un nato eu"
        " delegation* ministers"
    ),
    "economy": (
        "econom* inflation gdp growth recession market markets trade export* import* price prices budget* deficit* debt* bank banks"
        " currency currencies interest euro euros dollar dollars yuan rouble* ruble* peso* finance financial minister* tax taxes"
        " investor* invest* unemployment industry billion million revenue* profit* turnover fiscal central-bank tariff*"
    ),
    "stock-market": (
        "stocks investor* dividend* dax nasdaq ibex cac ftse nikkei index shareholder* bond bonds securities broker* bourse portfolio*"
        " shares"
    ),
    "company": (
        "company companies firm firms factory factories manufactur* profit* turnover sales ceo shareholder* merger* takeover*"
        " subsidiar* employee* worker* corporate supplier* startup* bankrupt* industr* revenue*"
    ),
    "bank": "banks banking loan* mortgage* deposit* credit* lender* borrow* branch* savings",
    "tax": "tax taxes taxpayer* vat treasury fiscal revenue* evasion deduct* refund* euros finance",
    "labour": (
        "union* strike* striker* employee* employer* worker* wage* salary salaries pay job jobs dismiss* lay-off* layoff* unemploy*"
        " labour labor redundan* overtime contract*"
    ),
    "retirement": "retire* pension* pensioner* elderly contribution* insur* 63 65 67 old-age senior seniors",
    "housing": (
        "apartment* flat flats tenant* landlord* house houses building* rent rents rented square balcony floor floors storey*"
        " furnished neighbour* mortgage*"
    ),
    "burglary": "burglar* thief thieves broke forced door doors key keys safe lock locks padlock window windows stole stolen police alarm",
    "energy": (
        "electric* nuclear reactor* gas solar wind turbine* coal grid megawatt* kilowatt* pipeline* barrel* refiner* hydrogen voltage"
    ),
    "computing": (
        "computer* software internet online app apps website* user users data hacker* laptop* screen* digital server* password*"
        " download* browser* algorithm* keyboard* smartphone* microsoft google apple"
    ),
    "phone": "phone* smartphone* sms text texted texting dial* ring rang app apps whatsapp charger samsung iphone nokia",
    "media": (
        "newspaper* journalist* reporter* editor* magazine* headline* broadcast* television tv radio published publish* channel* programme*"
    ),
    "film": "film* movie* actor* actress* director* cinema* hollywood oscar* premiere* starring thriller* script* netflix",
    "theatre": "theatre* theater* stage* actor* actress* premiere* opera* ballet* dancer* applause curtain",
    "music": (
        "music* song* singer* band bands album* concert* orchestra* guitar* piano* pianist* violin* opera* melody tune tunes composer*"
        " symphon* choir* drum* rapper*"
    ),
    "art": (
        "museum* painting* painter* exhibition* gallery galleries sculpt* artist* canvas portrait* fresco* masterpiece* curator* drawing*"
    ),
    "books": "book books novel* author* writer* poet* poem* poetry publish* literature literary bestseller* bookshop* paperback trilogy",
    "religion": (
        "church* mosque* priest* pope bishop* imam* prayer* pray* religio* god holy saint* mass easter cathedral* temple* monk* nun"
        " nuns sermon* vatican parish* worship* muslim* christian* catholic* jewish synagogue* ramadan pilgrim*"
    ),
    "royalty": "king queen prince princess palace throne monarch* duke duchess coronation",
    "cooking": (
        "cook* recipe* kitchen* restaurant* chef chefs dish dishes meal* oven* sauce* flavour* flavor* bake* bread vegetables dessert*"
        " eat eating ate ingredient* pepper butter soup fry fried boil*"
    ),
    "farming": (
        "farm* crop crops harvest* field fields cow cows cattle sheep pigs grain* wheat milk livestock tractor* orchard* vineyard*"
        " fruit vegetables irrigat* sow sowed maize corn barn* agricultur*"
    ),
    "animals": (
        "animal* dog dogs cat cats zoo zoos bird birds horse* wolf wolves bear bears cow cows lion* tiger* elephant* species breeder*"
        " breeding paw tail vet veterinar*"
    ),
    "science": (
        "scien* research* laborator* experiment* molecul* chemical* physic* atom* atoms telescope* gene genes genetic* biolog* chemi*"
    ),
    "space": "space* rocket* satellite* orbit* nasa moon mars planet* astronaut* launch* telescope* galaxy",
    "tourism": (
        "tourist* hotel* travel* holiday* beach* resort* visitor* guest guests booking* trip trips vacation* island* airline* guesthouse*"
    ),
    "shopping": (
        "shop* store* customer* buy* bought sell* sold price* sale sales supermarket* market mall retail* discount* goods product*"
    ),
    "fashion": "fashion dress* clothes clothing designer* catwalk shoe shoes trouser* skirt* jacket*",
    "family": (
        "family father mother son sons daughter* wife husband married wedding* parents brother* sister* child children divorce* baby"
        " pregnan* grand*"
    ),
    "death": (
        "died dies death* dead funeral* buried burial* cemeter* grave graves coffin* mourn* condolence* obituary late passed autopsy"
        " corpse*"
    ),
    "protest": "protest* demonstrat* rally rallies march* slogan* placard* tear rioter* riot* activist* banner* crowd* unrest strike*",
    "migration": "migrant* refugee* asylum border* immigra* deport* visa* residence smuggl* camp camps",
    "environment": (
        "climate environment* pollut* emission* forest* species plastic waste recycl* carbon water river* ecolog* biodivers* nature"
    ),
}
"""Topic -> its words; a final `*` stands for any ending."""


class _Topic(NamedTuple):
    words: frozenset[str]
    prefixes: tuple[str, ...]


@lru_cache(maxsize=len(TOPICS))
def _topic(name: str) -> _Topic:
    words = TOPICS[name].split()
    return _Topic(frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*")))


def speaks_of(topic: str, words: Iterable[str]) -> bool:
    """True where one of the folded `words` belongs to `topic`, a key of `TOPICS`. Raises KeyError for an unknown topic."""
    known = _topic(topic)
    return any(word in known.words or word.startswith(known.prefixes) for word in words)
