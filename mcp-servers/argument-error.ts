import type { z } from "zod";
import { nearestName } from "../models/nearest-name.ts";
import type { Tool } from "./tool.ts";
import type { ToolErrorFacts } from "./tool-error.ts";
import { inputSchema, type JsonSchema, schemaAt } from "./tool-schemas.ts";

/** The names of arguments that a tool does not take, as an error; `undefined` when it takes all of them. */
export function findUnknownArgument(
  tool: Tool,
  args: Readonly<Record<string, unknown>>,
): ToolErrorFacts | undefined {
  const names = Object.keys(tool.input.shape);
  const unknown = Object.keys(args).find((name) => !names.includes(name));
  return unknown === undefined ? undefined : unknownName(tool, unknown, names);
}

/** The first thing that is wrong with a call's arguments, told so that a model can mend the call. */
export function toArgumentError(tool: Tool, error: z.ZodError, args: unknown): ToolErrorFacts {
  const [issue] = error.issues;
  if (issue === undefined) return badArgument({ name: "arguments", message: "cannot be used" }, tool);
  const schema = inputSchema(tool.input);
  const name = spell(issue.path);
  const described = describe(schemaAt(schema, issue.path));
  switch (issue.code) {
    case "unrecognized_keys": {
      const names = Object.keys(propertiesOf(schemaAt(schema, issue.path)));
      return unknownName(tool, spell([...issue.path, ...issue.keys.slice(0, 1)]), names);
    }
    case "invalid_value":
      return badArgument(
        { name, message: "is none of its values", described, valid: issue.values.map(String) },
        tool,
      );
    case "custom":
      return badArgument({ name, message: issue.message, described, ...toHints(issue.params) }, tool);
    default:
      if (valueAt(args, issue.path) === undefined)
        return badArgument({ name, message: "is missing", described }, tool);
      return badArgument({ name, message: readable(issue.message), described }, tool);
  }
}

interface Fault {
  readonly name: string;
  /** A predicate, such as "is missing", or a sentence of its own. */
  readonly message: string;
  readonly described?: string | undefined;
  readonly valid?: readonly string[] | undefined;
  readonly next?: string | undefined;
}

function badArgument(fault: Fault, tool: Tool): ToolErrorFacts {
  const isPredicate = /^(?:is|cannot|expected|has|must) /.test(fault.message);
  const wanted =
    fault.described === undefined ? `a right "${fault.name}".` : `"${fault.name}": ${fault.described}`;
  return {
    code: "bad_argument",
    message: isPredicate
      ? `The argument "${fault.name}" ${fault.message}.`
      : `"${fault.name}": ${fault.message}`,
    ...(fault.valid === undefined ? {} : { valid: fault.valid }),
    next: fault.next ?? `Call ${tool.name} again with ${wanted}`,
  };
}

function unknownName(tool: Tool, unknown: string, names: readonly string[]): ToolErrorFacts {
  const near = nearestName(unknown.split(".").at(-1) ?? unknown, names);
  return {
    code: "unknown_argument",
    message: `${tool.name} takes no argument "${unknown}".`,
    ...(names.length === 0
      ? {}
      : { valid: [...names].sort((a, b) => Number(b === near) - Number(a === near)) }),
    next:
      near === undefined
        ? `Call ${tool.name} again without "${unknown}".`
        : `Call ${tool.name} again with "${near}" in place of "${unknown}".`,
  };
}

/** What a schema's own check says besides its message: `ctx.addIssue({ code: "custom", message, params: { valid, next } })`. */
function toHints(params: Readonly<Record<string, unknown>> | undefined): Pick<Fault, "valid" | "next"> {
  const valid = params?.["valid"];
  const next = params?.["next"];
  return {
    ...(Array.isArray(valid) ? { valid: valid.map(String) } : {}),
    ...(typeof next === "string" ? { next } : {}),
  };
}

function readable(message: string): string {
  const [, reason] =
    /^(?:Invalid input|Invalid option|Too (?:small|big)|Invalid \w+): (.+)$/s.exec(message) ?? [];
  return reason === undefined ? "cannot be read" : `is wrong: ${reason}`;
}

function spell(path: readonly PropertyKey[]): string {
  const spelled = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`)).join("");
  return spelled.replace(/^\./, "");
}

function describe(schema: JsonSchema | undefined): string | undefined {
  const description = schema?.["description"];
  return typeof description === "string" ? description : undefined;
}

function propertiesOf(schema: JsonSchema | undefined): object {
  const properties = schema?.["properties"];
  return typeof properties === "object" && properties !== null ? properties : {};
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );
}
