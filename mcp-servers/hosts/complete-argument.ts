import type { ServerDefinition } from "../server-definition.ts";
import { ToolError } from "../tool-error.ts";

/** What a completion is for: an argument of a prompt, or a variable of a resource's template. */
export type CompletionOf =
  | { readonly type: "ref/prompt"; readonly name: string }
  | { readonly type: "ref/resource"; readonly uri: string };

/** Values that go on as `argument.value` begins; throws `ToolError` for what does not exist. */
export async function completeArgument(
  { prompts, resources }: ServerDefinition,
  of: CompletionOf,
  argument: { readonly name: string; readonly value: string },
): Promise<readonly string[]> {
  if (of.type === "ref/prompt") {
    const prompt = prompts.find((known) => known.name === of.name);
    if (prompt === undefined)
      throw unknown(
        `prompt "${of.name}"`,
        prompts.map((known) => known.name),
      );
    const names = prompt.arguments.map((known) => known.name);
    if (!names.includes(argument.name)) throw unknown(`argument "${argument.name}" of "${of.name}"`, names);
    return prompt.complete(argument.name, argument.value);
  }
  const templates = resources.templates.map((known) => known.uriTemplate);
  if (!templates.includes(of.uri)) throw unknown(`resource template "${of.uri}"`, templates);
  if (!of.uri.includes(`{${argument.name}}`)) throw unknown(`variable "${argument.name}" in "${of.uri}"`, []);
  return resources.complete(argument.name, argument.value);
}

function unknown(what: string, valid: readonly string[]): ToolError {
  return new ToolError({
    code: "not_found",
    message: `There is no ${what}.`,
    valid,
    next: "Ask for the completion of something that prompts/list or resources/templates/list gives.",
  });
}
