import { OnrecordError } from "../../errors.ts";
import { type AnyTask, defineTask } from "../task.ts";
import { analyze } from "./analyze.ts";
import { claims } from "./claims.ts";
import { injections } from "./injections.ts";
import { questions } from "./questions.ts";
import { quotes } from "./quotes.ts";
import { routing } from "./routing.ts";
import { summaries } from "./summaries.ts";
import { translations } from "./translations.ts";

/** Every task: one an agent, one for orders that are spoken in a recording, one for the whole graph. */
export const tasks: readonly AnyTask[] = [
  defineTask(routing),
  defineTask(summaries),
  defineTask(claims),
  defineTask(quotes),
  defineTask(translations),
  defineTask(questions),
  defineTask(injections),
  defineTask(analyze),
];

/** Names of all tasks. */
export const taskNames: readonly string[] = tasks.map(({ name }) => name);

/** A task by name; throws `bad_usage`. */
export function findTask(name: string): AnyTask {
  const found = tasks.find((task) => task.name === name);
  if (found !== undefined) return found;
  throw new OnrecordError(`No task "${name}". Known: ${taskNames.join(", ")}.`, { code: "bad_usage" });
}
