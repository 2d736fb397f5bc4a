import { checkQuote, createGroundingIndex, type QuoteCheck } from "../../grounding/index.ts";
import { findApertium } from "../../models/apertium.ts";
import { debianPackages, type Translator } from "../../models/translator.ts";
import { openDataFiles } from "../datasets/data-files.ts";
import { llamaconQuotes } from "../datasets/shared/llamacon.ts";
import { verificationTranslated } from "../datasets/shared/verification.ts";
import { hullOf, overlaps } from "../scorers/spans.ts";
import type { QuoteExample } from "../tasks/schemas/quotes.ts";
import { aucFigure, type FigureName, shareFigure } from "./clustered-figures.ts";
import type { Figure, Measured, WorstError } from "./figure.ts";
import { readQuoteExamples, remember } from "./shared-rows.ts";
import { translateExamples } from "./translate-examples.ts";

/** A quote in another language with its check. */
interface CheckedQuote {
  readonly example: QuoteExample;
  readonly check: QuoteCheck;
}

const alone = { es: 0.85, de: 0.8, fr: 0.92, pt: 0.88 } as const;
const through = "through Apertium";
const helped = { es: 0.97, pt: 0.97, fr: 0.97 } as const;

/** Translated quotes of English recordings, by words alone and through Apertium as far as it is installed. */
export async function measureForeignFigures(dataFolder: string): Promise<Measured> {
  const files = openDataFiles(dataFolder);
  const indexOf = remember((path) => createGroundingIndex(files.transcript(path)));
  const check = (example: QuoteExample, translation?: string): CheckedQuote => {
    const { transcript, quote: text, language } = example.input;
    const quote = { text, ...(language === undefined ? {} : { language }) };
    const options = translation === undefined ? {} : { translation };
    return { example, check: checkQuote(indexOf(transcript), quote, options) };
  };
  const quotes = readQuoteExamples(files, verificationTranslated);
  const page = readQuoteExamples(files, llamaconQuotes);
  const bare = quotes.map((quote) => check(quote));
  const apertium = findApertium();
  const translations = await translateExamples(apertium, [...quotes, ...page], ({ input }) => input.quote);
  const translate = (examples: readonly QuoteExample[]): CheckedQuote[] =>
    examples.flatMap((example) => {
      const text = translations.get(example);
      return text === undefined ? [] : [check(example, text)];
    });
  const translated = translate(quotes);
  return {
    figures: [
      ...figuresOf("without a translator", { bars: alone, auc: 0.9 }, bare),
      ...(translated.length === 0 ? [] : figuresOf(through, { bars: helped, auc: 0.985 }, translated)),
      ...figuresLeftOut(apertium, new Set(quotes.map(({ language }) => language))),
      ...(apertium?.supports({ from: "es", to: "en" }) ? [countPlaced(translate(page))] : []),
    ],
    errors: [
      ...bare.flatMap((quote) => toError("without a translator", quote)),
      ...translated.flatMap((quote) => toError(through, quote)),
    ],
  };
}

function figuresOf(
  how: string,
  { bars, auc }: { readonly bars: Readonly<Record<string, number>>; readonly auc: number },
  quotes: readonly CheckedQuote[],
): Figure[] {
  return [
    ...measureLanguages(how, bars, quotes),
    aucOf({ figure: `translated quotes ${how}: AUC`, bar: { atLeast: auc } }, quotes),
    numbersOf(`translated quotes ${how}`, quotes),
  ];
}

/** A line for each language of the data that Apertium would bring to English, were its packages there. */
export function figuresLeftOut(
  apertium: Translator | undefined,
  languages: ReadonlySet<string | undefined>,
): Figure[] {
  return Object.keys(helped).flatMap((from) => {
    const pair = { from, to: "en" };
    if (apertium?.supports(pair) === true || !languages.has(from)) return [];
    const note = `left out: apt install ${debianPackages(pair) ?? "apertium"}`;
    return [{ figure: `translated quotes ${through}, ${from}: place first`, value: Number.NaN, note }];
  });
}

/** Whether the first place touches the words that were translated. */
function isPlaced({ example, check }: CheckedQuote): boolean {
  const first = hullOf((check.places[0]?.parts ?? []).map(({ span }) => span));
  return first !== undefined && example.expected.evidence.some((gold) => overlaps(first, gold));
}

function measureLanguages(
  how: string,
  bars: Readonly<Record<string, number>>,
  quotes: readonly CheckedQuote[],
): Figure[] {
  return Object.entries(bars).flatMap(([language, bar]) => {
    const own = quotes.filter(
      ({ example }) => example.language === language && example.expected.evidence.length > 0,
    );
    if (own.length === 0) return [];
    const rows = own.map((quote) => ({ cluster: quote.example.recording, holds: isPlaced(quote) }));
    return [
      shareFigure(
        { figure: `translated quotes ${how}, ${language}: place first`, bar: { atLeast: bar } },
        rows,
      ),
    ];
  });
}

/** That a quote was said, changed or not, against that it was not. */
function aucOf(name: FigureName, quotes: readonly CheckedQuote[]): Figure {
  return aucFigure(
    name,
    quotes.map(({ example, check }) => ({
      cluster: example.recording,
      score: 1 - check.scores.not_said,
      label: example.slices["label"] === "not_said" ? ("negative" as const) : ("positive" as const),
    })),
  );
}

/** The altered rows of this data have another number. */
function numbersOf(how: string, quotes: readonly CheckedQuote[]): Figure {
  const rows = quotes
    .filter(({ example }) => example.slices["label"] === "altered")
    .map(({ example, check }) => ({ cluster: example.recording, holds: check.verdict === "altered" }));
  return shareFigure({ figure: `${how}: changed number found` }, rows);
}

/** All quotes of the page are said. */
function countPlaced(quotes: readonly CheckedQuote[]): Figure {
  return {
    figure: "llamacon quotes through Apertium: right place, of 11",
    value: quotes.filter(isPlaced).length,
    bar: { atLeast: 10 },
    unit: "count",
  };
}

function toError(how: string, quote: CheckedQuote): WorstError[] {
  const { example, check } = quote;
  const isFound = example.slices["label"] !== "not_said";
  const isRight = isFound ? isPlaced(quote) : check.verdict === "not_said" || check.verdict === "uncertain";
  if (isRight) return [];
  const place = check.evidence[0]?.text;
  return [
    {
      figure: `translated quotes ${how}, ${example.language ?? ""}: place first`,
      id: example.id,
      recording: example.recording,
      asked: example.input.quote,
      said: check.verdict,
      label: example.slices["label"] ?? "",
      ...(place === undefined ? {} : { place }),
      confidence: check.confidence,
    },
  ];
}
