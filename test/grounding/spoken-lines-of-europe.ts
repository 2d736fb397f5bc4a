/** Lines of a recording, then quotes of it, each behind its verdict: languages of Europe beside the five of the number tests. */
export const otherEuropean: Readonly<Record<string, string>> = {
  ru: `
Вчера вечером мы два часа заседали в библиотеке.
В компании работает четыре тысячи двести человек.
Он никому ничего не сказал и ушёл.
Аренда выросла с восьмидесяти до девяноста пяти тысяч рублей.
Мы не успеем до среды.
Проект возможен уже этим летом.
Ей было сорок семь лет, когда началась стройка.
said: В компании работает 4200 человек
altered: В компании работает 4300 человек
said: Аренда выросла с 80 до 95 тысяч рублей
altered: Аренда выросла с 80 до 85 тысяч рублей
altered: Мы успеем до среды
altered: Он всё сказал и ушёл
altered: Проект невозможен уже этим летом
said: Ей было 47 лет, когда началась стройка
not_said: После извержения вулкана все жители деревни уехали
altered: Вчера вечером мы три часа заседали в библиотеке
`,
  uk: `
Минулого року ми посадили триста п'ятдесят яблунь.
Я не думаю, що цей міст витримає наступну зиму.
Мер сказав, що нова бібліотека відкриється у травні.
said: Минулого року ми посадили триста п’ятдесят яблунь
altered: Я думаю, що цей міст витримає наступну зиму
altered: Мер сказав, що нова бібліотека відкриється у червні
`,
  el: `
Χθες το βράδυ συνεδριάσαμε δύο ώρες στη βιβλιοθήκη.
Στην εταιρεία δουλεύουν τέσσερις χιλιάδες διακόσιοι άνθρωποι.
Δεν το είπε σε κανέναν και έφυγε.
Δεν θα τελειώσουμε πριν από την Τετάρτη.
Το ενοίκιο ανέβηκε στα ενενήντα πέντε ευρώ.
said: Στην εταιρεία δουλεύουν 4.200 άνθρωποι
altered: Στην εταιρεία δουλεύουν 4.300 άνθρωποι
altered: Θα τελειώσουμε πριν από την Τετάρτη
altered: Το είπε σε όλους και έφυγε
said: Το ενοίκιο ανέβηκε στα 95 ευρώ
not_said: Μετά την έκρηξη του ηφαιστείου έφυγαν όλοι οι χωρικοί
`,
  tr: `
Dün akşam kütüphanede iki saat toplandık.
Şirkette dört bin iki yüz kişi çalışıyor.
Kimseye söylemeden gitti.
Çarşambadan önce bitiremeyeceğiz.
Kira doksan beş bin liraya çıktı.
Yeni makine eskisinden daha pahalı değil.
said: Şirkette 4200 kişi çalışıyor
altered: Şirkette 4300 kişi çalışıyor
altered: Çarşambadan önce bitireceğiz
said: Kira 95 bin liraya çıktı
altered: Kira 85 bin liraya çıktı
altered: Yeni makine eskisinden daha pahalı
not_said: Yanardağ patladıktan sonra köydeki herkes taşındı
`,
  pl: `
Wczoraj wieczorem obradowaliśmy dwie godziny w bibliotece.
W firmie pracuje cztery tysiące dwieście osób.
Nikomu nic nie powiedział i wyszedł.
Nie zdążymy przed środą.
Czynsz wzrósł do dziewięćdziesięciu pięciu tysięcy złotych.
said: W firmie pracuje 4200 osób
altered: W firmie pracuje 4300 osób
altered: Zdążymy przed środą
said: Czynsz wzrósł do 95 tysięcy złotych
altered: Czynsz wzrósł do 85 tysięcy złotych
altered: Wszystkim wszystko powiedział i wyszedł
altered: Czynsz spadł do dziewięćdziesięciu pięciu tysięcy złotych
not_said: Po wybuchu wulkanu wszyscy mieszkańcy wsi wyjechali
`,
  sv: `
I går kväll satt vi två timmar i biblioteket.
Han berättade inte för någon att han skulle gå.
Vi har inga planer på en ny bro.
altered: Han berättade för någon att han skulle gå
altered: Vi har planer på en ny bro
not_said: Efter vulkanutbrottet flyttade alla bybor
`,
  it: `
Buonasera e benvenuti al consiglio del porto.
Abbiamo trecentocinquantotto barche nel bacino.
La gru costa trentacinquemila euro.
Le vendite sono salite del cinquanta per cento.
Non credo che il traghetto sopravviva un altro anno.
Il museo apre il tre marzo.
Non abbiamo mai visto niente di simile.
said: Abbiamo 358 barche nel bacino
altered: Abbiamo 385 barche nel bacino
said: La gru costa 35.000 euro
altered: La gru costa 45.000 euro
said: Le vendite sono salite del 50%
altered: Credo che il traghetto sopravviva un altro anno
altered: Il museo apre il tre maggio
altered: Abbiamo già visto qualcosa di simile
not_said: La stazione ha ricevuto ieri un tetto di vetro
`,
  nl: `
Goedenavond en welkom bij de havenraad.
We hebben driehonderdvijfentwintig boten in het dok.
De kraan kost vijfendertigduizend euro.
Ik geloof niet dat de veerboot nog een jaar overleeft.
Wij kopen die oude boot niet.
Er zijn geen plannen voor de pier.
said: We hebben 325 boten in het dok
altered: We hebben 352 boten in het dok
said: De kraan kost 35.000 euro
altered: Ik geloof dat de veerboot nog een jaar overleeft
altered: Wij kopen die oude boot
altered: Er zijn plannen voor de pier
not_said: Het station kreeg gisteren een glazen dak
`,
};

