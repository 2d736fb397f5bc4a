import { expect, test } from "vitest";
import { itemsOf, openAgentsServer } from "./open-agents-server.ts";

const spanish: Readonly<Record<string, string>> = {
  "We decided to keep one boat until June and to ask the county for the other half.":
    "Decidimos mantener un barco hasta junio y pedir la otra mitad al condado.",
};
const rows = Array.from({ length: 12 }, (_, at) => ({ id: `t${at + 1}`, text: Object.values(spanish)[0] }));
const settings = { models: { translator: "scripted/script.json" } };
const script = { answers: [{ purpose: "translate", value: { translations: rows } }] };

test("an analysis is told in another language, with the same times and its own words beside in detail", async () => {
  const { call } = openAgentsServer({ settings, script });
  const made = await call("analyze_transcript", { transcript: "ferry.vtt", recipe: "meeting" });
  const told = await call("translate_statements", {
    run: made.facts["run"],
    to: "spanish",
    response_format: "detailed",
  });
  expect(told.facts).toMatchObject({ result: "analysis", language: "es", recipe: "meeting" });
  expect(told.facts["run"]).not.toBe(made.facts["run"]);
  const decision = itemsOf(told).find(({ id }) => id === "decisions-01");
  expect(decision).toMatchObject({ start: 39, end: 48, segments: "s0006" });
  expect(told.text).toMatch(
    /decisions-01 said .*: Decidimos mantener un barco hasta junio y pedir la otra mitad al condado\.\n {2}in en: We decided to keep/,
  );
  expect(told.text).toMatch(/facts-02 .*18,500 euros.*\n(?:.*\n)*? {2}note: Not translated/);
});

test("a run that is no analysis, and a language that it is in already, are refused", async () => {
  const { call } = openAgentsServer({ settings, script });
  const asked = await call("ask_transcript", { transcript: "ferry.vtt", question: "Who writes?" });
  expect((await call("translate_statements", { run: asked.facts["run"], to: "es" })).text).toMatch(
    /^Error bad_argument: Run \w+ has no analysis.*\nNext: .*analyze_transcript/,
  );
  const made = await call("analyze_transcript", { transcript: "ferry.vtt", recipe: "brief" });
  expect((await call("translate_statements", { run: made.facts["run"], to: "en" })).text).toMatch(
    /It is in en already/,
  );
});

test("an analysis that used a model which the settings no longer name is not made again with it", async () => {
  const before = openAgentsServer({
    settings: { models: { summarizer: "scripted/script.json" } },
    script: { answers: [{ purpose: "", text: "no" }] },
  });
  const made = await before.call("analyze_transcript", { transcript: "ferry.vtt", recipe: "brief" });
  const after = openAgentsServer({ folder: before.folder, settings: {} });
  const told = await after.call("translate_statements", { run: made.facts["run"], to: "es" });
  expect(told.text).toMatch(/^Error unknown_model: The settings name no model "scripted\/script\.json"/);
});
