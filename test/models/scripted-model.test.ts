import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ModelRequest } from "../../models/model.ts";
import { createScriptedModel, readScript } from "../../models/scripted-model.ts";
import { temporaryFolder } from "../temporary-folder.ts";

function request(purpose: string, signal = new AbortController().signal): ModelRequest {
  return {
    system: "",
    messages: [],
    maxOutputTokens: 10,
    timeouts: { attemptMs: 1_000, deadlineMs: 1_000 },
    signal,
    purpose,
  };
}

test("answers by the first row that the purpose begins with", async () => {
  const model = createScriptedModel("m", {
    answers: [
      { purpose: "summarize:ideas", value: { a: 1 } },
      { purpose: "", text: "other" },
    ],
  });
  expect((await model.generate(request("summarize:ideas+x"))).value).toEqual({ a: 1 });
  expect((await model.generate(request("check"))).text).toBe("other");
});

test("fails with the scripted message, and where no row fits", async () => {
  const model = createScriptedModel("m", { answers: [{ purpose: "a", error: "the server is down." }] });
  await expect(model.generate(request("a"))).rejects.toThrow("the server is down.");
  await expect(model.generate(request("b"))).rejects.toThrow('The script "m" has no answer for b.');
});

test("writes a line for each call asked and each answered", async () => {
  const log = join(temporaryFolder(), "calls");
  const model = createScriptedModel("m", { answers: [{ purpose: "a", text: "x" }], log });
  await model.generate(request("a"));
  await model.generate(request("b")).catch(() => undefined);
  expect(readFileSync(log, "utf8")).toBe("asked a\nanswered a\nasked b\n");
});

test("a slow answer ends at once when it is cancelled", async () => {
  const model = createScriptedModel("m", { answers: [{ purpose: "", text: "x", delayMs: 60_000 }] });
  const abort = new AbortController();
  const answer = model.generate(request("a", abort.signal));
  abort.abort();
  await expect(answer).rejects.toMatchObject({ code: "cancelled" });
});

test("names the file when a script cannot be read", () => {
  expect(() => readScript("/nowhere/slow.json")).toThrow(/No script .* at \/nowhere\/slow\.json/);
});
