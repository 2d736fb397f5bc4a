/**
 * Number words of languages that build them from parts in a row, hundreds first, by role; where a number is one word,
 * `compounds` says it is taken apart. Ordinals are not read.
 */
export const moreNumberWords = {
  it: {
    unit: "zero:0 due:2 tre:3 quattro:4 cinque:5 sei:6 sette:7 otto:8 nove:9",
    teen: "dieci:10 undici:11 dodici:12 tredici:13 quattordici:14 quindici:15 sedici:16 diciassette:17 diciotto:18 diciannove:19",
    tens: "venti:20 trenta:30 quaranta:40 cinquanta:50 sessanta:60 settanta:70 ottanta:80 novanta:90",
    hundred: "cento:100",
    scale: "mille:1e3 mila:1e3 milione:1e6 milioni:1e6 miliardo:1e9 miliardi:1e9",
    point: "virgola:0",
    one: "un:1 uno:1 una:1",
  },
  nl: {
    unit: "nul:0 twee:2 drie:3 vier:4 vijf:5 zes:6 zeven:7 acht:8 negen:9",
    teen: "tien:10 elf:11 twaalf:12 dertien:13 veertien:14 vijftien:15 zestien:16 zeventien:17 achttien:18 negentien:19",
    tens: "twintig:20 dertig:30 veertig:40 vijftig:50 zestig:60 zeventig:70 tachtig:80 negentig:90",
    hundred: "honderd:100",
    scale: "duizend:1e3 miljoen:1e6 miljard:1e9",
    point: "komma:0",
    one: "een:1",
  },
  pl: {
    unit: "zero:0 jeden:1 dwa:2 dwie:2 dwóch:2 trzy:3 trzech:3 cztery:4 czterech:4 pięć:5 pięciu:5 sześć:6 sześciu:6 siedem:7 siedmiu:7 osiem:8 ośmiu:8 dziewięć:9 dziewięciu:9",
    teen: "dziesięć:10 dziesięciu:10 jedenaście:11 dwanaście:12 trzynaście:13 czternaście:14 piętnaście:15 szesnaście:16 siedemnaście:17 osiemnaście:18 dziewiętnaście:19 jedenastu:11 dwunastu:12 trzynastu:13 czternastu:14 piętnastu:15 szesnastu:16 siedemnastu:17 osiemnastu:18 dziewiętnastu:19",
    tens: "dwadzieścia:20 dwudziestu:20 trzydzieści:30 trzydziestu:30 czterdzieści:40 czterdziestu:40 pięćdziesiąt:50 pięćdziesięciu:50 sześćdziesiąt:60 sześćdziesięciu:60 siedemdziesiąt:70 siedemdziesięciu:70 osiemdziesiąt:80 osiemdziesięciu:80 dziewięćdziesiąt:90 dziewięćdziesięciu:90",
    hundred:
      "sto:100 stu:100 dwieście:200 dwustu:200 trzysta:300 trzystu:300 czterystu:400 pięciuset:500 czterysta:400 pięćset:500 sześćset:600 siedemset:700 osiemset:800 dziewięćset:900",
    scale:
      "tysiąc:1e3 tysiące:1e3 tysięcy:1e3 milion:1e6 miliony:1e6 milionów:1e6 miliard:1e9 miliardy:1e9 miliardów:1e9",
    point: "przecinek:0",
    one: "",
  },
  ru: {
    unit: "ноль:0 один:1 одна:1 одну:1 одного:1 два:2 две:2 двух:2 три:3 трёх:3 четыре:4 четырёх:4 пять:5 пяти:5 шесть:6 шести:6 семь:7 семи:7 восемь:8 восьми:8 девять:9 девяти:9",
    teen: "десять:10 десяти:10 одиннадцать:11 двенадцать:12 тринадцать:13 четырнадцать:14 пятнадцать:15 шестнадцать:16 семнадцать:17 восемнадцать:18 девятнадцать:19 одиннадцати:11 двенадцати:12 тринадцати:13 четырнадцати:14 пятнадцати:15 шестнадцати:16 семнадцати:17 восемнадцати:18 девятнадцати:19",
    tens: "двадцать:20 тридцать:30 сорок:40 пятьдесят:50 шестьдесят:60 семьдесят:70 восемьдесят:80 девяносто:90 двадцати:20 тридцати:30 сорока:40 пятидесяти:50 шестидесяти:60 семидесяти:70 восьмидесяти:80 девяноста:90",
    hundred:
      "сто:100 ста:100 двести:200 триста:300 четыреста:400 пятьсот:500 шестьсот:600 семьсот:700 восемьсот:800 девятьсот:900",
    scale:
      "тысяча:1e3 тысячи:1e3 тысячу:1e3 тысяч:1e3 миллион:1e6 миллиона:1e6 миллионов:1e6 миллиард:1e9 миллиарда:1e9 миллиардов:1e9",
    point: "",
    one: "",
  },
  uk: {
    unit: "нуль:0 один:1 одна:1 одну:1 два:2 дві:2 двох:2 три:3 трьох:3 чотири:4 п'ять:5 п'яти:5 шість:6 шести:6 сім:7 семи:7 вісім:8 восьми:8 дев'ять:9 дев'яти:9",
    teen: "десять:10 десяти:10 одинадцять:11 дванадцять:12 тринадцять:13 чотирнадцять:14 п'ятнадцять:15 шістнадцять:16 сімнадцять:17 вісімнадцять:18 дев'ятнадцять:19",
    tens: "двадцять:20 тридцять:30 сорок:40 п'ятдесят:50 шістдесят:60 сімдесят:70 вісімдесят:80 дев'яносто:90",
    hundred:
      "сто:100 двісті:200 триста:300 чотириста:400 п'ятсот:500 шістсот:600 сімсот:700 вісімсот:800 дев'ятсот:900",
    scale:
      "тисяча:1e3 тисячі:1e3 тисячу:1e3 тисяч:1e3 мільйон:1e6 мільйони:1e6 мільйона:1e6 мільйонів:1e6 мільярд:1e9 мільярди:1e9 мільярда:1e9 мільярдів:1e9",
    point: "",
    one: "",
  },
  el: {
    unit: "μηδέν:0 ένα:1 ένας:1 μία:1 μια:1 δύο:2 τρία:3 τρεις:3 τέσσερα:4 τέσσερις:4 πέντε:5 έξι:6 επτά:7 εφτά:7 οκτώ:8 οχτώ:8 εννέα:9 εννιά:9",
    teen: "δέκα:10 έντεκα:11 ένδεκα:11 δώδεκα:12 δεκατρία:13 δεκατρείς:13 δεκατέσσερα:14 δεκατέσσερις:14 δεκαπέντε:15 δεκαέξι:16 δεκαεπτά:17 δεκαεφτά:17 δεκαοκτώ:18 δεκαοχτώ:18 δεκαεννέα:19 δεκαεννιά:19",
    tens: "είκοσι:20 τριάντα:30 σαράντα:40 πενήντα:50 εξήντα:60 εβδομήντα:70 ογδόντα:80 ενενήντα:90",
    hundred:
      "εκατό:100 εκατόν:100 διακόσια:200 διακόσιες:200 διακόσιοι:200 τριακόσια:300 τριακόσιες:300 τριακόσιοι:300 τετρακόσια:400 τετρακόσιες:400 τετρακόσιοι:400 πεντακόσια:500 πεντακόσιες:500 πεντακόσιοι:500 εξακόσια:600 εξακόσιες:600 εξακόσιοι:600 επτακόσια:700 επτακόσιες:700 εφτακόσια:700 εφτακόσιες:700 οκτακόσια:800 οκτακόσιες:800 οχτακόσια:800 οχτακόσιες:800 εννιακόσια:900 εννιακόσιες:900 εννιακόσιοι:900",
    scale:
      "χίλια:1e3 χίλιες:1e3 χιλιάδες:1e3 εκατομμύριο:1e6 εκατομμύρια:1e6 δισεκατομμύριο:1e9 δισεκατομμύρια:1e9",
    point: "κόμμα:0",
    one: "",
  },
  tr: {
    unit: "sıfır:0 bir:1 iki:2 üç:3 dört:4 beş:5 altı:6 yedi:7 sekiz:8 dokuz:9",
    teen: "",
    tens: "on:10 yirmi:20 otuz:30 kırk:40 elli:50 altmış:60 yetmiş:70 seksen:80 doksan:90",
    hundred: "yüz:100",
    scale: "bin:1e3 milyon:1e6 milyar:1e9",
    point: "virgül:0",
    one: "",
  },
} as const;