/** The same for what the other tests of these languages leave out. */
export const fiveLanguages: Readonly<Record<string, string>> = {
  de: `
Guten Abend und willkommen im Hafenrat.
Wir haben zweihundertfünfunddreißig Boote im Winterdock.
Der neue Kran kostet dreieinhalb Millionen Euro.
Die Rechnung betrug 1.234,50 € im letzten Monat.
Der Umsatz stieg um fünfzig Prozent.
Das Treffen beginnt um halb sechs am Donnerstag.
Ich glaube nicht, dass die Fähre noch ein Jahr überlebt.
Es ist durchaus möglich, die Mole zu reparieren.
Wir kaufen das alte Boot nicht.
Am dritten März öffnet das Museum.
Die Gebühr wird doppelt so hoch wie früher.
Sie war neunzehnhundertvierundachtzig Bürgermeisterin.
said: Wir haben 235 Boote im Winterdock
altered: Wir haben 253 Boote im Winterdock
altered: Wir haben zweihundertdreiundfünfzig Boote im Winterdock
said: Der neue Kran kostet 3,5 Millionen Euro
said: Der neue Kran kostet 3.500.000 €
altered: Der neue Kran kostet 4,5 Millionen Euro
said: Die Rechnung betrug 1234,50 Euro im letzten Monat
altered: Die Rechnung betrug 1.243,50 € im letzten Monat
said: Der Umsatz stieg um 50 %
altered: Der Umsatz stieg um 15 %
said: Das Treffen beginnt um 5:30 am Donnerstag
altered: Das Treffen beginnt um halb sieben am Donnerstag
altered: Das Treffen beginnt um 6:30 am Donnerstag
altered: Ich glaube, dass die Fähre noch ein Jahr überlebt
altered: Es ist durchaus unmöglich, die Mole zu reparieren
altered: Wir kaufen das alte Boot
said: Am 3. März öffnet das Museum
altered: Am 4. März öffnet das Museum
altered: Am dritten Mai öffnet das Museum
altered: Die Gebühr wird halb so hoch wie früher
said: Sie war 1984 Bürgermeisterin
altered: Sie war 1948 Bürgermeisterin
not_said: Der Bahnhof bekam gestern ein neues Dach aus Glas
said: WIR HABEN ZWEIHUNDERTFÜNFUNDDREISSIG BOOTE IM WINTERDOCK
`,
  es: `
Buenas tardes y bienvenidos a la junta del puerto.
Tenemos doscientos treinta y cinco barcos en el dique.
La grúa cuesta treinta y cinco mil euros.
Las ventas subieron un cincuenta por ciento.
La reunión empieza a las cinco y media del jueves.
No creo que el transbordador sobreviva otro año.
El museo abre el 3 de marzo.
El precio es el doble que antes.
Nunca hemos visto nada parecido en esta costa.
Todos los niños deben llevar casco.
Es posible reparar el muelle este verano.
La factura fue de 1.234,50 € el mes pasado.
said: Tenemos 235 barcos en el dique
altered: Tenemos 253 barcos en el dique
said: La grúa cuesta 35.000 €
said: La grúa cuesta 35 000 euros
altered: La grúa cuesta 53.000 €
altered: La grúa cuesta treinta y seis mil euros
said: Las ventas subieron un 50 %
altered: Las ventas subieron un 60 %
said: La reunión empieza a las 5:30 del jueves
altered: La reunión empieza a las 6:30 del jueves
altered: La reunión empieza a las cinco y media del martes
altered: Creo que el transbordador sobreviva otro año
said: El museo abre el tres de marzo
said: El museo abre el 3/3
altered: El museo abre el 3/4
altered: El precio es el triple que antes
altered: El precio es la mitad que antes
altered: Hemos visto algo parecido en esta costa
altered: Es imposible reparar el muelle este verano
said: la factura fue de 1234,50 euros el mes pasado
not_said: La estación estrenó ayer un techo de cristal
altered: Tenemos doscientos treinta y cinco barcos en el museo
`,
  fr: `
Bonsoir et bienvenue au conseil du port.
Nous avons quatre-vingt-dix-sept bateaux dans le bassin.
La grue coûte soixante-quinze mille euros.
Les ventes ont augmenté de cinquante pour cent.
La réunion commence à cinq heures et demie jeudi.
Je ne crois pas que le bac survive une autre année.
Le musée ouvre le trois mars.
Le prix est le double d'avant.
Il y avait trois millions et demi de visiteurs.
Je sais pas si le quai tiendra cet hiver.
On n'a jamais vu rien de semblable ici.
C'est possible de réparer la jetée cet été.
said: Nous avons 97 bateaux dans le bassin
altered: Nous avons 87 bateaux dans le bassin
altered: Nous avons quatre-vingt-sept bateaux dans le bassin
said: La grue coûte 75 000 €
altered: La grue coûte 65 000 €
altered: La grue coûte soixante-cinq mille euros
said: Les ventes ont augmenté de 50 %
altered: Les ventes ont baissé de cinquante pour cent
said: La réunion commence à 5 h 30 jeudi
altered: La réunion commence à 6 h 30 jeudi
altered: Je crois que le bac survive une autre année
said: Le musée ouvre le 3 mars
altered: Le musée ouvre le 3 mai
said: Il y avait 3,5 millions de visiteurs
altered: Il y avait 4,5 millions de visiteurs
said: Je ne sais pas si le quai tiendra cet hiver
altered: Je sais si le quai tiendra cet hiver
altered: C'est impossible de réparer la jetée cet été
altered: On a vu quelque chose de semblable ici
not_said: La gare a reçu hier un nouveau toit de verre
altered: Le prix est le triple d'avant
`,
  pt: `
Boa noite e bem-vindos à junta do porto.
Temos mil novecentos e oitenta e quatro barcos na doca.
O guindaste custa trinta e cinco mil euros.
As vendas subiram cinquenta por cento.
A reunião começa às cinco e meia de quinta-feira.
Não acredito que a balsa sobreviva mais um ano.
O museu abre no dia três de março.
O preço é o dobro de antes.
Nunca vimos nada parecido nesta costa.
É possível consertar o cais neste verão.
said: Temos 1984 barcos na doca
altered: Temos 1948 barcos na doca
said: Temos 1.984 barcos na doca
said: O guindaste custa 35.000 €
altered: O guindaste custa 45.000 €
said: As vendas subiram 50%
altered: As vendas subiram 15%
said: A reunião começa às 5h30 de quinta-feira
altered: A reunião começa às 6h30 de quinta-feira
altered: Acredito que a balsa sobreviva mais um ano
said: O museu abre no dia 3 de março
altered: O museu abre no dia 3 de maio
altered: O preço é o triplo de antes
altered: Já vimos algo parecido nesta costa
altered: É impossível consertar o cais neste verão
not_said: A estação ganhou ontem um novo teto de vidro
`,
};
