import { foldLetters } from "../fold-letters.ts";
import { moreNumberWords } from "./more-number-words.ts";

/** What a word does in a spoken number. `scale` multiplies what stands before it; `ordinal` ends the number. */
export interface NumberWord {
  readonly role: "unit" | "teen" | "tens" | "hundred" | "scale" | "ordinal" | "and" | "point" | "one";
  readonly value: number;
}

type Entry = readonly [NumberWord["role"], string];

const shared = {
  en: [
    ["unit", "zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 one:1"],
    [
      "teen",
      "ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19",
    ],
    ["tens", "twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90"],
    ["hundred", "hundred:100"],
    ["scale", "thousand:1e3 million:1e6 billion:1e9 trillion:1e12"],
    [
      "ordinal",
      "first:1 second:2 third:3 fourth:4 fifth:5 sixth:6 seventh:7 eighth:8 ninth:9 tenth:10 eleventh:11 twelfth:12 thirteenth:13 fourteenth:14 fifteenth:15 sixteenth:16 seventeenth:17 eighteenth:18 nineteenth:19 twentieth:20 thirtieth:30 fortieth:40 fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90 hundredth:100 thousandth:1000",
    ],
    ["and", "and:0"],
    ["point", "point:0"],
    ["one", "a:1"],
  ],
  es: [
    ["unit", "cero:0 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9"],
    [
      "teen",
      "diez:10 once:11 doce:12 trece:13 catorce:14 quince:15 dieciseis:16 diecisiete:17 dieciocho:18 diecinueve:19 veintiuno:21 veintiun:21 veintiuna:21 veintidos:22 veintitres:23 veinticuatro:24 veinticinco:25 veintiseis:26 veintisiete:27 veintiocho:28 veintinueve:29",
    ],
    ["tens", "veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90"],
    [
      "hundred",
      "cien:100 ciento:100 cientos:100 doscientos:200 doscientas:200 trescientos:300 trescientas:300 cuatrocientos:400 cuatrocientas:400 quinientos:500 quinientas:500 seiscientos:600 seiscientas:600 setecientos:700 setecientas:700 ochocientos:800 ochocientas:800 novecientos:900 novecientas:900",
    ],
    ["scale", "mil:1e3 miles:1e3 millon:1e6 millones:1e6 billon:1e12 billones:1e12"],
    [
      "ordinal",
      "primero:1 primer:1 primera:1 segundo:2 segunda:2 tercero:3 tercer:3 tercera:3 cuarto:4 cuarta:4 quinto:5 quinta:5 sexto:6 sexta:6 septimo:7 septima:7 octavo:8 octava:8 noveno:9 novena:9 decimo:10 decima:10 undecimo:11 undecima:11 duodecimo:12 duodecima:12 vigesimo:20 vigesima:20 trigesimo:30 trigesima:30 cuadragesimo:40 cuadragesima:40 quincuagesimo:50 quincuagesima:50 sexagesimo:60 sexagesima:60 septuagesimo:70 septuagesima:70 octogesimo:80 octogesima:80 nonagesimo:90 nonagesima:90 centesimo:100 centesima:100",
    ],
    ["and", "y:0"],
    ["point", "coma:0 punto:0"],
    ["one", "un:1 uno:1 una:1"],
  ],
  pt: [
    ["unit", "zero:0 dois:2 duas:2 tres:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9"],
    [
      "teen",
      "dez:10 onze:11 doze:12 treze:13 catorze:14 quatorze:14 quinze:15 dezesseis:16 dezasseis:16 dezessete:17 dezassete:17 dezoito:18 dezenove:19 dezanove:19",
    ],
    ["tens", "vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90"],
    [
      "hundred",
      "cem:100 cento:100 duzentos:200 duzentas:200 trezentos:300 trezentas:300 quatrocentos:400 quatrocentas:400 quinhentos:500 quinhentas:500 seiscentos:600 seiscentas:600 setecentos:700 setecentas:700 oitocentos:800 oitocentas:800 novecentos:900 novecentas:900",
    ],
    [
      "scale",
      "mil:1e3 milhares:1e3 milhao:1e6 milhoes:1e6 bilhao:1e9 bilhoes:1e9 trilhao:1e12 trilhoes:1e12",
    ],
    [
      "ordinal",
      "primeiro:1 primeira:1 terceiro:3 terceira:3 quarto:4 quinto:5 quinta:5 sexto:6 setimo:7 setima:7 oitavo:8 oitava:8 nono:9 nona:9 decimo:10 decima:10 vigesimo:20 vigesima:20 trigesimo:30 trigesima:30 quadragesimo:40 quadragesima:40 quinquagesimo:50 quinquagesima:50 sexagesimo:60 sexagesima:60 septuagesimo:70 septuagesima:70 octogesimo:80 octogesima:80 nonagesimo:90 nonagesima:90 centesimo:100 centesima:100",
    ],
    ["and", "e:0"],
    ["point", "virgula:0 ponto:0"],
    ["one", "um:1 uma:1"],
  ],
  fr: [
    ["unit", "zero:0 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9"],
    ["teen", "dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16"],
    [
      "tens",
      "vingt:20 vingts:20 trente:30 quarante:40 cinquante:50 soixante:60 septante:70 huitante:80 octante:80 nonante:90",
    ],
    ["hundred", "cent:100 cents:100"],
    [
      "scale",
      "mille:1e3 milliers:1e3 million:1e6 millions:1e6 milliard:1e9 milliards:1e9 md:1e9 mds:1e9 billion:1e12 billions:1e12",
    ],
    [
      "ordinal",
      "premier:1 premiere:1 unieme:1 deuxieme:2 second:2 seconde:2 troisieme:3 quatrieme:4 cinquieme:5 sixieme:6 septieme:7 huitieme:8 neuvieme:9 dixieme:10 onzieme:11 douzieme:12 treizieme:13 quatorzieme:14 quinzieme:15 seizieme:16 vingtieme:20 trentieme:30 quarantieme:40 cinquantieme:50 soixantieme:60 centieme:100",
    ],
    ["and", "et:0"],
    ["point", "virgule:0"],
    ["one", "un:1 une:1"],
  ],
  de: [
    ["unit", "null:0 eins:1 zwei:2 zwo:2 drei:3 vier:4 funf:5 sechs:6 sieben:7 acht:8 neun:9"],
    [
      "teen",
      "zehn:10 elf:11 zwolf:12 dreizehn:13 vierzehn:14 funfzehn:15 sechzehn:16 siebzehn:17 achtzehn:18 neunzehn:19",
    ],
    ["tens", "zwanzig:20 dreissig:30 vierzig:40 funfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90"],
    ["hundred", "hundert:100"],
    [
      "scale",
      "tausend:1e3 million:1e6 millionen:1e6 mio:1e6 mrd:1e9 tsd:1e3 milliarde:1e9 milliarden:1e9 billion:1e12 billionen:1e12",
    ],
    ["ordinal", "erste:1 dritte:3 siebte:7 achte:8"],
    ["and", "und:0"],
    ["point", "komma:0"],
    ["one", "ein:1 eine:1 einen:1 einer:1 einem:1"],
  ],
} as const satisfies Record<string, readonly Entry[]>;

