/** Further words of general language, in the form of `frequentGlossary`: the second half. */
export const restGlossary = `
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
