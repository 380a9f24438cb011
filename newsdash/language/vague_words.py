"""Words too general to be a story's key by themselves, though they may be part of one: folded, by language."""

from __future__ import annotations

from functools import cache

_VAGUE = {
    "en": "agreed allowed arrived avoided backed carried caught claimed compared conceded counted covered crossed "
    "demanded denied described discovered driven drove dropped earned eight eighth eleven eleventh encouraged "
    "entered failed fifth filed finished forgotten fourth gained gathered gone handed headed held hired improved "
    "insisted intended invited joining kept landed lasted launched laid lifted listed lived managed marked met "
    "nine ninth noted noticed obtained occurred paid passed performed pointed prepared prevented promised pulled "
    "pushed refused rejected released removed replaced requested rose ruled rushed saved settled seven seventh "
    "sixth sold sparked spread stuck suffered supposed taken ten tenth thanked threw thrown tied twelve twelfth "
    "urged visited voted warned withdrew "
    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty "
    "ninety agree agrees surprised surprising cut buy buys passes speaks hits slip slips faces seeks hopes warns "
    "admits reveals pushes sinks holds joins adds expects fails beats dies ends creates creating leads tops halts "
    "lifts climb climbs soar soars brings bring struck weigh weighs mixed timed weak low slow global counts break "
    "appeared prevent affect deadly increases fears tough steady bigger stronger slightly flat disappointing "
    "expectations improvements unveiled launches launching drop slowing fueled absolutely discouraging fix fixes "
    "fixing hands numbers ability absence escapes requirements unexpected expect expecting exceed alarming "
    "scratching searching long-awaited "
    "shows gains cuts rise rises falls drops draws misses opens spoke twice dead quotable notable unfortunate "
    "outrageous prominent variety fewer ongoing past motivated ordering steps rated estimate grab receiving "
    "secret beginning able accused act action active added ago ahead alleged almost alone already amid annual "
    "anti apparently area areas aren article articles asking available avoid away back bad base based basis "
    "became become big biggest bit black blue brought build building busy called calling careful careless "
    "cause caused certain chance change changed changes changing check choice choose clear clearly close "
    "closed closer coming common complete completed completely concern concerned considered continue "
    "continued corrected create created daily date deal decide decided decision deep deeply despite detail "
    "details didn difference different difficult directly doesn doing don done double due earlier early "
    "easier easily easy effect effort efforts end ended ending enjoy entire especially event events "
    "eventually exactly example examples experience extra extremely face faced facing fact facts fall falling "
    "false far fast favor favoring favorite feel feeling felt fell final finally fine focus focused follow "
    "followed following force forced form free fresh full fully future gave general generally generate give "
    "given giving good great greater group groups grow grown half hand happen happened happy hard hasn head "
    "heard hear heart heavy help helped helping high higher highest hit hold holding hope hoped hoping huge "
    "idea ideas immediately important impossible increase increased information inside instead interest "
    "interested issue issues item items job join joined keep keeping key kind knowing lack lacked large "
    "largely larger largest launch lead leading learn learned leave leaves leaving led length let level "
    "levels likely limited line link list little local long longer lose losing loss lost love lower main "
    "making man mark matter mean means medium meet meeting member members men mention mind missing moment "
    "more move moved moves moving multiple must name named names national natural nearly new nice nicely note "
    "number offer offered offering offers official officially officials old one open opened opening option "
    "options order original originally other others outside overall own part particular particularly parts "
    "pay person personal pick picked place placed places plan planned plans play played point points popular "
    "possible possibly power present previous probably problem problems process product products project "
    "provide provided provides public put question questions quick quickly quite raise raised ran range reach "
    "reached ready real really reason reasons receive received red regular related remain remained remains "
    "remember remembered replacing required rest result results return returned revealed review reviews right "
    "rising role round run running sad sat scene second section seek seeking seem seemed seems send sense "
    "sent series serious seriously serve served set sets setting share shared short show showed showing shown "
    "side sign signed significant silly similar similarly simple simply single site situation size small "
    "smaller soon sort source sources special specific spend spent stand standard state stated statements "
    "status stay step stop stopped stories story strong struggle stuff style subject success successful "
    "suddenly sure surprise system talk talked talking talks task tasks team term terms test tests text think "
    "third thinking thought time times tip tips today together told ton took top topic total touch track "
    "tried trouble true truly try trying turn turned turning type unit units unknown unlikely unsure usual "
    "usually value version view wait waiting walk walked wall wasn week weren whole wide woman won wonder "
    "word words wore work worked working works world worse worst worth write writes writing wrong wrote yeah "
    "young",
    "fr": "avenir bord apparemment fut davantage anciens fete porte-parole cesseront guise deja imagine trentaine "
    "vingtaine dizaines centaines quinzaine autour souhaite apres-midi femme femmes evenements titre chaine "
    "acces action actuel actuelle actuellement ailleurs ainsi ait ancien ancienne appel appele appeles appels "
    "apres assez aucun aucune autorites avant avis base bas beaucoup bien bon bonne bref certain certaine "
    "certains certaines cependant chaque chez choix classe complet complete compte concernant connu connue "
    "continue contre courant creation date decide decision demande demandes depuis dernier derniere dernieres "
    "derniers details deux deuxieme different differents difficile dire direct direction directement dizaine "
    "donc donne donner double droit effet egalement element encore endroit enfin ensemble ensuite entier "
    "environ etat etapes etre evenement exemple face fait faire faits faut final finalement fond force forme "
    "fort forte general generale grand grande grandes grands gros groupe haut heure histoire homme hommes "
    "idee important importante information informations interieur jamais jeune jeunes juste langue large "
    "libre liste local locale long longtemps lors maintenant majorite manque membre membres meme mesure "
    "mesures mieux milieu mise mois moins moment mondial moyen moyenne national nationale niveau nom "
    "nombreuses nombreux nord notamment nouveau nouveaux nouvelle nouvelles nuit objectif objet occasion "
    "officiel officielle ordre origine paraitre part particulier parties passe pays personne personnes petit "
    "petite petits peu place plan plupart plusieurs plutot point points politique politiques position "
    "possible poste pourtant pouvoir premier premiere premiers presence present presente presque pres prevu "
    "prevue principal principale prise prix probleme problemes prochain prochaine produit projet propos "
    "propre public publique publics quatre question questions raison rapport rapports recent recente reponse "
    "reste resultat resultats retour reussi role route sans secretaire semble sens seul seule seulement sept "
    "service services simple simplement situation societe soir soit sorte source sources souvent suivant "
    "suivante sujet sur systeme tel telle temps termes tete tot total toujours tour tous tout toute toutes "
    "tres travers trois trop type unique utilise utilisee valeur venu vers version vie ville vite voir voix "
    "vrai vraiment vue",
    "pt": "lhe lhes casa sera serao realmente movimento mulher homem mulheres homens mao maos venha pois dele dela "
    "deles delas veio estudou imediatamente restantes meia acontece mata atingido falaram quis visao vale "
    "passageiro cabeca rua terreno tarefa apresentar ouvir concorrer esperar criar comer viver finalmente "
    "nomeadamente abaixo olhos olhares anunciada tendencia contacto cinquenta sessenta trinta vinte duzentos "
    "quarenta oitenta noventa acaba acabou actual actualmente agora ainda alguma algumas alguns alta altura "
    "antes apoio aqui area areas assim assunto atual aumento baixo base bastante bem boa bom bons breve capaz "
    "cerca certa certo chega chegar chegou cinco claro coisa coisas comeca comecar comecou como completo "
    "comum conta contas conseguir condicoes continua continuar corre dado dados dar decidiu decisao deixa "
    "deixar deixou dentro depois detalhe devido diferente diferentes dificil direito direita disparar dizer "
    "durante efeito encontro encontra enquanto entrada entretanto esforco especial espera esta estado estamos "
    "este evitar exemplo existe existem facil facto falta fazer fez ficar ficou fim final foi fora forca "
    "forte frente fundo futuro geral gente grande grandes grupo grupos haver historia hora ideia igual "
    "importante informacao inicio interior jovem jovens juntos lado largo levar ligado linha lista livre "
    "local logo longo lugar maior maioria mais mal maneira mau medida medidas meio melhor membro membros "
    "menos mesmo metade minimo modo muita muitas muito muitos mundo nacional necessario nivel nome nova novas "
    "novo novos numero objectivo ocasiao oficial oito onde ordem origem outra outras outro outros pais paises "
    "palavra palavras partir passa passado passar passou pequena pequeno perto pessoa pessoal pessoas plano "
    "poder ponto pontos possibilidade possivel posicao pouco povo precisa precisamente preciso presente preve "
    "previsto primeira primeiro principal problema problemas processo produto projecto projeto proprio "
    "proxima proximo provoca provocou publica publico qualquer quarto quase quatro questao questoes "
    "quilometros quinze razao realidade realizar regra relacao relativamente resposta resto resultado "
    "resultados saber sair seguir segunda segundo seis semelhante sempre sentido sete simples sistema "
    "situacao sobre sobretudo sorte surpresa tal tambem tempo tempos tema ter terceira terceiro termos texto "
    "tipo toda todas todo todos total trabalho tras tres troca ultima ultimas ultimo ultimos unica unico usar "
    "valor valores varias varios velho ver verdade vida vista volta voltar voltou voz",
    "es": "acaba actual actualmente ahora alguna algunas algunos alta alto antes apoyo aqui area asi asunto aumento "
    "aunque bajo base bastante bien buen buena bueno cada cambio casi cerca cierto cinco claro comenzo "
    "completo comun condiciones considera continua cuanto cuatro cuenta dado datos decision dejar dejo demas "
    "dentro despues detalle diferente diferentes dificil directo dos durante efecto ejemplo embargo encima "
    "encuentra encuentro entonces equipo especial estado facil falta fin final fondo fuera fuerte fuerza "
    "futuro general gente gran grande grandes grupo haber hacer hecho historia hombre idea igual importante "
    "informacion inicio interior jovenes juntos lado largo libre lista local luego lugar manera mal mayor "
    "mayoria medida medidas medio mejor menos miembro miembros mismo mitad modo muchas mucho muchos mujer "
    "mundo nacional necesario ninguna nivel nombre nueva nuevas nuevo nuevos numero objetivo oficial ocho "
    "opcion orden origen otra otras otro otros pais paises palabra palabras parece pasado pasar pequeno "
    "persona personas plan poder poco pocos posible posicion presente primer primera primero principal "
    "problema problemas proceso producto propia propio proxima proximo proyecto publica publico punto puntos "
    "queda razon realidad realizar relacion respuesta resto resultado resultados seis semejante sentido "
    "siempre siete simple sistema situacion sobre solo tema tiempo tipo toda todas todo todos total trabajo "
    "tres ultima ultimas ultimo ultimos unica unico usar valor varias varios veces veinte verdad vida vista "
    "voz",
    "de": "ahnlich aktuell aktuelle aktuellen allein allerdings alle allgemein alt anderen anfang angebot anteil "
    "art artikel aufgabe aussage bedeutung beginn beide beiden beispiel bekannt bereich bereits besonders "
    "besser beste besten bestimmt bild bisher bleiben bringen damals daher daran dauer deutlich dinge direkt "
    "dritte drei druck ebenfalls eigene eigenen eindeutig eine einfach einsatz einzige ende endlich "
    "entscheidung entwicklung ereignis erfahrung erfolg ergebnis erst erste ersten erstmals etwa etwas fast "
    "fertig folge folgen folgende form frage fragen frei fruh funf ganz ganze ganzen gegen geht gemeinsam "
    "gemeinsame genau genug gerade gering gesamt gesamte gestellt gilt gleich gross grosse grossen grosser "
    "grund grunde gruppe gut gute guten halb halten hand hilfe hoch hohe hohen idee immer information "
    "informationen innen interesse jung junge jungen kaum klar klein kleine kleinen konkret kosten kurz kurze "
    "lage lang lange langer lassen leben leicht leider letzte letzten leute liegt linie liste losung machen "
    "mal manchmal mann mehr mehrere mehreren meinung menge mensch menschen mittel moglich moglichkeit moment "
    "nachste nachsten nahe name namen nationale neu neue neuen neuer nie niemand notig nummer nur offen "
    "offenbar offentlich oft ordnung ort person personen plan platz plotzlich position problem probleme "
    "projekt punkt punkte raum recht rechte regel reihe richtig rolle ruckkehr ruhig rund sache schlecht "
    "schliesslich schnell schon schwer schwierig sechs seite seiten sicher sicht sieben sinn situation sofort "
    "sogar spat spater stand stark starke stelle stellen still system tatsachlich teil teile text thema "
    "themen total typ uberhaupt ubrig umgang unter unterschied ursache vergangenen vergleich version viel "
    "viele vielen vielleicht vier voll vollig vor vorher vorschlag wahl wahr wahrend wechsel weg weit weitere "
    "weiteren weiterhin welt wenig wenige weniger werk wert wichtig wichtige wieder wirklich wissen wort "
    "worte zahl zahlen zehn zeigen zeit zeiten ziel ziele zudem zukunft zuletzt zunachst zusammen zwei zweite "
    "zweiten",
    "it": "adesso ancora anni area arrivo attuale aumento base bene breve buona buono caso certo chiaro cinque "
    "circa comune condizioni conto corso data dati decisione dettagli difficile diretta diverse diversi dopo "
    "due durante effetto esempio ecco facile fase fatto fine finale fondo forma forte forza futuro generale "
    "gente giovane giovani gran grande grandi gruppo idea importante informazioni inizio insieme interno lato "
    "lavoro libero linea lista livello locale lungo luogo maggior maggiore maggioranza mano meglio membri "
    "meno mese messo meta mezzo migliore mondo momento motivo nazionale nome nuova nuove nuovi nuovo numero "
    "obiettivo occasione ordine origine paese paesi parola parole particolare passato persona persone piccola "
    "piccolo piano pochi poco posizione possibile posto presente prima prime primi primo principale problema "
    "problemi processo prodotto progetto prossima prossimo pubblica pubblico punti punto quattro questione "
    "ragione rapporto realta recente risposta risultati risultato ruolo scelta secondo sei sempre senso serie "
    "sette simile sistema situazione solo sorta spesso stato storia successo tema tempo tipo totale tre "
    "troppo tutta tutte tutti tutto ultima ultime ultimi ultimo unica unico uomo valore varie vari verita via "
    "vicino vista vita voce",
    "nl": "aantal actie actueel alleen alles andere anders basis begin beide bekend belangrijk besluit beste "
    "betreft bijna bijvoorbeeld dag dan deel direct doel doen drie duidelijk echt eerste eigen einde elkaar "
    "enige enkele erg extra feit gaan gebied gedaan geen gehele gelijk gemaakt gevolg gewoon goed goede graag "
    "groep groot grote grotere half hand hard hele helft hoge hoog idee informatie inzet jong jonge kans "
    "klein kleine komende kort krijgen laat laatste land landen lang lange langer leven licht lijst lokale "
    "maatregelen maken manier mannen meeste meer meerdere mens mensen middel minder moeilijk mogelijk moment "
    "naam nationale nieuw nieuwe nodig nummer ondanks open orde oude persoon personen plaats plan positie "
    "precies probleem problemen project punt punten reden rest resultaat rol ruim samen serie situatie snel "
    "soort staat stap steeds sterk systeem terug tijd tijdens totaal twee type veel verder verschil "
    "verschillende vier vijf volgende voorbeeld vraag vragen vrij waarde weer weg weinig wereld werk wijze "
    "woord woorden zaak zaken zes",
}  # fmt: skip


# Endings of adverbs and of verbs in forms that no noun shares.
_ENDINGS = {
    "en": ("ly",),
    "pt": (
        "mente",
        "ou",
        "aram",
        "eram",
        "iram",
        "ando",
        "endo",
        "indo",
        "-se",
        "-lhe",
        "-lhes",
        "-lo",
        "-la",
        "-los",
        "-las",
    ),
    "es": ("mente", "aron", "ieron", "ando", "iendo"),
    "it": ("mente", "arono", "erono", "irono", "ando", "endo"),
    "fr": ("aient", "erent"),
}


def is_vague(word: str, language: str) -> bool:
    """Whether the folded `word` of `language` does not by itself say what a story is about."""
    return word in vague_words(language) or (len(word) > 4 and word.endswith(_ENDINGS.get(language, ())))


@cache
def vague_words(language: str) -> frozenset[str]:
    """Words of `language` that by themselves do not say what a story is about; folded."""
    return frozenset(_VAGUE.get(language, "").split())
