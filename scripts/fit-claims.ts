// Fits the weights that tell supported claims from the rest, the bias last: npx tsx scripts/fit-claims.ts FOLDER
// `npm run eval:grounding` prints how they carry over to recordings and to a set that were left out.

import { fitClaimWeights } from "../evals/grounding/claim-figures.ts";

const folder = process.argv[2];
if (folder === undefined) process.stderr.write("Name the folder of the development data.\n");
else
  process.stdout.write(
    `${JSON.stringify(fitClaimWeights(folder).map((weight) => Number(weight.toFixed(3))))}\n`,
  );