/** A language whose spoken numbers are read as values. */
export type NumberLanguage = keyof typeof shared;

const tables: ReadonlyMap<NumberLanguage, ReadonlyMap<string, NumberWord>> = new Map(
  (Object.keys(shared) as NumberLanguage[]).map((language) => [language, toTable(shared[language])]),
);

function toTable(entries: readonly Entry[]): ReadonlyMap<string, NumberWord> {
  const table = new Map<string, NumberWord>();
  for (const [role, words] of entries) {
    for (const pair of words.split(" ")) {
      const [word = "", value = "0"] = pair.split(":");
      if (word !== "") table.set(word, { role, value: Number(value) });
    }
  }
  return table;
}

/** A German number in one word, `dreiundzwanzig`: unit, `und`, tens. */
const germanPairs: ReadonlyMap<string, NumberWord> = new Map(
  [...(tables.get("de") ?? [])].flatMap(([tens, ten]) => {
    if (ten.role !== "tens") return [];
    const units = [...(tables.get("de") ?? [])].filter(([, word]) => word.role === "unit" && word.value > 0);
    return [...units, ["ein", { role: "unit", value: 1 }] as const].map(
      ([unit, one]) => [`${unit}und${tens}`, { role: "teen", value: ten.value + one.value }] as const,
    );
  }),
);

