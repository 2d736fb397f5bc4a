import type { Example } from "../../evals/dataset.ts";
import { groupBy } from "../../evals/datasets/sample.ts";

/** What one way of checking said of one claim, and what that took. */
export interface SystemResult {
  readonly verdict: string;
  readonly note: string;
  readonly calls: number;
  readonly tokens: number;
  readonly seconds: number;
}

const systems = ["builtin", "small", "cascade"] as const;
type System = (typeof systems)[number];

export interface CheckedRow {
  readonly example: Example;
  readonly systems: Readonly<Record<System, SystemResult>>;
}

const resamples = 2_000;

/** Balanced accuracy of supported against the rest, per set, then the mean of the sets. */
export function balancedAccuracy(rows: readonly CheckedRow[], system: System): number {
  const perSet = [...groupBy(rows, ({ example }) => example.slices["source"] ?? "").values()].map((set) => {
    const recalls = [true, false].map((isSupported) => {
      const of = set.filter((one) => (labelOf(one) === "supported") === isSupported);
      const right = of.filter((one) => (one.systems[system].verdict === "supported") === isSupported);
      return of.length === 0 ? undefined : right.length / of.length;
    });
    return mean(recalls.flatMap((recall) => recall ?? []));
  });
  return mean(perSet);
}

/** The 95 % interval of the difference to the built-in engine: whole documents are drawn again, with a fixed seed. */
export function differenceInterval(rows: readonly CheckedRow[], system: System): readonly [number, number] {
  const documents = [...groupBy(rows, ({ example }) => example.recording).values()];
  const random = createRandom(20_261_125);
  const found = Array.from({ length: resamples }, () => {
    const drawn = documents.flatMap(() => documents[Math.floor(random() * documents.length)] ?? []);
    return balancedAccuracy(drawn, system) - balancedAccuracy(drawn, "builtin");
  }).sort((a, b) => a - b);
  return [found[Math.floor(resamples * 0.025)] ?? 0, found[Math.floor(resamples * 0.975)] ?? 0];
}

/** A table of the three ways side by side. */
export function renderComparison(rows: readonly CheckedRow[], asked: number): string {
  const table = systems.map((system) => renderSystem(rows, system));
  const short = rows.length < asked ? ` (${asked} were asked for; the time was up)` : "";
  return [
    `${rows.length} claims of ${groupBy(rows, ({ example }) => example.recording).size} documents${short}`,
    "| fact-checker | balanced accuracy | difference to builtin [95 %] | calls | tokens | seconds |",
    "|---|---|---|---|---|---|",
    ...table,
    ...renderVerdicts(rows),
  ].join("\n");
}

function renderSystem(rows: readonly CheckedRow[], system: System): string {
  const sum = (of: (result: SystemResult) => number): number =>
    rows.reduce((total, one) => total + of(one.systems[system]), 0);
  const accuracy = balancedAccuracy(rows, system);
  const difference = accuracy - balancedAccuracy(rows, "builtin");
  const [low, high] = differenceInterval(rows, system);
  const shown = system === "builtin" ? "" : `${signed(difference)} [${signed(low)}, ${signed(high)}]`;
  const cost = `${sum(({ calls }) => calls)} | ${sum(({ tokens }) => tokens)} | ${sum(({ seconds }) => seconds).toFixed(0)}`;
  return `| ${system} | ${accuracy.toFixed(3)} | ${shown} | ${cost} |`;
}

function renderVerdicts(rows: readonly CheckedRow[]): string[] {
  return systems.map((system) => {
    const byLabel = [...groupBy(rows, labelOf)].map(([label, of]) => {
      const verdicts = [...groupBy(of, (one) => one.systems[system].verdict)];
      return `${label}: ${verdicts.map(([verdict, those]) => `${verdict} ${those.length}`).join(", ")}`;
    });
    return `${system}: ${byLabel.join("; ")}`;
  });
}

function labelOf({ example }: CheckedRow): string {
  return example.slices["label"] ?? "";
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(3)}`;
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
