import { OnrecordError } from "../../errors.ts";
import { type Agent, type AgentContext, measuredOutput } from "../agent.ts";
import { askModel } from "../ask-model.ts";
import { type CallLog, createCallLog } from "../call-log.ts";
import { modelsOf } from "../tier.ts";
import { makePlan, type UnderstoodRequest } from "./make-plan.ts";
import { promptVersion, routerPrompt } from "./prompt.ts";
import { readModelRequest } from "./read-model-request.ts";
import { readRequest } from "./read-request.ts";
import { Plan, type RequestPlan, RouterAnswer, RouterInput } from "./schema.ts";

/**
 * Plans an analysis: groups of sections, and whether and how to translate. A request in plain words is read by a model
 * where one is named and its reading holds, else by rules. No word of the recording takes part.
 */
export const router: Agent<RouterInput, Plan> = {
  name: "router",
  version: "2",
  promptVersion,
  input: RouterInput,
  output: Plan,
  async run(input, context) {
    const log = createCallLog();
    const understood =
      input.request === undefined
        ? undefined
        : await understand({ ...input, request: input.request }, context, log);
    return measuredOutput(makePlan(input, understood, context.translator), log.sums());
  },
};

type Request = RouterInput & { readonly request: string };

async function understand(input: Request, context: AgentContext, log: CallLog): Promise<UnderstoodRequest> {
  const recipes = [input.recipe, ...(input.recipes ?? [])];
  const notes: string[] = [];
  for (const model of modelsOf(context.tiers)) {
    const read = await readWith({ model, log, signal: context.signal }, input);
    if (typeof read !== "string") return { plan: read, by: model.spec, notes };
    notes.push(`The request was not read by ${model.spec}: ${read}.`);
  }
  const plan = readRequest(input.request, recipes);
  if (Object.keys(plan).length === 1 && plan.sections.length === 0)
    notes.push(
      `Nothing of the request was understood, so the whole recipe ${input.recipe.name} is made. Name sections such as "quotes" or "summary", a number, a language, or a topic after "about".`,
    );
  return { plan, by: "builtin", notes };
}

async function readWith(
  asker: Parameters<typeof askModel>[0],
  { request, recipe, recipes = [] }: Request,
): Promise<RequestPlan | string> {
  const known = [recipe, ...recipes.filter(({ name }) => name !== recipe.name)];
  try {
    const { value } = await askModel(asker, {
      prompt: routerPrompt(known, request),
      answer: RouterAnswer,
      purpose: "route",
      mostTokens: 400,
    });
    return readModelRequest(value, request, known);
  } catch (cause) {
    if (!(cause instanceof OnrecordError) || cause.code === "cancelled") throw cause;
    return cause.message.replace(/\.$/, "");
  }
}
