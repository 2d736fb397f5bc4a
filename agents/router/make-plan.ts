import type { Translator } from "../../models/translator.ts";
import type { Recipe, RecipeSection } from "../summarizer/recipe.ts";
import { missingTranslator } from "../translator/agent.ts";
import type { Plan, RequestPlan, RouterInput } from "./schema.ts";

/** A request as it was understood, by what, and what could not be used of it. */
export interface UnderstoodRequest {
  readonly plan: RequestPlan;
  /** Model spec, or `builtin` for the rules. */
  readonly by: string;
  readonly notes: readonly string[];
}

/** The plan of a run by rules: which sections, in which groups, and whether and how to translate. */
export function makePlan(
  input: RouterInput,
  understood: UnderstoodRequest | undefined,
  translator: Translator | undefined,
): Plan {
  const { recipe, sections } = chooseSections(input, understood?.plan);
  const groups = new Map<string, RecipeSection[]>();
  for (const section of sections) groups.set(section.group, [...(groups.get(section.group) ?? []), section]);
  const tasks = [...groups].map(([group, members]) => ({
    task: `summarize:${group}`,
    model: input.summarizer,
    sections: members,
  }));
  const language = planLanguage(input, understood?.plan.language, translator);
  return {
    recipe,
    tasks,
    order: sections.map(({ kind }) => kind),
    ...language,
    ...(understood === undefined ? {} : { request: { ...understood.plan, by: understood.by } }),
    notes: [...(understood?.notes ?? []), ...budgetNote(input, understood?.plan), ...language.notes],
  };
}

/** A request for something cheap or careful chooses no model: who pays names them. */
function budgetNote({ summarizer }: RouterInput, request: RequestPlan | undefined): string[] {
  if (request?.budget === undefined || summarizer === "builtin") return [];
  const asked = request.budget === "low" ? "cheap or quick" : "as good as can be";
  return [
    `The request asks for ${asked}; the models stay those that were named (summarizer: ${summarizer}). Name others with --model, or cap the cost with --budget-usd.`,
  ];
}

function chooseSections(
  input: RouterInput,
  request: RequestPlan | undefined,
): { readonly recipe: string; readonly sections: readonly RecipeSection[] } {
  const known = [input.recipe, ...(input.recipes ?? [])];
  const recipe = known.find(({ name }) => name === request?.recipe) ?? input.recipe;
  const asked = request?.sections ?? [];
  const chosen =
    asked.length === 0 ? recipe.sections : asked.flatMap((one) => findSection(one, [recipe, ...known]));
  const topic = request?.topic;
  return {
    recipe: recipe.name,
    sections: topic === undefined ? chosen : chosen.map((section) => ({ ...section, topic })),
  };
}

/** A section of the first recipe that has its kind, with the limit asked for. */
function findSection(
  { kind, limit }: RequestPlan["sections"][number],
  recipes: readonly Recipe[],
): readonly RecipeSection[] {
  const section = recipes.flatMap(({ sections }) => sections).find((candidate) => candidate.kind === kind);
  if (section === undefined) return [];
  return [limit === undefined ? section : { ...section, limit }];
}

function planLanguage(
  input: RouterInput,
  asked: string | undefined,
  program: Translator | undefined,
): Pick<Plan, "language" | "translation" | "notes"> {
  const from = input.recordingLanguage ?? "und";
  const to = asked ?? input.language ?? from;
  if (primary(to) === primary(from)) return { language: to, notes: [] };
  const model = findTranslator(input, { from, to }, program);
  if (model === undefined)
    return { language: from, notes: [`The statements stay in ${from}. ${missingTranslator(from, to)}`] };
  return { language: to, translation: { from, to, model }, notes: [] };
}

/** The translator named, where it can do this pair: a program's spec is for the pair that it was looked up for. */
function findTranslator(
  { translator }: RouterInput,
  pair: { readonly from: string; readonly to: string },
  program: Translator | undefined,
): string | undefined {
  const isProgram = translator === undefined || translator.startsWith("apertium/");
  if (!isProgram || program === undefined) return translator;
  return program.supports(pair) ? program.specFor(pair) : undefined;
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? language;
}
