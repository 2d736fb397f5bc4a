import { type Agent, measuredOutput } from "../agent.ts";
import { toAnswerFailure } from "../answer-failure.ts";
import { runCascade } from "../cascade.ts";
import { answerBuiltin } from "./answer-builtin.ts";
import { answerWithModel } from "./answer-with-model.ts";
import { promptVersion } from "./prompt.ts";
import { AnswererInput, AnswererOutput } from "./schema.ts";

/**
 * From where a built-in answer needs no model: 155 of the 160 development questions that it answers so surely (most ask
 * who said something) have the right passage. That the recording does not say, it is never sure of: right in .6 to .8.
 */
const sureFrom = 0.75;

/**
 * Answers a question by what the recording says, or says that it does not. A model's sentences are checked against the
 * lines that they cite; where none holds, the built-in answer stands and the note says why.
 */
export const answerer: Agent<AnswererInput, AnswererOutput> = {
  name: "answerer",
  version: "3",
  promptVersion,
  input: AnswererInput,
  output: AnswererOutput,
  async run(input, { recording, tiers, signal }) {
    const { decisions, sums, tally } = await runCascade<AnswererInput, AnswererOutput>({
      tiers,
      items: [input],
      async decide(tier, _items, log) {
        if (tier === "builtin") return [{ result: answerBuiltin(recording, input) }];
        try {
          return [await answerWithModel({ model: tier, log, signal }, recording, input)];
        } catch (cause) {
          return [{ failure: toAnswerFailure(cause).message }];
        }
      },
      isSure: (answer, tier) => answer.answered && (tier !== "builtin" || answer.confidence >= sureFrom),
    });
    const decision = decisions[0];
    const answer = decision?.result ?? answerBuiltin(recording, input);
    const notes = [answer.note ?? [], decision?.failures ?? []].flat();
    const note = notes.join(" ");
    return measuredOutput(note === "" ? answer : { ...answer, note }, sums, tally);
  },
};
