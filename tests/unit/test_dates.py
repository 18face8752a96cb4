"""Everything that says when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.split import SignalKind
from workbench.text.calendar_dates import month_value, valid_day
from workbench.text.signals import find_signals

MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni"]
MONTHS += ["Juli", "August", "September", "Oktober", "November", "Dezember"]


def dates(text: str, language: str) -> list[tuple[str, str]]:
    return [
        (signal.text, signal.value)
        for signal in find_signals(text, language)
        if signal.kind is SignalKind.DATE
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Am 24. Februar 2022 fror der See zu.", ("24. Februar 2022", "2022-02-24")),
        ("Am 24. Februar fror der See zu.", ("24. Februar", "--02-24")),
        ("Am 24.02.2022 fror der See zu.", ("24.02.2022", "2022-02-24")),
        ("Am 24.02. fror der See zu.", ("24.02.", "--02-24")),
        ("Im Februar fror der See zu.", ("Februar", "--02")),
        (
            "Im dritten Quartal des vergangenen Jahres fror er zu.",
            ("dritten Quartal des vergangenen Jahres", "year-1-35"),
        ),
        ("Die diesjährige Ernte war gut.", ("diesjährige", "year+0")),
        ("Im Jänner 2021 fror der See zu.", ("Jänner 2021", "2021-01")),
        ("Anfang 2021 fror der See zu.", ("Anfang 2021", "2021-early")),
        ("Ende Juni brannte es.", ("Ende Juni", "--06-late")),
        ("Seit 2019 steht die Mühle.", ("2019", "2019")),
        ("Von August 2014 bis Juli 2015 war zu.", ("August 2014 bis Juli 2015", "2014-08/2015-07")),
        ("Von Oktober bis März 2015 war zu.", ("Oktober bis März 2015", "2014-10/2015-03")),
        ("Vom 3. bis 5. Mai war zu.", ("3. bis 5. Mai", "--05-03/--05-05")),
        ("Zwischen 2010 und 2015 war zu.", ("2010 und 2015", "2010/2015")),
        ("Die Saison 2019/20 fiel aus.", ("Die Saison 2019/20", "2019/2020")),
        ("Die Saison 2019-20 fiel aus.", ("Die Saison 2019-20", "2019/2020")),
        ("Im dritten Quartal 2019 wuchs er.", ("dritten Quartal 2019", "2019-35")),
        ("Im 2. Halbjahr wuchs er.", ("2. Halbjahr", "--41")),
        ("Im Herbst 2011 wuchs er.", ("Herbst 2011", "2011-23")),
        ("In den 1990er Jahren wuchs er.", ("den 1990er Jahren", "199X")),
        ("Ende der 1990er wuchs er.", ("Ende der 1990er", "199X-late")),
        ("In den Sechzigern wuchs er.", ("Sechzigern", "XX6X")),
        ("In den siebziger Jahren wuchs er.", ("siebziger Jahren", "XX7X")),
        ("Im 19. Jahrhundert wuchs er.", ("19. Jahrhundert", "18XX")),
        ("Am Mittwoch tagte der Rat.", ("Mittwoch", "weekday-3")),
        ("Am Mittwochabend tagte der Rat.", ("Mittwochabend", "weekday-3")),
        ("Am Samstagnachmittag tagte er.", ("Samstagnachmittag", "weekday-6")),
        ("Am Freitag, den 3. Mai 2019, tagte er.", ("Freitag, den 3. Mai 2019", "2019-05-03")),
        ("Gestern tagte der Rat.", ("Gestern", "day-1")),
        ("Heuer tagte der Rat.", ("Heuer", "year+0")),
        ("Seit Jahresanfang tagte der Rat.", ("Jahresanfang", "year+0-early")),
        ("Im kommenden Jahr tagt der Rat.", ("kommenden Jahr", "year+1")),
        ("Vergangene Woche tagte der Rat.", ("Vergangene Woche", "week-1")),
        ("In den letzten zwei Jahren stieg er.", ("den letzten zwei Jahren", "year-2/year+0")),
        ("In den letzten Jahren stieg er.", ("den letzten Jahren", "year-n/year+0")),
        ("Vor zwei Wochen tagte der Rat.", ("zwei Wochen", "week-2")),
        ("Seit zehn Jahren tagt der Rat.", ("zehn Jahren", "year-10/")),
        ("Nach elf Jahren ging er.", ("elf Jahren", "P11Y")),
        ("Eine Minute später war es aus.", ("Eine Minute später", "minute+1:then")),
        ("Im August vorigen Jahres tagte er.", ("August vorigen Jahres", "year-1-08")),
        ("Um 14.30 Uhr tagte der Rat.", ("14.30 Uhr", "T14:30")),
        ("Am Abend tagte der Rat.", ("Abend", "T-evening")),
        ("Um fünf Uhr tagte der Rat.", ("fünf Uhr", "T05:00")),
        ("In den 1960-er Jahren tagte er.", ("den 1960-er Jahren", "196X")),
        ("An Weihnachten 2004 tagte er.", ("Weihnachten 2004", "2004-12-25")),
        ("Innerhalb weniger Wochen tagte er.", ("weniger Wochen", "P?W")),
        ("In den nächsten Stunden tagt er.", ("den nächsten Stunden", "hour+0/hour+n")),
        ("Nachts tagte der Rat.", ("Nachts", "T-night")),
        ("Er tagte in den frühen Morgenstunden.", ("den frühen Morgenstunden", "T-morning")),
        ("Um 12.15 begann die Sitzung.", ("12.15", "T12:15")),
        ("Die Sitzung liegt drei Wochen zurück.", ("drei Wochen zurück", "week-3")),
        ("Jahrelang tagte der Rat.", ("Jahrelang", "P?Y")),
        ("Innerhalb von 30 Tagen tagte der Rat.", ("30 Tagen", "P30D")),
        ("Nach tagelangen Regenfällen brach er.", ("tagelangen", "P?D")),
        ("Sie feiert ihren 90. Geburtstag.", ("90. Geburtstag", "anniversary-90")),
        ("Zum zehnten Jahrestag kam der Rat.", ("zehnten Jahrestag", "anniversary-10")),
        ("Jeden Montag tagt der Rat.", ("Jeden Montag", "every-weekday-1")),
        (
            "Er tagt an jedem zweiten Freitag im Monat.",
            ("jedem zweiten Freitag im Monat", "every-weekday-5"),
        ),
        ("Am morgigen Sonntag tagt der Rat.", ("morgigen Sonntag", "day+1")),
        ("Kurz vor der geplanten Wahl trat er ab.", ("Kurz vor", "moment-n:then")),
        ("Kurz nach Spielbeginn fiel ein Tor.", ("Kurz nach", "moment+n:then")),
        ("Im Jahr darauf trat er ab.", ("Jahr darauf", "year+1:then")),
        ("An Fronleichnam ruht die Arbeit.", ("Fronleichnam", "corpus-christi")),
        ("An Allerheiligen ruht die Arbeit.", ("Allerheiligen", "--11-01")),
        ("In der vergangenen Saison siegte sie.", ("der vergangenen Saison", "season-1")),
    ],
)
def test_german(text: str, found: tuple[str, str]) -> None:
    assert dates(text, "de") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It froze on Feb. 14.", ("Feb. 14", "--02-14")),
        (
            "It opens in the second half of next year.",
            ("the second half of next year", "year+1-41"),
        ),
        ("It froze in the first half of 2020.", ("the first half of 2020", "2020-40")),
        ("It froze on March 21, 2019, again.", ("March 21, 2019", "2019-03-21")),
        ("It froze on 15 June 2022.", ("15 June 2022", "2022-06-15")),
        ("It froze on the 15th of June.", ("15th of June", "--06-15")),
        ("It froze on 2022-06-15.", ("2022-06-15", "2022-06-15")),
        ("It froze on 06/15/2022.", ("06/15/2022", "2022-06-15")),
        ("It froze in April.", ("April", "--04")),
        ("It froze in May.", ("May", "--05")),
        ("It froze from June 15-17.", ("June 15-17", "--06-15/--06-17")),
        ("It grew in the third quarter.", ("the third quarter", "--35")),
        ("It grew in the third quarter of 2019.", ("the third quarter of 2019", "2019-35")),
        ("It grew in Q3 2019.", ("Q3 2019", "2019-35")),
        ("It grew in fiscal year 2019.", ("fiscal year 2019", "2019")),
        ("It grew from 2010 to 2015.", ("2010 to 2015", "2010/2015")),
        ("It grew in the 1980s.", ("the 1980s", "198X")),
        ("It grew in mid-March.", ("mid-March", "--03-mid")),
        ("It grew last week.", ("last week", "week-1")),
        ("It grew over the past five years.", ("the past five years", "year-5/year+0")),
        ("It grew two years ago.", ("two years ago", "year-2")),
        ("It closed on Monday.", ("Monday", "weekday-1")),
        ("It closed at 5 p.m. and stayed shut.", ("5 p.m.", "T17:00")),
        ("It closed this spring.", ("this spring", "--21")),
        ("It closed in the summer of 2018.", ("summer of 2018", "2018-22")),
        ("It was shut for years.", ("for years", "P?Y")),
        ("It opened within a week.", ("a week", "P1W")),
        ("It opens twice a week.", ("a week", "every-week")),
        ("It opens at five o'clock.", ("five o'clock", "T05:00")),
        ("She retired shortly after the vote.", ("shortly after", "moment+n:then")),
        ("She retired just before the vote.", ("just before", "moment-n:then")),
        ("It was her tenth anniversary.", ("tenth anniversary", "anniversary-10")),
        ("It opens every second Monday.", ("every second Monday", "every-weekday-1")),
        ("It grew in recent years.", ("recent years", "year-n/year+0")),
        ("It closed on Labor Day.", ("Labor Day", "labor-day")),
        ("It was the goal of last season.", ("last season", "season-1")),
        ("It closed at night.", ("night", "T-night")),
    ],
)
def test_english(text: str, found: tuple[str, str]) -> None:
    assert dates(text, "en") == [found]


def test_days_in_a_row_share_their_month() -> None:
    assert dates("Am 3., 4. und 7. Mai wird gemäht.", "de") == [
        ("3.", "--05-03"),
        ("4.", "--05-04"),
        ("7. Mai", "--05-07"),
    ]


def test_days_of_one_month_may_have_a_preposition_each() -> None:
    found = dates("Am 3. und 4. sowie am 17. Mai wird gemäht.", "de")
    assert [value for _, value in found] == ["--05-03", "--05-04", "--05-17"]


def test_two_decades_share_their_noun() -> None:
    found = dates("In den 1950er und 1960er Jahren wuchs er.", "de")
    assert found == [("den 1950er", "195X"), ("1960er Jahren", "196X")]


def test_a_day_and_a_time_make_no_period() -> None:
    found = dates("The fair ran from June 2 to 7:15 p.m. on the last evening.", "en")
    assert [value for _, value in found] == ["--06-02", "T19:15"]


def test_the_last_of_several_times_says_what_all_are() -> None:
    found = dates("Das Bad öffnet von 7.15-11 und 13-17.45 Uhr.", "de")
    assert [value for _, value in found] == ["T07:15", "T11:00", "T13:00", "T17:45"]
    assert dates("Die Fähre (6.20/15.20 Uhr) legt ab.", "de") == [
        ("6.20", "T06:20"),
        ("15.20 Uhr", "T15:20"),
    ]


def test_two_clock_times_stay_two() -> None:
    assert dates("Geöffnet von 10 bis 12 Uhr.", "de") == [("10", "T10:00"), ("12 Uhr", "T12:00")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Es kamen 2013 Menschen und 1500 Soldaten.", "de"),
        ("Das Urteil: 3 Jahre Haft.", "de"),
        ("Er füllt eine 60er Packung.", "de"),
        ("Er wanderte 2000 Meter weit.", "de"),
        ("He may march to the polls.", "en"),
        ("He faces up to 10 years in prison.", "en"),
        ("About 2,000 people fell ill.", "en"),
        ("It has 31.02.2022 on it.", "en"),
        ("Der Ofen wird 1900 bis 2100 Grad heiß.", "de"),
        ("Der Preis stieg um 12.15 Franken.", "de"),
        ("Er hielt kurz vor dem Bahnhof und kurz vor Köln.", "de"),
        ("Das ändert sich nicht von heute auf morgen.", "de"),
        ("Er fuhr 41 Kilometer pro Stunde.", "de"),
        ("It took a week.", "en"),
        ("Nach zwei Stunden war Schluss.", "de"),
        ("Nach einem Rückstand von 0:13 siegten sie.", "de"),
        ("Fünf Jahre lang war der Hof leer.", "de"),
        ("It was shut for five years.", "en"),
    ],
)
def test_quantities_and_verbs_are_no_dates(text: str, language: str) -> None:
    assert dates(text, language) == []


def test_a_figure_counted_in_a_year_is_none_itself() -> None:
    assert dates("Das Moor zählte 2000 im Jahr 1998 und 1900 im Vorjahr.", "de") == [
        ("Jahr 1998", "1998"),
        ("Vorjahr", "year-1"),
    ]


@given(st.dates(date(1000, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_in_both_languages(day: date) -> None:
    iso = day.isoformat()
    written = f"{day.day}. {MONTHS[day.month - 1]} {day.year}"
    assert dates(f"am {written} war es", "de")[0][1] == iso
    assert dates(f"it was on {iso} there", "en")[0][1] == iso


@given(st.integers(1, 12), st.integers(1, 31))
def test_only_days_that_exist(month: int, day: int) -> None:
    found = [value for _, value in dates(f"am {day}. {MONTHS[month - 1]} war es", "de")]
    assert (month_value(None, month, day) in found) == valid_day(None, month, day)
