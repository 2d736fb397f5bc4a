/**
 * Frequent words of general language: English forms | Spanish | Portuguese | French | German, folded; forms of one
 * meaning split by blanks. Words that look alike in both languages are found without it.
 */
export const frequentGlossary = `
people person|gente personas persona|pessoas pessoa gente|gens personnes personne|leute menschen mensch person
man men|hombre hombres|homem homens|homme hommes|mann manner
woman women|mujer mujeres|mulher mulheres|femme femmes|frau frauen
child children kid kids|nino ninos ninas nina hijos|crianca criancas filhos|enfant enfants|kind kinder kindern
friend friends|amigo amigos amiga|amigo amigos amiga|ami amis amie|freund freunde freunden
father dad|padre|pai|pere|vater
mother mom|madre|mae|mere|mutter
family|familia|familia|famille|familie
year years|ano anos|ano anos|an ans annee annees|jahr jahre jahren
day days|dia dias|dia dias|jour jours|tag tage tagen
week weeks|semana semanas|semana semanas|semaine semaines|woche wochen
month months|mes meses|mes meses|mois|monat monate monaten
time times|tiempo vez veces|tempo vez vezes|temps fois|zeit mal
today|hoy|hoje|aujourd hui|heute
yesterday|ayer|ontem|hier|gestern
tomorrow|manana|amanha|demain|morgen
night|noche|noite|nuit|nacht
morning|manana|manha|matin|morgen
monday|lunes|segunda|lundi|montag
tuesday|martes|terca|mardi|dienstag
wednesday|miercoles|quarta|mercredi|mittwoch
thursday|jueves|quinta|jeudi|donnerstag
friday|viernes|sexta|vendredi|freitag
saturday|sabado|sabado|samedi|samstag
sunday|domingo|domingo|dimanche|sonntag
january|enero|janeiro|janvier|januar
february|febrero|fevereiro|fevrier|februar
march|marzo|marco|mars|marz
april|abril|abril|avril|april
may|mayo|maio|mai|mai
june|junio|junho|juin|juni
july|julio|julho|juillet|juli
august|agosto|agosto|aout|august
september|septiembre|setembro|septembre|september
october|octubre|outubro|octobre|oktober
november|noviembre|novembro|novembre|november
december|diciembre|dezembro|decembre|dezember
world|mundo|mundo|monde|welt
country countries nation|pais paises|pais paises|pays|land lander landern
city cities town|ciudad ciudades|cidade cidades|ville villes|stadt stadte
house home houses|casa casas hogar|casa casas lar|maison domicile|haus hause
water|agua|agua|eau|wasser
money|dinero|dinheiro|argent|geld
work works working worked job jobs|trabajo trabajar trabaja trabajando empleo|trabalho trabalhar trabalha emprego|travail travailler emploi|arbeit arbeiten arbeitet
company companies business firm|empresa empresas compania negocio|empresa empresas companhia negocio|entreprise entreprises societe|unternehmen firma
government|gobierno|governo|gouvernement|regierung
law laws|ley leyes|lei leis|loi lois|gesetz gesetze
police|policia|policia|police|polizei
school|escuela colegio|escola|ecole|schule
student students|estudiante estudiantes alumnos|estudante estudantes alunos|etudiant etudiants eleves|student studenten schuler
game games match|juego juegos partido|jogo jogos partida|jeu jeux match|spiel spiele
team teams|equipo equipos|equipa equipe time|equipe equipes|mannschaft team
player players|jugador jugadores|jogador jogadores|joueur joueurs|spieler
win won winning|ganar gano ganado victoria|ganhar ganhou vencer venceu|gagner gagne|gewinnen gewann gewonnen
lose lost|perder perdio perdido|perder perdeu perdido|perdre perdu|verlieren verlor verloren
war|guerra|guerra|guerre|krieg
death dead died killed|muerte muerto murio muertos|morte morto morreu mortos|mort morts mourir|tod tot starb toten
life lives living|vida vidas|vida vidas|vie vies|leben
health|salud|saude|sante|gesundheit
hospital|hospital|hospital|hopital|krankenhaus
car cars|coche coches carro auto|carro carros|voiture voitures|auto autos wagen
road street|calle carretera|rua estrada|rue route|strasse
book books|libro libros|livro livros|livre livres|buch bucher
film movie|pelicula cine|filme|film|film
news|noticias|noticias|nouvelles|nachrichten
word words|palabra palabras|palavra palavras|mot mots|wort worte worter
question questions|pregunta preguntas cuestion|pergunta perguntas questao|question questions|frage fragen
problem problems|problema problemas|problema problemas|probleme problemes|problem probleme
thing things|cosa cosas|coisa coisas|chose choses|ding dinge sache
way|manera forma camino|maneira forma caminho|facon maniere chemin|weise weg
part|parte|parte|partie|teil
number|numero|numero|nombre numero|zahl nummer
percent|ciento|cento|pour|prozent
half|mitad medio|metade meio|moitie demi|halfte halb
first|primero primera primer|primeiro primeira|premier premiere|erste ersten erster
last|ultimo ultima pasado|ultimo ultima passado|dernier derniere|letzte letzten
next|proximo siguiente proxima|proximo seguinte proxima|prochain suivant|nachste nachsten
new|nuevo nueva nuevos nuevas|novo nova novos novas|nouveau nouvelle nouveaux|neu neue neuen neuer
old|viejo antiguo|velho antigo|vieux ancien|alt alte alten
good great|bueno buena buen gran|bom boa grande|bon bonne grand|gut gute guten
bad|malo mala mal|mau ma ruim|mauvais mal|schlecht schlechte
big large great huge|grande grandes gran|grande grandes|grand grande grands gros|gross grosse grossen
small little|pequeno pequena poco|pequeno pequena pouco|petit petite|klein kleine kleinen
high|alto alta|alto alta|haut haute eleve|hoch hohe hohen
low|bajo baja|baixo baixa|bas basse faible|niedrig niedrige
long|largo larga mucho|longo longa|long longue|lang lange langen
better|mejor mejores|melhor melhores|mieux meilleur|besser bessere
more|mas|mais|plus|mehr
less|menos|menos|moins|weniger
many much|muchos muchas mucho|muitos muitas muito|beaucoup nombreux|viele vielen viel
all every|todo todos toda todas cada|todo todos tudo todas cada|tout tous toute toutes chaque|alle allen jeder alles
other another|otro otra otros otras|outro outra outros outras|autre autres|andere anderen anderer
only|solo solamente|apenas somente so|seulement seul|nur
always|siempre|sempre|toujours|immer
never|nunca jamas|nunca jamais|jamais|nie niemals
now|ahora|agora|maintenant|jetzt
before|antes|antes|avant|vor vorher bevor
after|despues tras|depois apos|apres|nach nachdem
since|desde|desde|depuis|seit
because|porque|porque|parce car|weil denn
between|entre|entre|entre|zwischen
against|contra|contra|contre|gegen
without|sin|sem|sans|ohne
say says said saying|decir dice dijo dicho diciendo|dizer diz disse dito|dire dit|sagen sagt sagte gesagt
tell told|contar contado conto|contar contou|raconter|erzahlen erzahlt
think thought|pensar piensa creo pienso|pensar pensa acho penso|penser pense crois|denken denkt glaube
know known knew|saber sabe sabemos conocer conocido|saber sabe conhecer conhecido|savoir sait connaitre connu|wissen weiss kennen bekannt
see saw seen|ver visto vio|ver visto viu|voir vu|sehen sah gesehen
want wants wanted|querer quiere quiero queria|querer quer quero queria|vouloir veut veux|wollen will wollte
need needs needed|necesitar necesita necesitas necesario|precisar precisa necessario|besoin faut necessaire|brauchen braucht benotigt
have has had|tener tiene tenia ha han|ter tem tinha|avoir ont a|haben hat hatte
make made making|hacer hace hizo hecho|fazer faz fez feito|faire fait|machen macht gemacht
go goes went gone|ir va fue ido|ir vai foi|aller va alle|gehen geht ging gegangen
come came|venir viene vino llegar|vir vem veio chegar|venir vient venu|kommen kommt kam gekommen
take took taken|tomar llevar tomado|tomar levar tomado|prendre pris|nehmen nimmt genommen
give gave given|dar da dio dado|dar da deu dado|donner donne|geben gibt gab gegeben
find found|encontrar encontro encontrado|encontrar encontrou encontrado|trouver trouve|finden fand gefunden
use used using|usar uso usado utilizar|usar uso usado utilizar|utiliser utilise|nutzen benutzen verwendet
help helped|ayuda ayudar|ajuda ajudar|aide aider|hilfe helfen
buy bought|comprar compra compro|comprar compra comprou|acheter achete|kaufen gekauft
sell sold sale sales|vender venta vendio ventas|vender venda vendeu vendas|vendre vente vendu ventes|verkaufen verkauf verkauft
pay paid|pagar pago pagado|pagar pago pagou|payer paye|zahlen bezahlen bezahlt
start began begin started|empezar comenzar comenzo empezo|comecar comecou|commencer commence|beginnen begann begonnen
end ended|fin final terminar|fim final terminar|fin terminer|ende enden
open opened|abrir abierto abierta|abrir aberto aberta|ouvrir ouvert ouverte|offen offnen geoffnet
close closed|cerrar cerrado|fechar fechado|fermer ferme|schliessen geschlossen
change changed changes|cambio cambiar cambios|mudanca mudar|changement changer|anderung andern
grow growth growing|crecer crecimiento creciendo|crescer crescimento|croissance croitre|wachsen wachstum
increase rise increases rising|aumento aumentar aumenta subir|aumento aumentar aumenta subir|augmentation augmenter hausse|anstieg steigen steigt erhohung
fall drop decrease falls drops|caida bajar bajan caer|queda cair descer|baisse chute tomber|fall sinken ruckgang
price prices cost costs|precio precios costo coste|preco precos custo|prix cout|preis preise kosten
speak talk spoke talked|hablar hablo|falar falou|parler parle|sprechen sprach reden
write wrote written|escribir escrito|escrever escrito|ecrire ecrit|schreiben geschrieben
learn learned lesson|aprender leccion|aprender licao|apprendre lecon|lernen gelernt
believe|creer cree|acreditar|croire|glauben glaubt
hope|esperar espero esperanza|esperar espero esperanca|esperer espoir|hoffen hoffnung
build built building|construir construido edificio|construir construido edificio|construire batiment|bauen gebaut gebaude
busy|ocupado ocupada|ocupado ocupada|occupe|beschaftigt
easy|facil|facil|facile|einfach leicht
hard difficult|dificil dificiles duro|dificil dificeis duro|difficile dur|schwer schwierig
hand hands|mano manos|mao maos|main mains|hand hande
head|cabeza|cabeca|tete|kopf
heart|corazon|coracao|coeur|herz
eye eyes|ojo ojos|olho olhos|oeil yeux|auge augen
door|puerta|porta|porte|tur
place|lugar sitio|lugar|lieu endroit|ort platz
power|poder potencia|poder potencia|pouvoir puissance|macht kraft
right rights|derecho derechos|direito direitos|droit droits|recht rechte
left|izquierda|esquerda|gauche|links
north|norte|norte|nord|norden nord
south|sur|sul|sud|suden sud
east|este|leste|est|osten ost
west|oeste|oeste|ouest|westen west
white|blanco blanca|branco branca|blanc blanche|weiss weisse
black|negro negra|preto negro|noir noire|schwarz schwarze
red|rojo roja|vermelho|rouge|rot rote
young|joven jovenes|jovem jovens|jeune jeunes|jung junge jungen
born|nacido naciendo nacer nacio|nascido nascer nasceu|ne naitre|geboren
cheap cheaper|barato|barato|cher|billig gunstig
software|software|software|logiciel|software
customer customers client|cliente clientes|cliente clientes|client clients|kunde kunden
tool tools|herramienta herramientas|ferramenta ferramentas|outil outils|werkzeug werkzeuge
develop developer development developers|desarrollo desarrollador desarrolladores desarrollar|desenvolvimento desenvolvedor desenvolver|developpement developpeur|entwicklung entwickler
`;

