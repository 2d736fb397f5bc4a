import type { Aggregation, Scorer } from "../scorer.ts";
import type { TranslationExample, TranslationOutput } from "../tasks/schemas/translations.ts";
import { defineScorer } from "./define-scorer.ts";
import { createBleu } from "./text/bleu.ts";
import { createChrf } from "./text/chrf.ts";
import type { CorpusMetric, ReferencedText } from "./text/corpus-metric.ts";

type TranslationScorer = Scorer<TranslationExample, TranslationOutput>;

/** Languages that sacrebleu's 13a does not cut into words. */
const withoutSpaces: ReadonlySet<string> = new Set(["ja", "zh", "th", "lo", "my", "km"]);

/** Rows whose numbers of references differ, so that a signature says `nrefs:var`. */
const anyReferences: readonly ReferencedText[] = [
  { hypothesis: "", references: [""] },
  { hypothesis: "", references: ["", ""] },
];

interface CorpusAbout {
  readonly name: string;
  readonly title: string;
  readonly signature: string;
  metricFor(example: TranslationExample): CorpusMetric;
}

/** A score of all rows of one source and language pair together; the figure is the mean over these. */
function corpusScorer({ metricFor, ...about }: CorpusAbout, combine: CorpusCombine): TranslationScorer {
  return {
    ...about,
    range: [0, 100],
    better: "higher",
    aggregation: { kind: "corpus", combine },
    score: (example, output) => ({
      group: [example.slices["source"] ?? [], pairOf(example)].flat().join(" "),
      counts: metricFor(example).statistics({
        hypothesis: output?.text ?? "",
        references: example.expected.references,
      }),
    }),
  };
}

type CorpusCombine = Extract<Aggregation, { kind: "corpus" }>["combine"];

function chrfScorer(name: string, title: string, wordOrder: number): TranslationScorer {
  const metric = createChrf({ wordOrder });
  const signature = `${metric.name}|${metric.signature(anyReferences)}|per:source,pair|invalid:empty`;
  return corpusScorer(
    { name, title, signature, metricFor: () => metric },
    (sums) => metric.fromStatistics(sums).score,
  );
}

function bleuScorer(): TranslationScorer {
  const [words, letters] = [createBleu(), createBleu({ tokenizer: "char" })];
  const about = {
    name: "bleu",
    title: "BLEU",
    signature: `${words.name}|${words.signature(anyReferences)}|tok-of-unspaced:char|per:source,pair|invalid:empty`,
    metricFor: ({ input }: TranslationExample) => (withoutSpaces.has(primaryOf(input.to)) ? letters : words),
  };
  // The counts of both are of the same kind: the tokenizer only decides what is counted.
  return corpusScorer(about, (sums) => words.fromStatistics(sums).score);
}

function survival(kind: "numbers" | "names" | "terms", title: string): TranslationScorer {
  const squeeze = kind === "numbers" ? digitsOf : foldCase;
  return defineScorer({
    name: `${kind.slice(0, -1)}_survival`,
    title,
    range: [0, 1],
    better: "higher",
    signature: `survival|of:${kind}|match:${kind === "numbers" ? "digits" : "folded-case"}|invalid:0|v:1`,
    applies: ({ expected }) => expected.keep[kind].length > 0,
    judge: ({ expected }, { text }) => {
      const found = squeeze(text);
      const lost = expected.keep[kind].filter((one) => !found.includes(squeeze(one)));
      const value = 1 - lost.length / expected.keep[kind].length;
      return { value, reason: lost.length === 0 ? "all came through" : `lost: ${lost.join(", ")}` };
    },
  });
}

const labelSurvival: TranslationScorer = defineScorer({
  name: "label_survival",
  title: "Speaker labels kept",
  range: [0, 1],
  better: "higher",
  signature: "survival|of:line-labels|match:same-line|invalid:0|v:1",
  applies: ({ input }) => labelsOf(input.text).some((label) => label !== undefined),
  judge: ({ input }, { text }) => {
    const [wanted, found] = [labelsOf(input.text), labelsOf(text)];
    const labelled = wanted.filter((label) => label !== undefined);
    const kept = wanted.filter((label, line) => label !== undefined && found[line] === label);
    return kept.length / labelled.length;
  },
});

const lengthOff: TranslationScorer = defineScorer({
  name: "length_off",
  title: "Length off the reference's",
  range: [0, 1],
  better: "lower",
  signature: "length-off|unit:character|of:nearest-reference|cap:1|invalid:1|v:1",
  judge: ({ expected }, { text }) => {
    const off = expected.references.map((one) => Math.abs(text.length / Math.max(1, one.length) - 1));
    return Math.min(1, ...off);
  },
});

const refused: TranslationScorer = defineScorer({
  name: "refused",
  title: "Lines not translated",
  range: [0, 1],
  better: "lower",
  signature: "share|of:lines-refused-by-checks|invalid:1|v:1",
  judge: ({ input }, { problems }) => ({
    value: Math.min(1, problems.length / input.text.split("\n").length),
    reason: problems[0] ?? "all were translated",
  }),
});

/** What translations are scored by; the first decides. */
export const translationScorers: readonly TranslationScorer[] = [
  chrfScorer("chrf_plus_plus", "chrF++", 2),
  chrfScorer("chrf", "chrF", 0),
  bleuScorer(),
  survival("numbers", "Numbers kept"),
  survival("names", "Names kept"),
  survival("terms", "Terms as wanted"),
  labelSurvival,
  lengthOff,
  refused,
];

function pairOf({ input }: TranslationExample): string {
  return `${primaryOf(input.from)}-${primaryOf(input.to)}`;
}

function primaryOf(language: string): string {
  return language.toLowerCase().split("-")[0] ?? language;
}

/** Numbers without separators, each between spaces: 1,200.5 and 1.200,5 are the same, 12 is not in 512. */
function digitsOf(text: string): string {
  const numbers = text.match(/\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,:]\d+)*/g) ?? [];
  return ` ${numbers.map((number) => number.replace(/\D/g, "")).join(" ")} `;
}

function foldCase(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The speaker's label of each line; `undefined` where it has none. */
function labelsOf(text: string): (string | undefined)[] {
  return text.split("\n").map((line) => /^\s*(\p{L}[^:：]{0,30})[:：]\s/u.exec(line)?.[1]?.trim());
}
