import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { itemsOf, nextCall, openAgentsServer } from "./open-agents-server.ts";

test("an analysis tells every statement with verdict, second, speaker and words", async () => {
  const { call } = openAgentsServer();
  const told = await call("analyze_transcript", { transcript: "ferry.vtt", recipe: "meeting" });
  expect(told.facts).toMatchObject({ status: "done", result: "analysis", recipe: "meeting", by: "builtin" });
  expect(told.facts["sections"]).toMatchObject({ decisions: 1, open_questions: "empty" });
  expect(itemsOf(told)).toContainEqual({
    id: "decisions-01",
    verdict: "said",
    segments: "s0006",
    start: 39,
    end: 48,
    speaker: "Mara Quint",
  });
  expect(told.text).toContain(
    "decisions-01 said [00:39-00:48] s0006 Mara Quint: We decided to keep one boat until June and to ask the county for the other half.",
  );
});

test("a detailed analysis says what was left out, and why", async () => {
  const { call } = openAgentsServer();
  const args = { transcript: "ferry.vtt", recipe: "meeting", response_format: "detailed" };
  const { text } = await call("analyze_transcript", args);
  expect(text).toMatch(/facts-dropped-01 said .*\n {2}left out because: its speaker takes it back later/);
});

test("an answer stands on lines with their speakers, or the recording does not say", async () => {
  const { call } = openAgentsServer();
  await call("ask_transcript", { transcript: "ferry.vtt", question: "Who wrote a letter?" });
  const cost = await call("ask_transcript", {
    transcript: "ferry-",
    question: "What does the second boat cost a month?",
  });
  expect(cost.facts).toMatchObject({ status: "done", answered: true, by: "builtin" });
  expect(cost.text).toContain("s0004 [00:22-00:31] Mara Quint: The second boat costs 18,500 euros a month");
  const chess = await call("ask_transcript", {
    transcript: "ferry-",
    question: "Who won the chess tournament in Reykjavik?",
  });
  expect(chess.facts).toMatchObject({ answered: false });
  expect(chess.text).toContain("answer not_answered: The recording does not say.");
});

test("from nothing known a model finds the file, the id, the recipes, the models and the run", async () => {
  const { call } = openAgentsServer();
  const files = await call("list_transcripts");
  expect(files.facts["files"]).toEqual(["ferry.vtt"]);
  const made = await call("analyze_transcript", { transcript: "ferry.vtt" });
  const listed = await call("list_transcripts");
  expect(listed.facts["transcripts"]).toMatchObject([{ transcript: made.facts["transcript"] }]);
  const choices = await call("list_choices");
  expect(choices.facts).toMatchObject({ models: ["builtin"], local_only: false });
  expect(choices.text).toContain(
    "brief: The recording in half a page. Sections: summary, key_points, quotes",
  );
  const runs = await call("list_runs", { transcript: made.facts["transcript"] });
  expect(nextCall(runs)).toEqual(["get_run", { run: made.facts["run"] }]);
  expect((await call(...nextCall(runs))).text).toBe(made.text);
});

test("the choices are those of the settings: models in use, models that may be named, caps", async () => {
  const { call } = openAgentsServer({
    settings: {
      models: { summarizer: ["ollama/tiny:1b", "builtin"], "*": "ollama/other:2b" },
      budget: { usd: 1.5, calls: 20 },
      localOnly: true,
    },
  });
  expect((await call("list_choices")).facts).toMatchObject({
    models: ["builtin", "ollama/other:2b", "ollama/tiny:1b"],
    agents: { summarizer: "ollama/tiny:1b,builtin", answerer: "ollama/other:2b" },
    budget: { usd: 1.5, calls: 20 },
    local_only: true,
  });
});

test("the same call gives the same bytes, in this process and in another", async () => {
  const [first, second] = [openAgentsServer(), openAgentsServer()];
  const calls = [
    ["analyze_transcript", { transcript: "ferry.vtt", recipe: "wisdom" }],
    ["ask_transcript", { transcript: "ferry.vtt", question: "Who writes to the county?" }],
    ["list_runs", {}],
    ["list_choices", {}],
  ] as const;
  for (const [tool, args] of calls) {
    const told = await first.call(tool, args);
    if (tool !== "list_runs") expect(await first.call(tool, args)).toEqual(told);
    expect(await second.call(tool, args)).toEqual(told);
  }
});

test("progress only ever grows, and ends at its total", async () => {
  const { call, progress } = openAgentsServer();
  await call("analyze_transcript", { transcript: "ferry.vtt", recipe: "brief" });
  const done = progress.map((one) => one.done);
  expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
  expect(progress.at(-1)).toEqual({ done: 9, total: 9, message: "assemble" });
});

