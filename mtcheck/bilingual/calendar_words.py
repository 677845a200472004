"""Months and days of the week in other languages: beginnings of their names, folded. Our own table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

MONTHS: Mapping[str, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct november|nov december|dec",
    "de": "januar|jänner|jan februar|feber|feb märz april|apr mai juni|jun juli|jul august|aug september|sept|sep oktober|okt november|nov dezember|dez",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep oktober|okt november|nov december|dec",
    "fr": "janvier|janv février|févr mars avril|avr mai juin juillet|juil août septembre|sept octobre|oct novembre|nov décembre|déc",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "ru": "январ феврал март апрел май|мая|мае июн июл август сентябр октябр ноябр декабр",
    "uk": "січ лют берез квіт трав черв лип серп верес жовт листопад груд",
    "pl": "stycz lut|luty marz|marca|marcu kwie maj czerw lip sierp wrze paźdz listopad grud",
    "cs": "leden|ledna|lednu únor břez|březn duben|dubna|dubnu květ|květn červen|června|červnu červenec|července|červenci srp září říj listopad prosin",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august septemb oktoob novemb detsemb",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
}
"""January to December; forms are parted by |."""
WEEKDAYS: Mapping[str, str] = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică",
    "ru": "понедельник вторник сред четверг пятниц суббот воскресень",
    "pl": "poniedział wtor środ|środę czwart piąt|piątek sobot niedziel",
    "cs": "ponděl úter střed čtvrtek|čtvrtk pátek|pátk sobot neděl",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "fi": "maanantai tiistai keskiviik torstai perjantai lauantai sunnuntai",
    "et": "esmaspäev teisipäev kolmapäev neljapäev reede laupäev pühapäev",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
}
"""Monday to Sunday."""
_CJK_WEEKDAY = re.compile("(?:星期|周|週)([一二三四五六日天])|([月火水木金土日])曜")
_CJK_DAYS = {day: place for row in ("一二三四五六日", "月火水木金土日") for place, day in enumerate(row)} | {"天": 6}
MONTH_NAMES = "January February March April May June July August September October November December".split()
DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_INFLECTED = frozenset("ru uk pl cs fi et hu tr ro sv da no".split())
"""Languages whose names of months and days take endings."""


@lru_cache(maxsize=64)
def pattern_of(table: str, language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """A pattern of the names of months (`table` "months") or days ("weekdays") with one group, and the number from 0 of each form.

    None where the language is not in the table.
    """
    row = (MONTHS if table == "months" else WEEKDAYS).get(language)
    if row is None:
        return None
    forms = {form: place for place, cell in enumerate(row.split()) for form in cell.split("|")}
    names = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    # an ending has at most four letters; English and its like take none
    ending = r"\w{0,4}" if language in _INFLECTED else "s?" if table == "weekdays" and language in ("en", "de", "fr") else ""
    return re.compile(rf"(?<!\w)({names}){ending}(?!\w)"), forms


def cjk_weekdays(text: str) -> list[tuple[int, int, int]]:
    """Start, end and number (Monday 0) of each day of the week in Chinese or Japanese text."""
    return [(*m.span(), _CJK_DAYS[m[1] or m[2]]) for m in _CJK_WEEKDAY.finditer(text)]
