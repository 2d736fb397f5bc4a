import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import type { ModelRequest } from "../../models/model.ts";
import { createSchemaLadder, type FormatAbilities, type LadderPrompt } from "../../models/schema-ladder.ts";
import { modelRequest } from "./fake-adapter.ts";

const schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  type: "object",
  properties: { names: { type: "array", items: { type: "string" } } },
  required: ["names"],
};

const all: FormatAbilities = { jsonSchema: true, jsonMode: true };

async function ask(
  answers: readonly (string | Error)[],
  request: Partial<ModelRequest> = {},
  abilities = all,
) {
  const prompts: LadderPrompt[] = [];
  const ladder = createSchemaLadder("fake/model", abilities);
  const answer = ladder.ask(modelRequest({ schema, ...request }), async (prompt) => {
    prompts.push(prompt);
    const given = answers[prompts.length - 1] ?? "";
    if (given instanceof Error) throw given;
    return { text: given };
  });
  return { prompts, ladder, answer: await answer.catch((error: unknown) => error) };
}

const lastText = (prompt: LadderPrompt | undefined): string => prompt?.messages.at(-1)?.content ?? "";

test("gives the schema to a server that holds to one and leaves it out of the prompt", async () => {
  const { prompts, answer } = await ask(['{"names": ["Ana"]}']);
  expect(answer).toMatchObject({ value: { names: ["Ana"] } });
  expect(prompts).toHaveLength(1);
  expect(prompts[0]?.format).toEqual({
    kind: "schema",
    name: "check",
    schema: { type: "object", properties: schema.properties, required: ["names"] },
  });
  expect(lastText(prompts[0])).not.toContain("JSON");
});

test("a server of which nothing is known is given the schema, too", async () => {
  const { prompts } = await ask(['{"names": []}'], {}, {});
  expect(prompts[0]?.format.kind).toBe("schema");
});

test.each<[string, FormatAbilities, "json" | "text"]>([
  ["JSON mode", { jsonSchema: false, jsonMode: true }, "json"],
  ["text", { jsonSchema: false }, "text"],
])("with %s the schema stands at the end of the prompt", async (_, abilities, kind) => {
  const { prompts } = await ask(['{"names": []}'], {}, abilities);
  expect(prompts[0]?.format).toEqual({ kind });
  expect(lastText(prompts[0])).toMatch(
    /^s0001 [\s\S]*JSON Schema:\n.*"required":\["names"\]\}\nIts form:\n\{"names": \[<string>\]\}$/,
  );
});

test("a wrong answer is asked for once more, with what was wrong with it", async () => {
  const { prompts, answer } = await ask(['{"names": "Ana"}', '{"names": ["Ana"]}']);
  expect(answer).toMatchObject({ value: { names: ["Ana"] } });
  expect(prompts[1]?.messages.slice(-2)).toEqual([
    { role: "assistant", content: '{"names": "Ana"}' },
    { role: "user", content: expect.stringMatching(/expected array, received string\s+→ at names/) },
  ]);
  expect(prompts[1]?.messages[0]).toEqual(prompts[0]?.messages[0]);
});

test("an answer that is no JSON is not shown to its model again, and the schema stands in the second prompt", async () => {
  const { prompts } = await ask(["Ana spoke.", '{"names": ["Ana"]}']);
  expect(prompts[1]?.format).toEqual({ kind: "json" });
  expect(prompts[1]?.messages).toHaveLength(1);
  expect(lastText(prompts[1])).toMatch(/JSON Schema[\s\S]*could not be used\. It holds no JSON value\./);
  expect(lastText(prompts[1])).not.toContain("Ana spoke.");
});

test("the caller's own check counts, too", async () => {
  const { prompts, answer } = await ask(['{"names": ["x"]}', '{"names": ["Ana"]}'], {
    validate: (value) => (JSON.stringify(value).includes("x") ? "x is nobody's name" : undefined),
  });
  expect(answer).toMatchObject({ value: { names: ["Ana"] } });
  expect(lastText(prompts[1])).toContain("x is nobody's name");
});

test("after two wrong answers there is no third call and no value", async () => {
  const { prompts, answer } = await ask(["nothing", "still nothing"]);
  expect(answer).toMatchObject({ code: "bad_answer" });
  expect(prompts.map(({ format }) => format.kind)).toEqual(["schema", "json"]);
});

test("a server that refuses a form is asked in the next one and never again in that one", async () => {
  const refused = new OnrecordError("400: response_format is not supported.", { code: "bad_response" });
  const { prompts, ladder } = await ask([refused, '{"names": []}']);
  expect(prompts.map(({ format }) => format.kind)).toEqual(["schema", "json"]);
  const kinds: string[] = [];
  await ladder.ask(modelRequest({ schema }), async ({ format }) => {
    kinds.push(format.kind);
    return { text: '{"names": []}' };
  });
  expect(kinds).toEqual(["json"]);
});

test("another failure of the server is passed on", async () => {
  const { prompts, answer } = await ask([new OnrecordError("The key is wrong.", { code: "auth" })]);
  expect(answer).toMatchObject({ code: "auth" });
  expect(prompts).toHaveLength(1);
});

test("lines are asked for beside the fields, and taken off the value", async () => {
  const lines = { first: "s0001", last: "s0002" };
  const { prompts, answer } = await ask(['{"firstLine": "s0001", "lastLine": "s0002", "names": ["Ana"]}'], {
    lines,
  });
  expect(answer).toMatchObject({ value: { names: ["Ana"] }, named: { first: "s0001", last: "s0002" } });
  expect(prompts[0]?.format).toMatchObject({ schema: { required: ["firstLine", "lastLine", "names"] } });
  const task = lastText(prompts[0]).split("List the claims.")[1];
  expect(task).toContain("In firstLine give the id");
  expect(task).not.toMatch(/s000\d/);
});

test("lines stand around a value that is no object", async () => {
  const { answer } = await ask(['{"firstLine": "s0001", "lastLine": "s0002", "answer": ["Ana"]}'], {
    schema: { type: "array", items: { type: "string" } },
    lines: { first: "s0001", last: "s0002" },
  });
  expect(answer).toMatchObject({ value: ["Ana"], named: { first: "s0001", last: "s0002" } });
});

test("lines that the answer does not name are no reason to ask again", async () => {
  const { prompts, answer } = await ask(['{"names": []}'], { lines: { first: "s0001", last: "s0002" } });
  expect(answer).toMatchObject({ value: { names: [] }, named: {} });
  expect(prompts).toHaveLength(1);
});

test("text is given without the model's thoughts, and thoughts alone are no answer", async () => {
  const { schema: _, ...text } = modelRequest();
  const ladder = createSchemaLadder("fake/model", {});
  expect(await ladder.ask(text, async () => ({ text: "<think>hm</think>\nYes.<|im_end|>" }))).toMatchObject({
    text: "Yes.",
  });
  await expect(ladder.ask(text, async () => ({ text: "<think>hm" }))).rejects.toMatchObject({
    code: "empty_answer",
  });
});
