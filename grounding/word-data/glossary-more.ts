/** Further words of general language, in the form of `frequentGlossary`: the first half. */
export const moreGlossary = `
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
`;
