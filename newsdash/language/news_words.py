"""Words that stand in every news story and say nothing about it: days, months, and the verbs and nouns of reporting.

Also the words that stand before a person's name without being part of it. All folded, by ISO 639-1 code.
"""

from __future__ import annotations

from functools import cache

_CALENDAR = {
    "en": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun january "
    "february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec today yesterday tomorrow tonight morning afternoon evening night noon weekend "
    "week weeks month months year years day days hour hours minute minutes decade decades century",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout "
    "septembre octobre novembre decembre aujourd hui hier demain matin soir nuit semaine semaines mois an ans "
    "annee annees jour jours journee heure heures minute minutes lendemain veille",
    "pt": "segunda terca quarta quinta sexta sabado domingo feira segunda-feira terca-feira quarta-feira "
    "quinta-feira sexta-feira janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro "
    "dezembro hoje ontem amanha manha tarde noite semana semanas mes meses ano anos dia dias hora horas "
    "minuto minutos",
    "es": "lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto "
    "septiembre setiembre octubre noviembre diciembre hoy ayer manana tarde noche semana semanas mes meses "
    "ano anos dia dias hora horas minuto minutos jornada",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz april mai juni "
    "juli august september oktober november dezember heute gestern morgen abend nacht woche wochen monat "
    "monate monaten jahr jahre jahren tag tage tagen stunde stunden minute minuten uhr",
    "it": "lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio marzo aprile maggio giugno "
    "luglio agosto settembre ottobre novembre dicembre oggi ieri domani mattina sera notte settimana "
    "settimane mese mesi anno anni giorno giorni ora ore minuto minuti",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni juli "
    "augustus september oktober november december vandaag gisteren morgen avond nacht week weken maand "
    "maanden jaar jaren dag dagen uur minuten",
    "sv": "mandag tisdag onsdag torsdag fredag lordag sondag januari februari mars april maj juni juli augusti "
    "september oktober november december idag igar imorgon kvall natt vecka veckor manad manader ar dag dagar "
    "timme timmar",
    "da": "mandag tirsdag onsdag torsdag fredag lordag lørdag sondag søndag januar februar marts april maj juni "
    "juli august september oktober november december dag dage uge uger maned maneder ar time timer aften nat",
    "no": "mandag tirsdag onsdag torsdag fredag lordag lørdag sondag søndag januar februar mars april mai juni juli "
    "august september oktober november desember dag dager uke uker maned maneder ar time timer kveld natt",
    "pl": "poniedzialek poniedziałek wtorek sroda środa czwartek piatek sobota niedziela stycznia lutego marca "
    "kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia dzis dzisiaj wczoraj jutro "
    "dzien dni tydzien tygodni miesiac miesiecy rok roku lat godzin",
    "ru": "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье января февраля марта "
    "апреля мая июня июля августа сентября октября ноября декабря сегодня вчера завтра день дня дней неделя "
    "недели недель месяц месяца месяцев год года лет час часов минут",
}  # fmt: skip