const germanCardinals: ReadonlyMap<string, NumberWord> = new Map([
  ...(tables.get("de") ?? []),
  ...germanPairs,
]);

/** `vierte`, `zwanzigste`, `dreiundzwanzigste` in all their endings; four have a form of their own. */
const germanOrdinals: ReadonlyMap<string, NumberWord> = new Map(
  [...germanCardinals].flatMap(([word, { role, value }]) => {
    const stem = role === "ordinal" ? word.slice(0, -1) : `${word}${value < 20 ? "t" : "st"}`;
    const isCounted =
      role === "ordinal" || role === "unit" || role === "teen" || role === "tens" || role === "hundred";
    return isCounted && value > 0
      ? ["e", "en", "er", "es", "em"].map((end) => [`${stem}${end}`, { role: "ordinal", value }] as const)
      : [];
  }),
);

const german: ReadonlyMap<string, NumberWord> = new Map([...germanOrdinals, ...germanCardinals]);

const moreTables: ReadonlyMap<string, ReadonlyMap<string, NumberWord>> = new Map(
  Object.entries(moreNumberWords).map(([language, entries]) => {
    const folded = (words: string): string => foldLetters(words).replaceAll("'", "");
    const roles = Object.entries(entries) as [NumberWord["role"], string][];
    return [language, toTable(roles.map(([role, words]) => [role, folded(words)]))];
  }),
);

/** `vijfentwintig`: unit, `en`, tens. */
const dutch = withPairs("nl", (tens, unit) => `${unit}en${tens}`);
/** `trentacinque`, and `trentotto` without the vowel before another. */
const italian = withPairs("it", (tens, unit) => `${/^[ou]/.test(unit) ? tens.slice(0, -1) : tens}${unit}`);

function withPairs(
  language: string,
  join: (tens: string, unit: string) => string,
): ReadonlyMap<string, NumberWord> {
  const table = moreTables.get(language) ?? new Map<string, NumberWord>();
  const pairs = [...table].flatMap(([tens, ten]) => {
    if (ten.role !== "tens") return [];
    const units = [...table].filter(
      ([, { role, value }]) => role === "one" || (role === "unit" && value > 0),
    );
    return units.map(
      ([unit, one]) => [join(tens, unit), { role: "teen", value: ten.value + one.value }] as const,
    );
  });
  return new Map([...table, ...pairs]);
}

const none: ReadonlyMap<string, NumberWord> = new Map();

/** The number words of a language, keys without diacritics: English when absent, none for a language without a table. */
export function numberWordsOf(language = "en"): ReadonlyMap<string, NumberWord> {
  const base = language.slice(0, 2).toLowerCase();
  const own: Readonly<Record<string, ReadonlyMap<string, NumberWord>>> = {
    de: german,
    nl: dutch,
    it: italian,
  };
  for (const [name, table] of tables) if (name === base && base !== "de") return table;
  return own[base] ?? moreTables.get(base) ?? none;
}

const ideographic = new Set(["zh", "yu", "ja", "ko"]);

/** Whether numbers in words are read in the language; in others they cannot be told from other words. */
export function readsNumberWords(language = "en"): boolean {
  return ideographic.has(language.slice(0, 2).toLowerCase()) || numberWordsOf(language).size > 0;
}
