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

/** Short forms of units, read only behind a number; two words where a rate is meant. */
export const unitSigns = toWordMap(
  "kilometers:km kilometres kilometer kilometre|centimeters:cm|millimeters:mm|kilograms:kg kgs kilo kilos kilogram|grams:g|milligrams:mg|liters:l|milliliters:ml|hours:h hr hrs hour|minutes:min mins minute|seconds:sec secs|percent:pct percentage|miles per hour:mph|kilometers per hour:kmh kph|megawatts:mw|gigawatts:gw|kilowatts:kw|gigabytes:gb|megabytes:mb|terabytes:tb|feet:ft|inches:inch|pounds:lb lbs|ounces:oz|square feet:sqft",
);

/** Months without diacritics by their number. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
  [
    "january jan enero janeiro janvier januar janner",
    "february feb febrero fevereiro fevrier februar",
    "march marzo marco mars marz",
    "april abril avril",
    "may mayo maio mai",
    "june junio junho juin juni",
    "july julio julho juillet juli",
    "august agosto aout",
    "september sept septiembre setembro septembre",
    "october octubre outubro octobre oktober",
    "november noviembre novembro novembre",
    "december diciembre dezembro decembre dezember",
  ].flatMap((words, at) => words.split(" ").map((word) => [word, at + 1] as const)),
);

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