_REPORTING = {
    "en": "said says say saying told tell tells telling added adds reported reports report reporting according "
    "announced announces announcement statement spokesman spokeswoman spokesperson spokespeople reporters "
    "reporter correspondent journalist journalists interview news newspaper percent per cent mr mrs ms people "
    "thing things lot lots way ways number amount asked asks ask comment comments commented noted notes "
    "called calls described explained insisted argued claimed claims confirmed warned suggested expected "
    "including include includes included based made make makes making took take takes taking taken came come "
    "comes coming went going goes gone put set got getting gets found find finding seen saw look looking "
    "looks looked want wants wanted need needs needed know knew known think thinks thought believe believes "
    "believed left began begin begins started start starting held hold major former current early late latest "
    "recent recently photo photos image images video caption file read subscribe newsletter updated published "
    "exclusive breaking live watch editor editors staff writer million billion trillion thousand thousands "
    "hundreds dozens hundred",
    "fr": "dit disent declare declarent declaration annonce annoncent affirme affirment explique expliquent precise "
    "precisent ajoute ajoutent indique indiquent estime estiment rapporte rapportent selon porte-parole "
    "journaliste journalistes journal communique presse millier milliers million millions milliard milliards "
    "pour-cent pourcent nombre fois partie cas lieu suite cours debut fin chose choses monsieur madame lire "
    "photo video",
    "pt": "disse dizem diz afirmou afirma afirmam declarou anunciou anuncia explicou acrescentou segundo porta-voz "
    "jornalista jornalistas jornal reportagem reporter comunicado noticia noticias mil milhao milhoes por "
    "cento vez vezes forma parte caso coisa coisas altura senhor senhora boa tarde foto video momento",
    "es": "dijo dice dicen afirmo afirma declaro anuncio anuncia explico explica anadio agrego aseguro asegura "
    "segun portavoz vocero periodista periodistas periodico comunicado noticia noticias mil millon millones "
    "ciento vez veces forma parte caso cosa cosas momento senor senora foto video",
    "de": "sagte sagt sagten erklarte erklart teilte mitgeteilt berichtete berichtet berichten berichteten laut "
    "angaben zufolge sprecher sprecherin journalist journalisten zeitung bericht meldung prozent million "
    "millionen milliarde milliarden tausend herr frau mal teil fall sache dinge foto video",
    "it": "detto dice dicono ha affermato afferma dichiarato annunciato annuncia spiegato spiega aggiunto riferito "
    "secondo portavoce giornalista giornalisti giornale comunicato notizia notizie mila milione milioni "
    "miliardi cento volta volte modo parte caso cosa cose momento signor signora foto video",
    "nl": "zei zegt zeggen verklaarde meldde meldt melden volgens woordvoerder journalist journalisten krant "
    "bericht procent miljoen miljard duizend meneer mevrouw keer deel geval ding dingen foto video",
    "sv": "sade sager säger sa uppger meddelade enligt talesperson journalist tidning procent miljon miljoner "
    "miljard gang",
    "da": "sagde siger oplyser meddelte ifolge ifølge talsmand journalist avis procent million millioner milliard "
    "gang",
    "no": "sa sier opplyser meldte ifolge ifølge talsmann journalist avis prosent million millioner milliard gang",
    "ru": "сказал сказала заявил заявила заявили сообщил сообщила сообщили сообщает рассказал отметил добавил "
    "словам данным журналист процентов тысяч миллион миллионов миллиардов",
}  # fmt: skip

_CLOCK = "am pm utc gmt cet cest est edt pst pdt bst ist"
_AGENCIES = "reuters ap afp dpa efe ansa lusa upi tass interfax bloomberg getty afp-jiji pa"

_ROLES = {
    "en": "president minister secretary chancellor senator sen rep representative congressman congresswoman "
    "governor gov mayor king queen prince princess pope general gen colonel col captain capt major sgt "
    "lieutenant lt admiral judge justice chief officer director ceo chairman chairwoman chair dr doctor "
    "professor prof sir lord lady dame mr mrs ms miss detective sheriff inspector rev father coach manager "
    "striker midfielder defender goalkeeper actor actress singer author speaker ambassador commissioner "
    "spokesman spokeswoman analyst leader candidate nominee republican democrat state",
    "fr": "president presidente ministre premier premiere secretaire general depute deputee senateur maire roi "
    "reine prince princesse pape colonel capitaine juge procureur directeur directrice docteur dr professeur "
    "m mme mlle monsieur madame commissaire chancelier chanceliere",
    "pt": "presidente ministro ministra primeiro-ministro secretario deputado deputada senador governador prefeito "
    "rei rainha principe papa general coronel capitao sargento soldado juiz procurador diretor director "
    "doutor dr professor senhor dom dona tecnico treinador jogador",
    "es": "presidente presidenta ministro ministra primer secretario diputado senador gobernador alcalde alcaldesa "
    "rey reina principe papa general coronel capitan juez fiscal director directora doctor dr profesor senor "
    "senora don dona",
    "de": "prasident prasidentin bundesprasident kanzler kanzlerin bundeskanzler minister ministerin aussenminister "
    "finanzminister innenminister verteidigungsminister konig konigin papst general oberst richter direktor "
    "dr professor herr frau chef trainer sprecher burgermeister ministerprasident",
    "it": "presidente ministro ministra premier segretario deputato senatore sindaco re regina principe papa "
    "generale colonnello giudice procuratore direttore dottor dr professor signor signora don",
    "nl": "president minister premier minister-president staatssecretaris burgemeester koning koningin prins "
    "prinses paus generaal rechter directeur dr professor meneer mevrouw",
}  # fmt: skip


@cache
def news_words(language: str) -> frozenset[str]:
    """Days, months, measures of time and reporting words of `language`, and the names of the news agencies; folded."""
    return calendar_words(language) | frozenset(f"{_REPORTING.get(language, '')} {_AGENCIES}".split())


@cache
def calendar_words(language: str) -> frozenset[str]:
    """Days, months and measures of time of `language`, and time zones; folded."""
    return frozenset(f"{_CALENDAR.get(language, '')} {_CLOCK}".split())


@cache
def roles(language: str) -> frozenset[str]:
    """Words of `language` that stand before a person's name without being part of it ("president", "sir"); folded."""
    return frozenset(_ROLES.get(language, _ROLES["en"]).split())
