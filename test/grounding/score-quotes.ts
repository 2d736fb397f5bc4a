// Prints the figures on the development quotes (times are of the processor, so that a busy machine counts little); with `errors` the errors instead.

import { quoteFigures } from "../../evals/grounding/quote-figures.ts";
import { renderFigures } from "../../evals/grounding/render-figures.ts";
import { scoreQuotes } from "./quote-data.ts";

const data = "../shared/data";
if (process.argv[2] === "errors") process.stdout.write(`${scoreQuotes().errors.join("\n")}\n`);
else {
  const folders = { verification: `${data}/verification`, attacks: `${data}/attacks` };
  process.stdout.write(`${renderFigures(quoteFigures(folders, () => process.cpuUsage().user / 1000))}\n`);
}
