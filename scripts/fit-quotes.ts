// Fits the weights that tell other words from misheard ones, and writes them to standard output:
// npx tsx scripts/fit-quotes.ts FOLDER > weights. How they carry over is printed by npm run eval:grounding.

import { fitQuoteWeights } from "../evals/grounding/fit-quote-weights.ts";
import { readLabelledQuotes } from "../evals/grounding/quote-rows.ts";
import { readQuoteSamples } from "../evals/grounding/read-quote-samples.ts";

const folder = process.argv[2] ?? "../shared/data/verification";
const weights = fitQuoteWeights(readQuoteSamples(readLabelledQuotes(folder)));
process.stdout.write(`${JSON.stringify(weights.map((weight) => Number(weight.toFixed(3))))}\n`);