test("is lenient about how arguments are written", async () => {
  const { call } = openAgentsServer();
  const args = { transcript: "ferry.vtt", recipe: "brief" };
  const plain = await call("analyze_transcript", args);
  for (const other of [
    { transcript: '"ferry.vtt"', recipe: " Brief ", response_format: "CONCISE" },
    { language: null, models: "" },
    { models: "builtin" },
    { models: { summarizer: "builtin" } },
    { models: '["summarizer=builtin"]' },
  ])
    expect(await call("analyze_transcript", { ...args, ...other })).toEqual(plain);
});

test.each([
  ["analyze_transcript", {}, /bad_argument: The argument "transcript" is missing/],
  ["analyze_transcript", { transcript: "ferry.vtt", recipe: "haiku" }, /Valid: analysis, brief, earnings/],
  ["analyze_transcript", { transcript: "ferry.vtt", receipt: "x" }, /unknown_argument.*\nValid: recipe,/],
  ["analyze_transcript", { transcript: "ferry.vtt", language: "no such language" }, /Valid: es, en, pt-BR/],
  [
    "analyze_transcript",
    { transcript: "ferry.vtt", models: ["ollama/qwen3:8b"] },
    /unknown_model.*\nValid: builtin\n/,
  ],
  ["analyze_transcript", { transcript: "ferry.vtt", models: ["http://198.51.100.7/v1"] }, /unknown_model/],
  ["analyze_transcript", { transcript: "ferry.vtt", models: ["sumarizer=builtin"] }, /Valid: summarizer,/],
  ["analyze_transcript", { transcript: "ferrari" }, /not_found.*\n.*list_transcripts \{\}/],
  ["analyze_transcript", { transcript: "fairy.vtt" }, /not_found.*\nValid: ferry\.vtt\n/],
  [
    "analyze_transcript",
    { transcript: "../secret.vtt" },
    /not_allowed.*\nValid: ferry\.vtt\n.*list_transcripts/,
  ],
  ["analyze_transcript", { transcript: "/etc/hostname" }, /not_allowed/],
  ["ask_transcript", { transcript: "ferry.vtt", question: " " }, /"question"/],
  ["translate_statements", { to: "es" }, /One of run and transcript/],
  ["translate_statements", { transcript: "ferry.vtt", run: "1", to: "es" }, /One of run and transcript/],
  ["translate_statements", { transcript: "ferry.vtt", to: "English" }, /It is in en already/],
  [
    "translate_statements",
    { transcript: "ferry.vtt", to: "es" },
    /missing_program.*\nNext: Ask the user to install Apertium/,
  ],
  ["get_run", { run: "nosuchrun" }, /not_found.*\nNext: .*list_runs \{\}/],
  ["get_run", {}, /"run" is missing/],
  ["list_runs", { cursor: "123456789012345" }, /stale_cursor.*\nNext: Start again/],
])("says what is wrong and what to do next: %s %j", async (tool, args, message) => {
  const { call, faults, folder } = openAgentsServer();
  const told = await call(tool, args);
  expect(told.isError).toBe(true);
  expect(told.text).toMatch(message);
  expect(told.text).toMatch(/\nNext: ./);
  expect(told.text).not.toContain(folder);
  expect(faults).toEqual([]);
});

test("settings that cannot be used are told as they are", async () => {
  const { call } = openAgentsServer({ settings: { model: {} } });
  const told = await call("analyze_transcript", { transcript: "ferry.vtt" });
  expect(told.text).toMatch(/Error bad_usage: onrecord.config.json cannot be used: There is no "model"/);
});

test("a remote model is refused by a server that was started local only, and nothing is recorded", async () => {
  const { call } = openAgentsServer({
    settings: {
      servers: { far: { kind: "compatible", baseUrl: "https://models.example.net/v1" } },
      models: { answerer: "compatible/far/m" },
    },
    localOnly: true,
  });
  const args = { transcript: "ferry.vtt", question: "Who writes?" };
  const told = await call("ask_transcript", args);
  expect(told.text).toMatch(/^Error not_local: .*\nNext: Call again with "models":\["builtin"\]/);
  expect((await call("list_runs")).facts["total"]).toBe(0);
  expect((await call("ask_transcript", { ...args, models: ["builtin"] })).facts["status"]).toBe("done");
});

test("a damaged transcript is an error that says what to do", async () => {
  const { call, folder } = openAgentsServer();
  writeFileSync(join(folder, "empty.vtt"), "WEBVTT\n\n");
  const told = await call("analyze_transcript", { transcript: "empty.vtt" });
  expect(told.text).toMatch(/^Error empty_input: .*\nNext: /);
});
