"""Words that news uses every day, so that a list of ten headlines is not taken for a world where "minister" is rare.

Chosen by us, with an eye on which words stand in more than one of fifty English news stories of the public corpora.
"""

from __future__ import annotations

from functools import cache

from newsdash.language.words import fold, stem
from newsdash.stories.kin import kin

# From this many tellings on they show themselves which words are common.
FEW = 500

_WORDS = {
    "en": "time state company show man world drug star police city nation national back work official high research "
    "rate food long office post run design job open market game play win offer deal face case release end kill "
    "security create death media role receive fall sale air fire top store group business arrest attack head team "
    "won school ahead low final bill drop place cut election meet manager cause party investigation investigate part "
    "system launch change stop double service effort charge allege carry guilty season black test pay talk great join "
    "life hand search member support lift operate operation half file damage level plan price execute executive "
    "attempt scientist die appear demand big force player social medical success study film girl actress hit surprise "
    "movie children son men accuse critic criticism close friend point fail full range common feature brand fell "
    "provide chain concern power reach engine give dead online remain district involve prison author control women "
    "real suffer public site list shop league victory product agency propose proposal feel general hope past score "
    "trade title good reveal rise fan walk unveil event turn perform short local sell buy stock boost gain technology "
    "industry exchange source stand increase led health care fund rally suspect call result promise parent convict "
    "person condition prevent develop government require campaign retire goal side produce miss family music travel "
    "mark global lead young art retail quarter quarterly strong forward higher trouble position compete share "
    "politics political sign giant replace minister network attorney home defense defence witness red fight eye "
    "southern northern eastern western fear vote admit murder celebrate law beat break area woman detective sentence "
    "hospital step club baby rare collect matter huge introduce return save criminal suspend treatment ill nuclear "
    "doctor federal find affect space record strike warn warning weather storm rain snow wind heavy flood earthquake "
    "magnitude crash injured profit loss forecast earnings sales revenue interest bank central budget tax coach match "
    "cup resign step quit leader union worker teacher nurse driver player review best new way help country house "
    "billion sell expect expectation first summit talks crisis court judge trial rule ruling fine ban debate "
    "parliament senate mayor governor candidate poll council army troops war peace border train bus flight airport "
    "road bridge hall museum hotel water energy oil gas climate heat wildfire thousands homes",
    "de": "stadt land staat regierung minister ministerin kanzler polizei gericht prozess urteil streik warnung warnt "
    "warnen wetter wetterdienst sturm regen schnee unfall tote toter verletzte brand feuer haus gewinn verlust umsatz "
    "quartal steigt steigert sinkt steigen sinken preis preise aktie aktien bank zinsen leitzins markt borse wahl "
    "wahlen partei spiel sieg sieger niederlage trainer mannschaft tor finale saison schule krankenhaus bahn zug "
    "flughafen auto mann frau kind kinder leben tod firma konzern chef jobs stellen arbeit geld neue neuer neues gross "
    "beschliesst reform bundestag gesetz streit kritik fordert plant startet kommt bleibt gewinnt verliert erste krieg",
    "fr": "ville pays etat gouvernement ministre police justice proces tribunal greve alerte meteo tempete pluie neige "
    "accident mort morts blesse blesses incendie feu maison benefice perte ventes trimestre hausse baisse prix action "
    "banque taux marche bourse election vote parti match victoire defaite entraineur equipe but finale saison ecole "
    "hopital train gare aeroport voiture homme femme enfant vie entreprise groupe patron emploi travail argent nouveau "
    "nouvelle grand loi reforme debat critique annonce premier guerre",
    "es": "ciudad pais estado gobierno ministro policia justicia juicio tribunal huelga alerta tormenta lluvia lluvias "
    "nieve viento accidente muerto muertos herido heridos incendio casa beneficio perdida ventas trimestre sube baja "
    "precio precios accion banco tipos mercado bolsa eleccion elecciones voto partido victoria derrota entrenador "
    "equipo gol final temporada escuela hospital tren aeropuerto coche hombre mujer nino vida empresa grupo empleo "
    "trabajo dinero nuevo nueva gran ley reforma debate anuncia primero guerra",
}


@cache
def commonplace() -> frozenset[str]:
    """The terms that these words are, of all languages together."""
    stems = ((stem(fold(word), language), kin(language)) for language, told in _WORDS.items() for word in told.split())
    return frozenset(relatives.get(term, term) for term, relatives in stems)