/** Further words of general language, in the same form. */
export const furtherGlossary = `
be was were been|ser estar|ser estar|etre|sein war waren gewesen
do did done doing|hacer hizo|fazer fez|faire fait|tun tat getan
become became|convertirse volverse llegar|tornar virar|devenir devenu|werden wurde geworden
keep kept|mantener guardar seguir|manter guardar|garder continuer|behalten halten hielt
hold held|sostener aguantar celebrar|segurar realizar|tenir tenu|halten hielt gehalten
let|dejar permitir|deixar permitir|laisser permettre|lassen liess gelassen erlauben
put|poner puso puesto pongo|por colocar pos posto|mettre mis|setzen stellen legen gelegt gestellt
leave left|dejar salir marcharse|deixar sair partir|quitter partir laisser|verlassen gehen liess
stay remain stayed|quedar quedarse permanecer|ficar permanecer|rester|bleiben blieb geblieben
bring brought|traer trajo traido|trazer trouxe trazido|apporter amener|bringen brachte gebracht
carry|llevar cargar|carregar levar|porter transporter|tragen trug getragen
run ran|correr dirigir|correr gerir|courir diriger|laufen lief rennen leiten
walk|caminar andar|caminhar andar|marcher|gehen laufen zufuss
fall fell|caer cayo caida|cair caiu queda|tomber chute|fallen fiel gefallen sturz
sit sat|sentar sentado|sentar sentado|asseoir assis|sitzen sass gesessen
stand stood|estar depie parado|ficar depe|debout|stehen stand gestanden
sleep slept|dormir|dormir|dormir|schlafen schlief
eat ate eaten|comer comio|comer comeu|manger|essen ass gegessen
drink drank|beber bebida|beber bebida|boire boisson|trinken getrunk
cook|cocinar cocina|cozinhar cozinha|cuisiner cuisine|kochen
wait|esperar|esperar|attendre attendu|warten
meet met meeting|reunion encontrar conocer|reuniao encontrar conhecer|reunion rencontrer|treffen traf sitzung
follow|seguir siguio siguiente|seguir seguiu seguinte|suivre suivi suivant|folgen folgte gefolgt
lead led leader|dirigir liderar lider|liderar dirigir lider|mener diriger|fuhren leiten fuhrer
send sent|enviar mandar|enviar mandar|envoyer|senden schicken schickte gesendet geschickt
receive received get got|recibir|receber|recevoir recu|erhalten bekommen bekam erhielt
show showed shown|mostrar muestra demostrar|mostrar demonstrar|montrer|zeigen gezeigt
look|mirar parecer|olhar parecer|regarder|schauen sehen aussehen
watch|ver mirar|assistir ver|regarder|zuschauen ansehen gesehen
hear heard|oir oyo escuchar|ouvir ouviu|entendre entendu|horen gehort
listen|escuchar|escutar ouvir|ecouter|zuhoren horen
feel felt feeling|sentir siente sintio|sentir sente sentiu|sentir ressentir|fuhlen gefuhl gefuhlt
touch|tocar|tocar|toucher|beruhren
understand understood|entender comprender entiende|entender compreender perceber|comprendre compris|verstehen verstand verstanden
remember|recordar acordarse recuerdo|lembrar recordar|souvenir rappeler|erinnern
forget forgot forgotten|olvidar|esquecer|oublier|vergessen vergass
realize realise|darse cuenta|perceber aperceber|realiser rendre|erkennen merken gemerkt
expect|esperar|esperar|attendre|erwarten
try tried|intentar tratar|tentar|essayer tenter|versuchen probieren versucht
ask asked|preguntar pedir pidio|perguntar pedir pediu|demander|fragen bitten bat gefragt
answer reply|responder respuesta contestar|responder resposta|repondre reponse|antworten antwort
explain|explicar|explicar|expliquer|erklaren
call called|llamar llamada|chamar ligar|appeler appel|rufen anrufen nennen genannt
name|nombre|nome|nom|name heissen
mean meant|significar querer|significar|signifier vouloir|bedeuten meinen gemeint
lie lying|mentir mentira|mentir mentira|mentir mensonge|lugen luge
laugh|reir risa|rir riso|rire|lachen
cry|llorar|chorar|pleurer|weinen
shout yell scream|gritar grito|gritar grito|crier cri|schreien rufen schrie
smile|sonreir sonrisa|sorrir sorriso|sourire|lacheln
love loved|amar amor querer encantar|amar amor adorar|aimer amour|lieben liebe
like liked|gustar gusta|gostar|aimer|mogen gefallen mochte
hate|odiar odio|odiar odio|hair haine|hassen hass
fear afraid|miedo temer|medo temer|peur craindre|angst furchten
worry worried|preocupar|preocupar|inquieter inquiet|sorgen sorge besorgt
hurt injured injury wounded|herir herido lesion|ferir ferido|blesser blesse|verletzen verletzt
kill killed|matar asesinar mato|matar assassinar|tuer|toten totete umgebracht ermordet
shoot shot shooting fired|disparar tiro tiroteo|disparar tiro tiroteio|tirer tir fusillade|schiessen schuss geschossen
die dies dying|morir muere muerto|morrer morre morto|mourir meurt mort|sterben starb gestorben
fight fought|luchar pelear lucha pelea|lutar luta combater|combattre lutter combat|kampfen kampf
hit struck|golpear golpe|bater atingir golpe|frapper coup|schlagen schlug treffen
cut|cortar corte|cortar corte|couper coupe|schneiden kurzen gekurzt
break broke broken|romper roto quebrar|quebrar partir|casser rompre|brechen brach gebrochen
catch caught|atrapar coger pillar|apanhar pegar|attraper|fangen erwischen gefangen
throw threw thrown|lanzar tirar|lancar atirar jogar|jeter lancer|werfen geworfen
pull|tirar jalar|puxar|tirer|ziehen gezogen
push|empujar|empurrar|pousser|drucken schieben
drive drove driver|conducir conductor|dirigir conduzir motorista condutor|conduire conducteur|fahren fuhr fahrer
fly flew flight|volar vuelo|voar voo|voler vol|fliegen flug flog
travel trip journey|viajar viaje|viajar viagem|voyager voyage|reisen reise
arrive arrived|llegar llego|chegar chegou|arriver|ankommen kam
return returned|volver regresar vuelto|voltar regressar|revenir retourner|zuruckkehren zuruck
enter|entrar|entrar|entrer|eintreten betreten
join joined|unirse|juntar unir|rejoindre|beitreten
move moved|mover mudarse|mover mudar|bouger demenager|bewegen umziehen
turn turned|girar volver vuelta|virar volta|tourner|drehen wenden
stop stopped|parar detener|parar|arreter|stoppen aufhoren anhalten
finish finished|terminar acabar|terminar acabar|finir terminer|beenden fertig
continue|continuar seguir|continuar|continuer|fortsetzen weiter
wear wore|llevar vestir|vestir usar|porter|tragen trug
save saved|salvar ahorrar guardar|salvar poupar|sauver economiser|retten sparen
spend spent|gastar pasar|gastar passar|depenser passer|ausgeben verbringen
earn|ganar|ganhar|gagner|verdienen
owe|deber|dever|devoir|schulden
lend borrow loan|prestar prestamo|emprestar emprestimo|preter pret|leihen kredit
choose chose chosen|elegir escoger|escolher|choisir choix|wahlen
decide decision|decidir decision|decidir decisao|decider decision|entscheiden entschied entscheidung
agree agreed agreement deal|acuerdo acordar|acordo concordar|accord|zustimmen vereinbarung einig
allow allowed|permitir|permitir|permettre permis|erlauben zulassen
avoid|evitar|evitar|eviter|vermeiden
reach reached|alcanzar|alcancar atingir|atteindre|erreichen
achieve|lograr conseguir|conseguir atingir|reussir|erreichen schaffen
fail failed failure|fallar fracasar fracaso|falhar fracasso|echouer echec|scheitern versagen
happen happened|pasar ocurrir suceder|acontecer ocorrer|arriver passer|passieren geschehen
seem seemed|parecer parece|parecer parece|sembler paraitre|scheinen schien
belong|pertenecer|pertencer|appartenir|gehoren
include including|incluir incluido|incluir incluindo|inclure compris|einschliesslich umfassen
contain|contener|conter|contenir|enthalten
share shared|compartir|partilhar compartilhar|partager|teilen
join together|juntos|juntos|ensemble|zusammen
teach taught teacher|ensenar maestro profesor|ensinar professor|enseigner professeur|lehren lehrer unterrichten
read|leer leyo|ler leu|lire lu|lesen gelesen
study studied|estudiar estudio|estudar estudo|etudier etude|studieren studie untersuchung
send mail letter|carta correo|carta correio|lettre courrier|brief
draw drew|dibujar|desenhar|dessiner|zeichnen
sing song sang|cantar cancion|cantar cancao|chanter chanson|singen lied
dance|bailar baile|dancar danca|danser danse|tanzen tanz
play played playing|jugar juega tocar|jogar brincar tocar|jouer|spielen gespielt
swim|nadar|nadar|nager|schwimmen
clean|limpiar limpio|limpar limpo|nettoyer propre|putzen reinigen sauber
wash|lavar|lavar|laver|waschen
hide hidden|esconder oculto|esconder|cacher|verstecken
search seek sought|buscar busqueda|procurar buscar|chercher recherche|suchen suche
miss missing|echarmenos faltar perder|faltar perder saudade|manquer|vermissen fehlen
throughout during|durante|durante|pendant|wahrend
yet still|todavia aun|ainda|encore toujours|noch immernoch
already|ya|ja|deja|schon bereits
soon|pronto|breve logo|bientot|bald
again|otra nuevo vez|novamente outra vez|encore nouveau|wieder erneut
almost nearly|casi|quase|presque|fast beinahe
perhaps maybe|quizas quiza talvez|talvez|peutetre|vielleicht
too also|tambien|tambem|aussi egalement|auch
together|juntos juntas|juntos juntas|ensemble|zusammen
alone|solo sola|sozinho sozinha|seul seule|allein
enough|bastante suficiente|bastante suficiente|assez suffisant|genug
here|aqui|aqui ca|ici|hier
there|alli alla|ali la|la|dort da
where|donde|onde|ou|wo
when|cuando|quando|quand lorsque|wann als
why|porque|porque|pourquoi|warum
how|como|como|comment|wie
who|quien|quem|qui|wer
about around|sobre alrededor unos|sobre cerca volta|environ autour sujet|uber etwa rund
under below|debajo bajo|debaixo sob|sous dessous|unter
above over|encima arriba|acima cima|audessus|uber oben
inside within|dentro|dentro|dedans interieur|innen innerhalb
outside|fuera|fora|dehors exterieur|draussen ausserhalb
near close|cerca cercano|perto proximo|pres proche|nahe nah
far|lejos|longe|loin|weit
behind|detras tras|atras|derriere|hinter
front|frente delante|frente|devant|vorn vorne
through across|traves|atraves|travers|durch
towards|hacia|direcao|vers|richtung
while|mientras|enquanto|tandis pendant|wahrend
although though|aunque|embora|bien quoique|obwohl
instead|lugar vez|vez lugar|lieu|statt anstatt
friendly kind|amable simpatico|simpatico amavel|gentil sympathique|freundlich nett
happy glad|feliz contento|feliz contente|heureux content|glucklich froh
sad|triste|triste|triste|traurig
angry|enfadado enojado|zangado irritado|fache colere|wutend bose
tired|cansado|cansado|fatigue|mude
sick ill illness disease|enfermo enfermedad|doente doenca|malade maladie|krank krankheit
strong|fuerte|forte|fort|stark
weak|debil|fraco|faible|schwach
rich wealthy|rico|rico|riche|reich
poor|pobre|pobre|pauvre|arm
fast quick quickly|rapido rapidamente|rapido depressa|vite rapide|schnell
slow slowly|lento despacio|lento devagar|lent lentement|langsam
early|temprano|cedo|tot|fruh
late|tarde|tarde|tard retard|spat
hot warm heat|caliente calor|quente calor|chaud chaleur|heiss warm hitze
cold|frio|frio|froid|kalt kalte
beautiful|hermoso bello bonito|bonito belo|beau belle|schon
ugly|feo|feio|laid|hasslich
dirty|sucio|sujo|sale|schmutzig
safe security safety|seguro seguridad|seguro seguranca|sur securite|sicher sicherheit
dangerous danger|peligroso peligro|perigoso perigo|dangereux danger|gefahrlich gefahr
free|libre gratis|livre gratis|libre gratuit|frei kostenlos
full|lleno|cheio|plein|voll
empty|vacio|vazio|vide|leer
true truth|verdad verdadero|verdade verdadeiro|vrai verite|wahr wahrheit
false wrong mistake error|falso error equivocado|falso erro errado|faux erreur tort|falsch fehler
real really|realmente verdadero|realmente|vraiment|wirklich
same|mismo misma|mesmo mesma|meme|selbe gleich gleiche
different|diferente distinto|diferente|different|anders verschieden unterschiedlich
important|importante|importante|important|wichtig
necessary must|necesario deber debe|necessario dever deve|necessaire devoir doit|notwendig mussen muss
able can could|poder puede pudo|poder pode pode|pouvoir peut|konnen kann konnte
should|deberia|deveria|devrait|sollte sollen
main chief|principal|principal|principal|haupt hauptsachlich
whole entire|entero todo|inteiro todo|entier tout|ganz gesamt
several|varios varias|varios varias|plusieurs|mehrere
few|pocos pocas|poucos poucas|peu quelques|wenige
some|algunos algunas unos|alguns algumas|quelques certains|einige manche
each|cada|cada|chaque|jede jeder jedes
own|propio propia|proprio propria|propre|eigen eigene
possible|posible|possivel|possible|moglich
likely probably|probable probablemente|provavel provavelmente|probablement|wahrscheinlich
clear clearly|claro claramente|claro claramente|clair clairement|klar deutlich
sure certain|seguro cierto|certo certeza|sur certain|sicher gewiss
ready|listo preparado|pronto preparado|pret|bereit fertig
body|cuerpo|corpo|corps|korper
face|cara rostro|cara rosto|visage|gesicht
mouth|boca|boca|bouche|mund
ear|oreja oido|orelha ouvido|oreille|ohr
nose|nariz|nariz|nez|nase
hair|pelo cabello|cabelo|cheveux|haar haare
arm|brazo|braco|bras|arm
leg foot feet|pierna pie pies|perna pe pes|jambe pied pieds|bein fuss fusse
back|espalda atras|costas tras|dos arriere|rucken zuruck
blood|sangre|sangue|sang|blut
skin|piel|pele|peau|haut
bone|hueso|osso|os|knochen
brain|cerebro|cerebro|cerveau|gehirn
voice|voz|voz|voix|stimme
mind|mente|mente|esprit|geist verstand
soul spirit|alma espiritu|alma espirito|ame esprit|seele geist
god|dios|deus|dieu|gott
church|iglesia|igreja|eglise|kirche
king queen|rey reina|rei rainha|roi reine|konig konigin
boy|nino chico muchacho|menino rapaz|garcon|junge
girl|nina chica muchacha|menina rapariga|fille|madchen
baby|bebe|bebe|bebe|baby
son|hijo|filho|fils|sohn
daughter|hija|filha|fille|tochter
brother|hermano|irmao|frere|bruder
sister|hermana|irma|soeur|schwester
husband|marido esposo|marido|mari epoux|mann ehemann
wife|esposa mujer|mulher esposa|femme epouse|frau ehefrau
parents|padres|pais|parents|eltern
uncle aunt|tio tia|tio tia|oncle tante|onkel tante
cousin|primo prima|primo prima|cousin cousine|cousin cousine
grandfather grandmother|abuelo abuela|avo avos|grandpere grandmere|grossvater grossmutter
neighbour neighbor|vecino|vizinho|voisin|nachbar
guest|invitado huesped|convidado hospede|invite|gast gaste
owner|dueno propietario|dono proprietario|proprietaire|besitzer eigentumer
worker employee|trabajador empleado|trabalhador funcionario empregado|travailleur employe salarie|arbeiter mitarbeiter angestellte
boss|jefe|chefe patrao|patron chef|chef
soldier army|soldado ejercito|soldado exercito|soldat armee|soldat armee
judge court|juez tribunal corte|juiz tribunal|juge tribunal cour|richter gericht
lawyer|abogado|advogado|avocat|anwalt rechtsanwalt
crime criminal|crimen delito|crime|crime delit|verbrechen
prison jail|carcel prision|prisao cadeia|prison|gefangnis
thief steal stolen stole|ladron robar robo|ladrao roubar roubo|voleur voler vol|dieb stehlen gestohlen
guilty|culpable|culpado|coupable|schuldig
vote voters election|voto votar eleccion|voto votar eleicao|vote voter election|wahl wahlen stimme wahler
party|partido fiesta|partido festa|parti fete|partei feier
mayor|alcalde|prefeito presidente|maire|burgermeister
tax taxes|impuesto impuestos|imposto impostos|impot taxe|steuer steuern
budget|presupuesto|orcamento|budget|haushalt budget
bank|banco|banco|banque|bank
trade|comercio|comercio|commerce|handel
market|mercado|mercado|marche|markt
shop store|tienda|loja|magasin boutique|laden geschaft
goods product|producto mercancia|produto mercadoria|produit marchandise|ware waren produkt
factory plant|fabrica planta|fabrica|usine|fabrik werk
tool machine|maquina herramienta|maquina ferramenta|machine outil|maschine werkzeug
engine|motor|motor|moteur|motor
ship boat|barco buque|barco navio|bateau navire|schiff boot
train|tren|comboio trem|train|zug
plane aircraft|avion|aviao|avion|flugzeug
bridge|puente|ponte|pont|brucke
wheel|rueda|roda|roue|rad
window|ventana|janela|fenetre|fenster
wall|pared muro|parede muro|mur|wand mauer
floor ground|suelo piso|chao piso|sol plancher etage|boden stock
roof|techo tejado|telhado teto|toit|dach
room|habitacion cuarto sala|quarto sala|chambre salle piece|zimmer raum
kitchen|cocina|cozinha|cuisine|kuche
bed|cama|cama|lit|bett
table|mesa|mesa|table|tisch
chair|silla|cadeira|chaise|stuhl
key|llave clave|chave|cle clef|schlussel
box|caja|caixa|boite|kiste schachtel
bag|bolsa bolso|saco bolsa|sac|tasche
clothes dress|ropa vestido|roupa vestido|vetements robe|kleidung kleid
shoe shoes|zapato zapatos|sapato sapatos|chaussure chaussures|schuh schuhe
food meal|comida alimento|comida alimento refeicao|nourriture repas aliment|essen nahrung mahlzeit
bread|pan|pao|pain|brot
meat|carne|carne|viande|fleisch
fish|pescado pez|peixe|poisson|fisch
egg eggs|huevo huevos|ovo ovos|oeuf oeufs|ei eier
milk|leche|leite|lait|milch
sugar|azucar|acucar|sucre|zucker
salt|sal|sal|sel|salz
wine|vino|vinho|vin|wein
beer|cerveza|cerveja|biere|bier
tree trees|arbol arboles|arvore arvores|arbre arbres|baum baume
wood forest|madera bosque|madeira floresta|bois foret|holz wald
flower|flor|flor|fleur|blume
grass|hierba|erva relva|herbe|gras
leaf leaves|hoja hojas|folha folhas|feuille feuilles|blatt blatter
field|campo|campo|champ|feld
farm farmer|granja agricultor|quinta fazenda agricultor|ferme agriculteur|bauernhof bauer
animal|animal|animal|animal|tier tiere
dog|perro|cao cachorro|chien|hund
cat|gato|gato|chat|katze
horse|caballo|cavalo|cheval|pferd
cow|vaca|vaca|vache|kuh
pig|cerdo|porco|cochon porc|schwein
bird|pajaro ave|passaro ave|oiseau|vogel
sun|sol|sol|soleil|sonne
moon|luna|lua|lune|mond
star stars|estrella estrellas|estrela estrelas|etoile etoiles|stern sterne
sky|cielo|ceu|ciel|himmel
rain|lluvia llover|chuva chover|pluie pleuvoir|regen regnen
snow|nieve|neve|neige|schnee
wind|viento|vento|vent|wind
storm|tormenta|tempestade|tempete orage|sturm
fire|fuego incendio|fogo incendio|feu incendie|feuer brand
light|luz|luz|lumiere|licht
earth land|tierra|terra|terre|erde land
sea ocean|mar oceano|mar oceano|mer ocean|meer see
river|rio|rio|fleuve riviere|fluss
lake|lago|lago|lac|see
beach coast|playa costa|praia costa|plage cote|strand kuste
island|isla|ilha|ile|insel
mountain hill|montana colina|montanha colina|montagne colline|berg hugel
stone rock|piedra|pedra|pierre|stein
iron steel|hierro acero|ferro aco|fer acier|eisen stahl
gold silver|oro plata|ouro prata|or argent|gold silber
glass|vidrio vaso|vidro copo|verre|glas
paper|papel|papel|papier|papier
picture image photo|imagen foto cuadro|imagem foto quadro|image photo|bild foto
colour color|color|cor|couleur|farbe
blue|azul|azul|bleu|blau
green|verde|verde|vert|grun
yellow|amarillo|amarelo|jaune|gelb
brown|marron|castanho marrom|brun marron|braun
hour hours|hora horas|hora horas|heure heures|stunde stunden
minute minutes|minuto minutos|minuto minutos|minute minutes|minute minuten
century|siglo|seculo|siecle|jahrhundert
summer|verano|verao|ete|sommer
winter|invierno|inverno|hiver|winter
spring|primavera|primavera|printemps|fruhling
autumn fall|otono|outono|automne|herbst
evening|tarde noche|tarde noite|soir|abend
afternoon|tarde|tarde|apresmidi|nachmittag
season|temporada estacion|temporada epoca estacao|saison|saison jahreszeit
past|pasado|passado|passe|vergangen vergangenheit
future|futuro|futuro|avenir futur|zukunft
birth birthday|nacimiento cumpleanos|nascimento aniversario|naissance anniversaire|geburt geburtstag
age old|edad|idade|age|alter
beginning|principio comienzo|principio comeco inicio|debut|anfang beginn
middle|medio mitad|meio|milieu|mitte
side|lado|lado|cote|seite
top|cima alto|topo cimo|sommet haut|spitze oben
bottom|fondo|fundo|fond bas|boden unten
corner|esquina rincon|esquina canto|coin|ecke
line|linea|linha|ligne|linie reihe
circle round|circulo redondo|circulo redondo|cercle rond|kreis rund
size|tamano|tamanho|taille|grosse
weight|peso|peso|poids|gewicht
length|longitud|comprimento|longueur|lange
piece|pieza trozo|pedaco peca|morceau piece|stuck
list|lista|lista|liste|liste
page|pagina|pagina|page|seite
letter|carta letra|carta letra|lettre|brief buchstabe
language|idioma lengua lenguaje|lingua idioma|langue|sprache
story history|historia cuento|historia conto|histoire|geschichte
idea thought|idea pensamiento|ideia pensamento|idee pensee|idee gedanke
reason|razon motivo|razao motivo|raison|grund
result|resultado|resultado|resultat|ergebnis
cause|causa|causa|cause|ursache
effect|efecto|efeito|effet|wirkung
example|ejemplo|exemplo|exemple|beispiel
rule|regla norma|regra|regle|regel
right law|derecho|direito|droit|recht
duty|deber|dever|devoir|pflicht
need|necesidad|necessidade|besoin|bedurfnis bedarf
wish desire|deseo desear|desejo desejar|desir souhaiter souhait|wunsch wunschen
dream|sueno sonar|sonho sonhar|reve rever|traum traumen
goal aim|objetivo meta gol|objetivo meta golo gol|but objectif|ziel tor
success successful|exito|sucesso exito|succes reussite|erfolg erfolgreich
chance opportunity|oportunidad ocasion|oportunidade chance|occasion chance|chance gelegenheit
luck lucky|suerte|sorte|chance|gluck
gift present|regalo|presente prenda|cadeau|geschenk
trust confidence|confianza confiar|confianca confiar|confiance|vertrauen
support|apoyo apoyar|apoio apoiar|soutien soutenir|unterstutzung unterstutzen
attack|ataque atacar|ataque atacar|attaque attaquer|angriff angreifen
defend defence defense|defender defensa|defender defesa|defendre defense|verteidigen verteidigung
peace|paz|paz|paix|frieden
enemy|enemigo|inimigo|ennemi|feind
weapon gun|arma pistola|arma pistola|arme pistolet|waffe pistole
border|frontera|fronteira|frontiere|grenze
flag|bandera|bandeira|drapeau|flagge fahne
member|miembro|membro|membre|mitglied
group|grupo|grupo|groupe|gruppe
crowd|multitud|multidao|foule|menge
society|sociedad|sociedade|societe|gesellschaft
research researcher|investigacion investigador|pesquisa investigacao pesquisador|recherche chercheur|forschung forscher
knowledge|conocimiento|conhecimento|connaissance savoir|wissen kenntnis
science|ciencia|ciencia|science|wissenschaft
test exam|prueba examen|teste prova exame|epreuve examen essai|prufung test
class lesson|clase leccion|aula classe licao|classe cours lecon|klasse unterricht
writer author|escritor autor|escritor autor|ecrivain auteur|schriftsteller autor
speech|discurso|discurso|discours|rede
newspaper|periodico diario|jornal|journal|zeitung
stage|escenario etapa|palco etapa|scene etape|buhne stufe
theatre theater|teatro|teatro|theatre|theater
art artist|arte artista|arte artista|art artiste|kunst kunstler
sport|deporte|desporto esporte|sport|sport
race|carrera|corrida|course|rennen
ball|pelota balon|bola|balle ballon|ball
prize award|premio|premio|prix|preis
coach|entrenador|treinador|entraineur|trainer
win victory|victoria ganar|vitoria ganhar|victoire gagner|sieg gewinnen
defeat beat|derrota vencer|derrota vencer|defaite battre|niederlage schlagen besiegt
champion|campeon|campeao|champion|meister
nurse doctor|medico enfermera doctor|medico enfermeiro doutor|medecin infirmiere docteur|arzt arztin krankenschwester
patient|paciente|paciente|patient|patient
pain|dolor|dor|douleur|schmerz schmerzen
medicine drug drugs|medicina medicamento droga|medicina medicamento droga remedio|medicament drogue|medizin medikament droge
help aid|ayuda|ajuda|aide|hilfe
care|cuidado cuidar|cuidado cuidar|soin soigner|pflege sorge
weapon bomb|bomba|bomba|bombe|bombe
accident crash|accidente choque|acidente|accident|unfall
damage|dano danos|dano danos|dommage degats|schaden
victim|victima|vitima|victime|opfer
witness|testigo|testemunha|temoin|zeuge
proof evidence|prueba pruebas|prova provas|preuve|beweis
statement|declaracion|declaracao|declaration|erklarung aussage
report|informe reportar|relatorio|rapport|bericht berichten
claim claimed|afirmar|afirmar alegar|affirmer pretendre|behaupten behauptete
announce announced|anunciar|anunciar|annoncer|ankundigen
warn warning|advertir advertencia|avisar aviso alertar|avertir avertissement|warnen warnung
threat threaten|amenaza amenazar|ameaca ameacar|menace menacer|bedrohung drohen
promise|promesa prometer|promessa prometer|promesse promettre|versprechen versprach
plan|plan|plano|plan projet|plan planen
hard work effort|esfuerzo|esforco|effort|anstrengung muhe
quarter|cuarto trimestre|quarto trimestre|quart trimestre|viertel quartal
number figure|numero cifra|numero cifra|nombre chiffre|zahl nummer
amount|cantidad|quantidade|montant quantite|betrag menge
value worth|valor|valor|valeur|wert
debt|deuda|divida|dette|schuld schulden
profit gain|ganancia beneficio|lucro ganho|profit benefice|gewinn
loss|perdida|perda|perte|verlust
share stock|accion acciones|acao acoes|action actions|aktie aktien
salary wage|salario sueldo|salario|salaire|gehalt lohn
rent|alquiler renta|aluguel renda|loyer|miete
property|propiedad|propriedade|propriete|eigentum
building|edificio|edificio predio|batiment immeuble|gebaude
neighbourhood|barrio|bairro|quartier|viertel
village|pueblo aldea|aldeia vila|village|dorf
region area|zona region|zona regiao|region zone|gebiet region
abroad foreign foreigner|extranjero|estrangeiro|etranger|ausland auslander
traffic|trafico|transito trafego|circulation|verkehr
speed|velocidad|velocidade|vitesse|geschwindigkeit
air|aire|ar|air|luft
energy power|energia|energia|energie|energie strom
oil|petroleo aceite|petroleo oleo azeite|petrole huile|ol
coal gas|carbon gas|carvao gas|charbon gaz|kohle gas
computer|ordenador computadora|computador|ordinateur|rechner computer
screen|pantalla|ecra tela|ecran|bildschirm
network|red|rede|reseau|netz netzwerk
data|datos|dados|donnees|daten
phone|telefono movil|telefone telemovel celular|telephone portable|telefon handy
website web|pagina web|site pagina|site|webseite
user|usuario|usuario utilizador|utilisateur|nutzer benutzer
password|contrasena|senha|motdepasse|passwort
share post|publicar|publicar|publier|veroffentlichen
`;
