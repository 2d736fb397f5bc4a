import { toWordMap } from "./word-map.ts";

/** Words for money by the one that stands for them: signs, codes and forms of English, Spanish, Portuguese, French, German. */
export const currencyWords = toWordMap(
  "dollars:dollar dollars dolar dolares bucks usd|euros:euro euros eur|pounds:pound pounds gbp libra libras pfund|yen:yen jpy|rupees:rupee rupees inr|francs:franc francs franken chf|pesos:peso pesos|reais:real reais brl",
);

/** Written before the amount. */
export const currencyCodes: ReadonlySet<string> = new Set("usd eur gbp jpy inr chf brl".split(" "));

/** The hundredth part of a currency. */
export const centWords: ReadonlySet<string> = new Set(
  "cent cents penny pence centimo centimos centavo centavos centime centimes".split(" "),
);

/** Units by the one that stands for them, read only behind a number; two words where a rate is meant. */
export const unitSigns = toWordMap(
  "kilometers:km kilometres kilometer kilometre kilometros quilometros kilometern|meters:m metres meter metre metros metern|centimeters:cm|millimeters:mm|kilograms:kg kgs kilo kilos kilogram kilogramm kilogrammes kilogramos quilos quilogramas|grams:g gram gramm grammes gramos gramas|milligrams:mg|tons:ton tonne tonnes tonnen tonelada toneladas|liters:l litres liter litre litros|milliliters:ml|hours:h hr hrs hour hora horas heure heures stunde stunden|minutes:min mins minute minuto minutos minuten|seconds:sec secs segundos secondes sekunden|percent:pct percentage|degrees:degree grado grados grau graus degre degres grad °|degrees celsius:°c|degrees fahrenheit:°f|miles per hour:mph|kilometers per hour:kmh kph|megawatts:mw|gigawatts:gw|kilowatts:kw|gigabytes:gb|megabytes:mb|terabytes:tb|feet:ft|inches:inch|pounds:lb lbs|ounces:oz|square feet:sqft",
);

/** Words for one part of several that have no other meaning, by how many parts there are. */
export const fractionNouns: ReadonlyMap<string, number> = new Map([
  ["tercio", 3],
  ["terco", 3],
  ["tiers", 3],
  ["quart", 4],
  ...["drittel", "viertel", "funftel", "sechstel", "siebtel", "achtel", "neuntel", "zehntel"].map(
    (word, at) => [word, at + 3] as const,
  ),
]);

/** Words for several parts behind a number, by how many there are in all. */
export const fractionPlurals: ReadonlyMap<string, number> = new Map(
  [
    "thirds tercios tercos",
    "quarters fourths cuartos quartos quarts",
    "fifths quintos cinquiemes",
    "sixths sextos sixiemes",
    "sevenths septimos setimos septiemes",
    "eighths octavos oitavos huitiemes",
    "ninths novenos nonos neuviemes",
    "tenths decimos dixiemes",
  ].flatMap((words, at) => words.split(" ").map((word) => [word, at + 3] as const)),
);

/** Twelve, and words that are so many twelves behind a number only. */
export const dozenWords: ReadonlyMap<string, "one" | "many"> = new Map([
  ...["dozen", "docena", "duzia", "douzaine", "dutzend"].map((word) => [word, "one"] as const),
  ...["dozens", "docenas", "duzias", "douzaines"].map((word) => [word, "many"] as const),
]);

/** Months in order, by language, without diacritics. */
export const monthNames: Readonly<Record<string, readonly string[]>> = {
  en: words("january february march april may june july august september october november december"),
  es: words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
  pt: words("janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro"),
  fr: words("janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"),
  de: words("januar februar marz april mai juni juli august september oktober november dezember"),
};

function words(list: string): string[] {
  return list.split(" ");
}

/** Months without diacritics by their number, short forms too. */
export const monthNumbers: ReadonlyMap<string, number> = new Map([
  ...Object.values(monthNames).flatMap((names) => names.map((name, at) => [name, at + 1] as const)),
  ...([
    ["jan", 1],
    ["janner", 1],
    ["feb", 2],
    ["sept", 9],
  ] as const),
]);

/** Tens of years as they are spoken. */
export const decadeWords: ReadonlyMap<string, number> = new Map(
  [
    "twenties zwanziger zwanzigern",
    "thirties dreissiger dreissigern",
    "forties vierziger vierzigern",
    "fifties funfziger funfzigern",
    "sixties sechziger sechzigern",
    "seventies siebziger siebzigern",
    "eighties achtziger achtzigern",
    "nineties neunziger neunzigern",
  ].flatMap((words, at) => words.split(" ").map((word) => [word, 20 + at * 10] as const)),
);

/** `million` and its kin where no number stands before them. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
  ...["thousand", "mil", "mille", "tausend"].map((word) => [word, 1e3] as const),
  ...["million", "millon", "millones", "milhao", "milhoes", "millions", "millionen"].map(
    (word) => [word, 1e6] as const,
  ),
  ...["billion", "milliard", "milliards", "milliarde", "milliarden", "bilhao", "bilhoes"].map(
    (word) => [word, 1e9] as const,
  ),
]);

/** `half` as a number. */
export const halfWords: ReadonlySet<string> = new Set(
  "half medio media meio meia demi demie halbe halben halber halbes".split(" "),
);
