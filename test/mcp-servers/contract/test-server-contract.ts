import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import { type Result, type Route, routes } from "./routes.ts";

/** What the suite asks of a server; the same goes over every route. */
export interface Contract {
  readonly name: string;
  /** Called once a route; each has to give a server in the same state. */
  create(): ServerDefinition | Promise<ServerDefinition>;
  readonly calls: readonly { readonly tool: string; readonly args: Result }[];
  readonly resources?: readonly string[];
  readonly prompts?: readonly { readonly name: string; readonly args: Readonly<Record<string, string>> }[];
}

const longestList = 12_000;
const longestAnswer = 40_000;

/** The suite that every server passes: over all routes the same names, schemas, facts, errors and bytes. */
export function testServerContract(contract: Contract): void {
  const [[firstName, openFirst] = ["", undefined], ...others] = Object.entries(routes);
  if (openFirst === undefined) throw new Error("There is no route.");
  describe(`${contract.name}: ${firstName}`, () => {
    let route: Route;
    beforeAll(async () => {
      route = await openFirst(await contract.create());
    });
    afterAll(() => route.close());
    test("says who it is and what to do first", () => {
      expect(route.serverName).toMatch(/^[a-z]/);
      expect(route.instructions?.length).toBeGreaterThan(0);
      expect(route.instructions?.length).toBeLessThanOrEqual(1_500);
    });
    test("describes its tools within what a model reads", async () =>
      describesTools(await route.listTools()));
    test("answers its calls by the schemas it lists", async () => {
      await route.listTools();
      let answered = 0;
      for (const { tool, args } of contract.calls) {
        const result = await route.callTool(tool, args);
        expectBounded(result);
        if (result["isError"] !== true) answered += 1;
      }
      expect(answered).toBeGreaterThanOrEqual(2);
    });
    test("tells of a wrong argument what the next call is", async () => {
      for (const { tool, args } of contract.calls.slice(0, 20)) {
        const result = await route.callTool(tool, { ...args, argument_of_none: 1 });
        expect(result["isError"]).toBe(true);
        expect(textOf(result)).toMatch(/^Error unknown_argument: .+\n(?:Valid: .+\n)?Next: Call \w+ again/);
      }
    });
  });
  describe.each(others)(`${contract.name}: %s`, (_name, open) => {
    let first: Route;
    let route: Route;
    beforeAll(async () => {
      first = await openFirst(await contract.create());
      route = await open(await contract.create());
    });
    afterAll(() => Promise.all([first.close(), route.close()]));
    test(`says the same as ${firstName}`, async () => {
      expect(route.serverName).toBe(first.serverName);
      expect(route.instructions).toBe(first.instructions);
      for (const ask of asks(contract)) {
        expect(await transcribe(ask, route)).toBe(await transcribe(ask, first));
      }
    });
  });
}

type Ask = (route: Route) => Promise<Result>;

function asks({ calls, resources = [], prompts = [] }: Contract): readonly Ask[] {
  return [
    (route) => route.listTools(),
    (route) => route.listResources(),
    (route) => route.listTemplates(),
    (route) => route.listPrompts(),
    ...calls.map(
      ({ tool, args }): Ask =>
        (route) =>
          route.callTool(tool, args),
    ),
    ...calls.map(
      ({ tool, args }): Ask =>
        (route) =>
          route.callTool(tool, { ...args, argument_of_none: 1 }),
    ),
    ...calls.map(
      ({ tool }): Ask =>
        (route) =>
          route.callTool(tool, {}),
    ),
    (route) => route.callTool("tool_of_none", {}),
    ...resources.map(
      (uri): Ask =>
        (route) =>
          route.readResource(uri),
    ),
    (route) => route.readResource("none://at-all"),
    ...prompts.map(
      ({ name, args }): Ask =>
        (route) =>
          route.getPrompt(name, args),
    ),
    (route) => route.getPrompt("prompt_of_none", {}),
    (route) => route.complete("prompt_of_none", { name: "a", value: "" }),
  ];
}

/** The answer as bytes, without what only one era has; members of the protocol's own, which clients reorder, by name. */
async function transcribe(ask: Ask, route: Route): Promise<string> {
  try {
    const { _meta, resultType, ttlMs, cacheScope, ...facts } = await ask(route);
    return `${JSON.stringify(facts["structuredContent"])}\n${JSON.stringify(facts, sortMembers)}`;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // SDK 1.x writes the code into the message.
    const message = error.message.replace(/^MCP error -?\d+: /, "");
    return JSON.stringify({ code: Reflect.get(error, "code"), message, data: Reflect.get(error, "data") });
  }
}

function sortMembers(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function describesTools({ tools }: Result): void {
  if (!Array.isArray(tools)) throw new Error("tools/list gives no list.");
  expect(JSON.stringify(tools).length).toBeLessThanOrEqual(longestList);
  for (const tool of tools) {
    expect(tool.name).toMatch(/^[a-z]+_[a-z_]+$/);
    expect(tool.title.length).toBeGreaterThan(0);
    expect(tool.description.length).toBeLessThanOrEqual(1_000);
    expect(Object.keys(tool.annotations).sort()).toEqual([
      "destructiveHint",
      "idempotentHint",
      "openWorldHint",
      "readOnlyHint",
    ]);
    for (const property of Object.values<Result>(tool.inputSchema.properties)) {
      expect(property["description"]).toEqual(expect.any(String));
    }
  }
}

function expectBounded(result: Result): void {
  expect(textOf(result).length).toBeLessThanOrEqual(longestAnswer);
  expect(JSON.stringify(result["structuredContent"]).length).toBeLessThanOrEqual(longestAnswer);
  if (result["isError"] === true) expect(textOf(result)).toMatch(/\nNext: ./);
}

function textOf({ content }: Result): string {
  if (!Array.isArray(content)) throw new Error("The answer has no content.");
  return content.map((block) => block.text ?? "").join("\n");
}
