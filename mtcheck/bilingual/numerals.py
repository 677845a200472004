"""How languages write numbers in words, and the words that scale a figure. Our own tables, of the words that are sure; forms are folded."""

from __future__ import annotations

from collections.abc import Mapping

_UNITS: Mapping[str, str] = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": (
        "null ein|eine|einen|einem|einer|eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn"
    ),
    "nl": "nul een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
    "fr": "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": "cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    "it": (
        "zero un|uno|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
        "diciannove"
    ),
    "pt": (
        "zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis "
        "dezessete|dezassete dezoito dezenove|dezanove"
    ),
    "ro": (
        "zero un|una|unu|o doi|două trei patru cinci șase șapte opt nouă zece unsprezece doisprezece|douăsprezece treisprezece paisprezece "
        "cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece"
    ),
    "ru": (
        "ноль|нуля один|одна|одно|одного|одной|одну|одном два|две|двух|двум|двумя три|трех|трёх|тремя|трем четыре|четырех|четырёх пять|пяти|пятью "
        "шесть|шести семь|семи восемь|восьми девять|девяти десять|десяти одиннадцать|одиннадцати двенадцать|двенадцати тринадцать|тринадцати "
        "четырнадцать|четырнадцати пятнадцать|пятнадцати шестнадцать|шестнадцати семнадцать|семнадцати восемнадцать|восемнадцати "
        "девятнадцать|девятнадцати"
    ),
    "pl": (
        "zero jeden|jedna|jedno|jednego|jednej dwa|dwie|dwóch|dwoje trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu "
        "dziewięć|dziewięciu dziesięć|dziesięciu jedenaście dwanaście|dwunastu trzynaście czternaście piętnaście|piętnastu szesnaście siedemnaście "
        "osiemnaście dziewiętnaście"
    ),
    "cs": (
        "nula jeden|jedna|jedno|jednoho|jedné dva|dvě|dvou tři|tří čtyři|čtyř pět|pěti šest|šesti sedm|sedmi osm|osmi devět|devíti deset|deseti "
        "jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct"
    ),
    "sv": "noll en|ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
}
"""From 0 on; forms of one number are parted by |."""
_TENS: Mapping[str, str] = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "fr": "vingt|vingts trente quarante cinquante soixante septante huitante|octante nonante",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "ro": "douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci",
    "ru": (
        "двадцать|двадцати тридцать|тридцати сорок|сорока пятьдесят|пятидесяти шестьдесят|шестидесяти семьдесят|семидесяти восемьдесят|восьмидесяти "
        "девяносто"
    ),
    "pl": "dwadzieścia|dwudziestu trzydzieści|trzydziestu czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
    "cs": "dvacet|dvaceti třicet|třiceti čtyřicet padesát šedesát sedmdesát osmdesát devadesát",
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
}
"""From 20 on."""
_MORE: Mapping[str, str] = {
    "en": (
        "hundred=100 thousand=1000 million=1000000 billion=1000000000 trillion=1000000000000 dozen=12 half=0.5 quarter=0.25 both=2 pair=2 couple=2 "
        "twice=2 double=2 doubled=2 twin=2 twins=2 triple=3 thrice=3 trio=3 quadruple=4 first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 "
        "eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 "
        "nineteenth=19 twentieth=20 thirtieth=30 hundredth=100 a=1 an=1 single=1 once=1 twenties=20 thirties=30 forties=40 fifties=50 sixties=60 "
        "seventies=70 eighties=80 nineties=90 decade=10 century=100 noon=12 midnight=0 fortnight=14 hundreds=100 thousands=1000 teenager=13 semi=0.5"
    ),
    "de": (
        "hundert=100 tausend=1000 dutzend=12 halb=0.5 halbe=0.5 halben=0.5 hälfte=0.5 viertel=0.25 beide=2 beiden=2 doppelt=2 zweite=2 zweiten=2 "
        "dritte=3 dritten=3 vierte=4 fünfte=5 sechste=6 erste=1 ersten=1 million=1000000 milliarde=1000000000"
    ),
    "nl": "honderd=100 duizend=1000 dozijn=12 half=0.5 halve=0.5 helft=0.5 beide=2 tweede=2 derde=3 vierde=4 vijfde=5 eerste=1",
    "fr": (
        "cent=100 cents=100 mille=1000 douzaine=12 dizaine=10 quinzaine=15 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 centaine=100 "
        "millier=1000 demi=0.5 demie=0.5 moitié=0.5 quart=0.25 premier=1 première=1 deuxième=2 second=2 seconde=2 troisième=3 quatrième=4 cinquième=5 "
        "sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 vingtième=20 double=2 triple=3 quatre-vingt=80 quatre-vingts=80 quatre-vingt-dix=90 "
        "soixante-dix=70"
    ),
    "es": (
        "cien=100 ciento=100 mil=1000 quinientos=500 quinientas=500 doscientos=200 trescientos=300 docena=12 medio=0.5 media=0.5 mitad=0.5 cuarto=4 "
        "primer=1 primero=1 primera=1 segundo=2 segunda=2 tercer=3 tercero=3 tercera=3 cuarta=4 quinto=5 quinta=5 sexto=6 ambos=2 ambas=2 doble=2 "
        "veintiuno=21 veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29"
    ),
    "it": (
        "cento=100 mille=1000 mila=1000 dozzina=12 decina=10 centinaio=100 migliaio=1000 mezzo=0.5 mezza=0.5 metà=0.5 primo=1 prima=1 secondo=2 "
        "seconda=2 terzo=3 terza=3 quarto=4 quinto=5 entrambi=2 doppio=2 ventuno=21 ventidue=22 ventitré=23 ventiquattro=24 venticinque=25"
    ),
    "pt": (
        "cem=100 cento=100 mil=1000 duzentos=200 trezentos=300 quinhentos=500 dúzia=12 meio=0.5 meia=0.5 metade=0.5 primeiro=1 primeira=1 segundo=2 "
        "segunda=2 terceiro=3 terceira=3 quarto=4 quinto=5 ambos=2 dobro=2"
    ),
    "ro": (
        "sută=100 sute=100 mie=1000 mii=1000 duzină=12 jumătate=0.5 sfert=0.25 primul=1 prima=1 doilea=2 doua=2 treilea=3 treia=3 patrulea=4 "
        "cincilea=5 ambele=2 ambii=2 dublu=2"
    ),
    "ru": (
        "сто=100 ста=100 двести=200 триста=300 пятьсот=500 тысяча=1000 тысячи=1000 тысяч=1000 дюжина=12 половина=0.5 половину=0.5 пол=0.5 полтора=1.5 "
        "полторы=1.5 первый=1 первая=1 первого=1 второй=2 вторая=2 второго=2 третий=3 третья=3 третьего=3 четвертый=4 пятый=5 оба=2 обе=2 двое=2 "
        "трое=3 четверо=4 пятеро=5 вдвое=2 втрое=3 десяток=10"
    ),
    "pl": (
        "sto=100 dwieście=200 pięćset=500 tysiąc=1000 tysięcy=1000 tuzin=12 pół=0.5 połowa=0.5 półtora=1.5 pierwszy=1 pierwsza=1 drugi=2 druga=2 "
        "trzeci=3 trzecia=3 czwarty=4 piąty=5 oba=2 obie=2"
    ),
    "cs": "sto=100 tisíc=1000 tucet=12 půl=0.5 polovina=0.5 první=1 druhý=2 druhá=2 druhé=2 třetí=3 čtvrtý=4 čtvrté=4 pátý=5 oba=2 obě=2",
    "sv": "hundra=100 tusen=1000 dussin=12 halv=0.5 halva=0.5 hälften=0.5 första=1 andra=2 tredje=3 fjärde=4 femte=5 båda=2 dubbelt=2",
}
"""Other words with their numbers: ordinals, halves, dozens."""
SCALES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("mil millones", (1e9,)), ("mil milhões", (1e9,)), ("thousand million", (1e9,)), ("bilion", (1e12, 1e9)), ("billió", (1e12,)),
    ("billion", (1e9, 1e12)), ("billón", (1e12,)), ("billon", (1e12,)), ("bilhão", (1e9,)), ("bilhões", (1e9,)), ("biliões", (1e12,)),
    ("bilyon", (1e9,)), ("biljon", (1e12,)), ("bn", (1e9,)), ("milliard", (1e9,)), ("miliard", (1e9,)), ("miljard", (1e9,)), ("milyar", (1e9,)),
    ("milijard", (1e9,)), ("миллиард", (1e9,)), ("мільярд", (1e9,)), ("млрд", (1e9,)), ("mrd", (1e9,)), ("mld", (1e9,)), ("md€", (1e9,)),
    ("trillion", (1e12, 1e18)), ("trilhões", (1e12,)), ("триллион", (1e12,)), ("трлн", (1e12,)), ("million", (1e6,)), ("millón", (1e6,)),
    ("millones", (1e6,)), ("milion", (1e6,)), ("milió", (1e6,)), ("milhão", (1e6,)), ("milhões", (1e6,)), ("milhoes", (1e6,)), ("miljoon", (1e6,)),
    ("miljon", (1e6,)), ("miljoen", (1e6,)), ("milijun", (1e6,)), ("milyon", (1e6,)), ("miljardi", (1e9,)), ("миллион", (1e6,)), ("мільйон", (1e6,)),
    ("млн", (1e6,)), ("mln", (1e6,)), ("mio", (1e6,)), ("mill.", (1e6,)), ("tausend", (1e3,)), ("thousand", (1e3,)), ("duizend", (1e3,)),
    ("mille", (1e3,)), ("mila", (1e3,)), ("mil", (1e3,)), ("tusen", (1e3,)), ("tuhat", (1e3,)), ("tuhan", (1e3,)), ("tysi", (1e3,)), ("tys.", (1e3,)),
    ("tisíc", (1e3,)), ("tis.", (1e3,)), ("тысяч", (1e3,)), ("тыс", (1e3,)), ("тис", (1e3,)), ("tsd", (1e3,)), ("de mii", (1e3,)), ("mii", (1e3,)),
    ("bin ", (1e3,)), ("lakh", (1e5,)), ("crore", (1e7,)), ("hundert", (100.0,)), ("hundred", (100.0,)), ("千万", (1e7,)), ("百万", (1e6,)), ("百萬", (1e6,)),
    ("十万", (1e5,)), ("万亿", (1e12,)), ("萬億", (1e12,)), ("千亿", (1e11,)), ("百亿", (1e10,)), ("十亿", (1e9,)), ("亿", (1e8,)), ("億", (1e8,)), ("万", (1e4,)),
    ("萬", (1e4,)), ("兆", (1e12,)), ("千", (1e3,)), ("百", (100.0,)), ("만", (1e4,)), ("억", (1e8,)), ("조", (1e12,)), ("천", (1e3,)), ("करोड़", (1e7,)),
    ("लाख", (1e5,)), ("हजार", (1e3,)), ("हज़ार", (1e3,)), ("مليون", (1e6,)), ("مليار", (1e9,)), ("ألف", (1e3,)), ("میلیون", (1e6,)), ("میلیارد", (1e9,)),
    ("هزار", (1e3,)), ("אלף", (1e3,)), ("מיליון", (1e6,)), ("מיליארד", (1e9,)),
)  # fmt: skip
"""Beginnings of the words behind a figure, tried in this order, with what they multiply it by: two where the long and the short scale differ."""
COUNTED = frozenset(_UNITS)
"""Languages whose number words are known."""
GERMANIC = {"de": "und", "nl": "en"}
"""Languages that join a unit and a ten into one word: fünfundzwanzig, vijfentwintig."""


def words_of(language: str) -> dict[str, float]:
    """Word -> its number, for the number words of `language`; empty where they are not known."""
    if language not in _UNITS:
        return {}
    found: dict[str, float] = {}
    for row, start, step in ((_UNITS[language], 0, 1), (_TENS[language], 20, 10)):
        for place, forms in enumerate(row.split()):
            for form in forms.split("|"):
                found[form] = float(start + step * place)
    for entry in _MORE[language].split():
        word, _equals, number = entry.partition("=")
        found[word] = float(number)
    return found
