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
