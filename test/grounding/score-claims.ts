import { createDocuments } from "./claims-data.ts";
import { measureEvidence, measureQuestions, measureVerdicts, refitWeights } from "./measure-claims.ts";

const write = (line: string) => process.stdout.write(`${line}\n`);
const show = (values: readonly number[]) => values.map((value) => value.toFixed(3)).join("  ");

const documents = createDocuments();
const verdicts = measureVerdicts(documents);
write(`claims, as shipped: mean, QMSum, DiaSumFact   ${show(verdicts.accuracy)}`);
write(`  surest half                                 ${show(verdicts.surest)}`);
for (const { kind, caught, rows } of verdicts.edits)
  write(`  ${kind} not called supported: ${caught.toFixed(2)} of ${rows}`);
for (const [key, counts] of [...verdicts.table].sort())
  write(`  ${key}: ${JSON.stringify(Object.fromEntries(counts))}`);
const refit = refitWeights(documents);
write(`weights alone, five folds of documents        ${show(refit.grouped)}`);
write(`weights alone, trained on the other set       ${show(refit.crossed)}`);
for (const [name, weight] of refit.weights) write(`  ${name} ${weight.toFixed(2)}`);
write(`evidence among the first 1, 3, 5 windows      ${show(measureEvidence(documents))}`);
const questions = measureQuestions(documents);
write(`questions: hit at 1, 3, 5                     ${show(questions.hits)}`);
write(
  `  answered, declined, balanced                ${show([questions.taken, questions.declined, questions.abstention])}`,
);
write(`  who said, when                              ${show([questions.who, questions.when])}`);
