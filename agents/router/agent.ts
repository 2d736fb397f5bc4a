import { z } from "zod";
import { type Agent, builtinOutput } from "../agent.ts";
import { Recipe, RecipeSection } from "../summarizer/recipe.ts";
import { missingTranslator } from "../translator/agent.ts";

export const RouterInput = z.strictObject({
  recipe: Recipe,
  /** Language the analysis is wanted in; absent: the recording's. */
  language: z.exactOptional(z.string()),
  recordingLanguage: z.exactOptional(z.string()),
  summarizer: z.string().describe("model spec"),
  /** Spec of a translator that can do the pair asked for; absent: there is none. */
  translator: z.exactOptional(z.string()),
});
export type RouterInput = z.infer<typeof RouterInput>;

/** What a run will do: one summarizer call a group of sections, then the translation, if any. */
export const Plan = z.strictObject({
  tasks: z.array(z.strictObject({ task: z.string(), model: z.string(), sections: z.array(RecipeSection) })),
  /** Section kinds in the recipe's order. */
  order: z.array(z.string()),
  language: z.string(),
  translation: z.exactOptional(z.strictObject({ from: z.string(), to: z.string(), model: z.string() })),
  notes: z.array(z.string()),
});
export type Plan = z.infer<typeof Plan>;

/** Plans an analysis by rules: groups of sections, and whether and how to translate. */
export const router: Agent<RouterInput, Plan> = {
  name: "router",
  version: "1",
  promptVersion: "builtin",
  input: RouterInput,
  output: Plan,
  async run(input) {
    return builtinOutput(makePlan(input));
  },
};

function makePlan(input: RouterInput): Plan {
  const groups = new Map<string, RecipeSection[]>();
  for (const section of input.recipe.sections) {
    groups.set(section.group, [...(groups.get(section.group) ?? []), section]);
  }
  const tasks = [...groups].map(([group, sections]) => ({
    task: `summarize:${group}`,
    model: input.summarizer,
    sections,
  }));
  return { tasks, order: input.recipe.sections.map(({ kind }) => kind), ...planLanguage(input) };
}

function planLanguage(input: RouterInput): Pick<Plan, "language" | "translation" | "notes"> {
  const from = input.recordingLanguage ?? "und";
  const to = input.language ?? from;
  if (primary(to) === primary(from)) return { language: to, notes: [] };
  if (input.translator === undefined) {
    return { language: from, notes: [`The statements stay in ${from}. ${missingTranslator(from, to)}`] };
  }
  return { language: to, translation: { from, to, model: input.translator }, notes: [] };
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? language;
}
