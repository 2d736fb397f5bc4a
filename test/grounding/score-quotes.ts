// Prints the figures on the development quotes (times are of the processor, so that a busy machine counts little); with `errors` the errors instead.

import { type Bar, keepsBar } from "../../evals/grounding/grounding-figure.ts";
import { quoteFigures } from "../../evals/grounding/quote-figures.ts";
import { scoreQuotes } from "./quote-data.ts";

const data = "../shared/data";
if (process.argv[2] === "errors") process.stdout.write(`${scoreQuotes().errors.join("\n")}\n`);
else {
  const folders = { verification: `${data}/verification`, attacks: `${data}/attacks` };
  for (const figure of quoteFigures(folders, () => process.cpuUsage().user / 1000)) {
    const { interval, bar } = figure;
    const range =
      interval === undefined ? "" : `[${interval.lower.toFixed(3)}, ${interval.upper.toFixed(3)}]`;
    const wanted = describeBar(bar);
    const mark = { true: "ok", false: "UNDER", undefined: "" }[String(keepsBar(figure))] ?? "";
    process.stdout.write(
      `${figure.figure.padEnd(62)} ${figure.value.toFixed(3)} ${range.padEnd(16)} ${String(figure.rows).padStart(5)} ${wanted} ${mark}\n`,
    );
  }
}

function describeBar(bar: Bar | undefined): string {
  if (bar === undefined) return "";
  return "atLeast" in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
}
