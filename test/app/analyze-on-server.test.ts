import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { smallVtt } from "../small-transcript.ts";
import { openEvents, sendJson, startGraphServer } from "./graph-server.ts";
import { analyzeRequest, openTestApp } from "./open-test-app.ts";
import { began, brief, openClient } from "./server-client.ts";

test("a server gives the same bytes of analysis and the same files as this machine, and is told the recording by its bytes", async () => {
  const { app, folder, events } = await openClient();
  const here = await app.analyze(analyzeRequest("ferry.vtt", { recipe: "brief", out: "here" }));
  const steps = events.splice(0).map(({ step, state, total }) => ({ step, state, total }));
  const { url, asked, lines } = await startGraphServer();
  const there = await app.analyze(brief(url, { out: "there" }));
  expect(there.result).toEqual(here.result);
  for (const file of ["analysis.json", "analysis.md"]) {
    const [own, other] = ["here", "there"].map((name) => readFileSync(join(folder, name, file), "utf8"));
    expect(withoutRun(other ?? "")).toBe(withoutRun(own ?? ""));
  }
  expect(there.files.map((path) => path.split("/").at(-1))).toEqual([
    "run.json",
    "analysis.json",
    "analysis.md",
    "report.html",
  ]);
  expect(events.map(({ step, state, total }) => ({ step, state, total }))).toEqual(steps);
  const of = ({ agent, task, status }: { agent: string; task: string; status: string }) => ({
    agent,
    task,
    status,
  });
  expect(there.run.agents.map(of)).toEqual(here.run.agents.map(of));
  expect(there.run).toMatchObject({ graph: "analyze", status: "done" });
  expect((await app.run(there.run.id)).result).toBe(here.run.result);
  expect(lines()).toEqual(["POST /assistants/search", "POST /threads/ID/runs/stream", "DELETE /threads/ID"]);
  const body = JSON.parse(asked[1]?.body ?? "{}");
  expect(Buffer.from(body.context.onrecord.bytes, "base64").toString("utf8")).toBe(smallVtt);
  expect(JSON.stringify(body.input)).not.toMatch(/ferry|boat|\//);
});

/** But for the marked block that tells of the run, and the note that says where it was made. */
function withoutRun(text: string): string {
  const note = /> \[!NOTE\]\n> \*\*What to know\*\*\n>\n> - Made on the LangGraph server [^\n]+\n\n/;
  return text.replace(/<!-- run:begin -->[\s\S]*<!-- run:end -->/, "").replace(note, "");
}

test("what is asked for travels: request, language, models, caps", async () => {
  const { url, asked } = await startGraphServer({ stream: (response) => openEvents(response).end() });
  const { app } = await openClient();
  const more = {
    request: "two points",
    language: "es",
    models: { "*": ["builtin"], summarizer: ["ollama/small", "builtin"] },
    budget: { usd: 0.5, calls: 7 },
    allowUnknownPrice: true,
  };
  await expect(app.analyze(brief(url, more))).rejects.toMatchObject({ code: "bad_response" });
  const { input, config, assistant_id } = JSON.parse(asked[1]?.body ?? "{}");
  expect(assistant_id).toBe("analyze");
  expect(input).toMatchObject({
    recipe: "brief",
    request: "two points",
    language: "es",
    models: { router: ["builtin"], summarizer: ["ollama/small", "builtin"] },
  });
  expect(config.configurable.onrecord).toEqual({
    budget: { usd: 0.5, calls: 7 },
    localOnly: false,
    allowUnknownPrice: true,
  });
});

test("the tighter caps hold: those that the client sent end a run on the server", async () => {
  const { url } = await startGraphServer();
  const { app, folder } = await openClient();
  writeFileSync(join(folder, "script.json"), JSON.stringify({ answers: [{ purpose: "", text: "{}" }] }));
  const models = { summarizer: [`scripted/${join(folder, "script.json")}`] };
  const { run } = await app.analyze(brief(url, { models, budget: { calls: 0 } }));
  const failed = run.agents.filter(({ agent }) => agent === "summarizer");
  expect(failed.map(({ error }) => error?.code)).toEqual(["over_budget", "over_budget"]);
});

test("the key stands in the header, only if it is the server's own, and in no message", async () => {
  const refused = await startGraphServer({
    search: (response, { key }) => sendJson(response, 401, { message: `no such key: ${key}` }),
  });
  const keyed = await openClient({ variables: { LANGGRAPH_API_KEY: "lg-key-0123456789" } });
  await expect(keyed.app.analyze(brief(refused.url))).rejects.toMatchObject({
    code: "auth",
    message: `${refused.url} does not take the key in LANGGRAPH_API_KEY (HTTP 401). Put a key of that server there. It says: no such key: [secret]`,
  });
  expect(refused.asked.map(({ key }) => key)).toEqual(["lg-key-0123456789"]);
  for (const name of ["LANGSMITH_API_KEY", "LANGCHAIN_API_KEY"]) vi.stubEnv(name, "ls-key-0123456789");
  const other = await openClient();
  await expect(other.app.analyze(brief(refused.url))).rejects.toMatchObject({
    message: expect.stringContaining("wants a key (HTTP 401)"),
  });
  expect(refused.asked.at(-1)?.key).toBeUndefined();
});

test("a model that the server does not have is named in one line", async () => {
  const { url } = await startGraphServer();
  const { app } = await openClient();
  const models = { summarizer: ["compatible/nowhere/small"] };
  await expect(app.analyze(brief(url, { models }))).rejects.toMatchObject({
    code: "server_error",
    message: expect.stringMatching(/^The run of "analyze" failed at \S+: [^\n]*nowhere[^\n]*$/),
  });
});

test("who stops the command cancels the run on the server", async () => {
  const stop = new AbortController();
  const { url, lines } = await startGraphServer({
    stream(response) {
      openEvents(response).send("custom", began);
      setTimeout(() => stop.abort(), 50);
    },
  });
  const { app } = await openClient({ signal: stop.signal });
  await expect(app.analyze(brief(url))).rejects.toMatchObject({ code: "cancelled" });
  expect(lines().slice(2)).toEqual([
    "GET /threads/ID/runs?limit=10&offset=0",
    "POST /threads/ID/runs/run-1/cancel?wait=1&action=rollback",
    "DELETE /threads/ID",
  ]);
});

test.each([
  ["review", { review: ["plan"] }, "--review needs the run in a store of this machine"],
  ["a recipe of one's own", { recipe: "mine.json" }, "The recipe mine.json is a file of this machine"],
  ["an unknown recipe", { recipe: "poem" }, "poem"],
  [
    "auto",
    { models: { "*": ["auto"] } },
    "--model auto stands for a model that was promoted on this machine",
  ],
  ["an address that is none", { server: "localhost" }, "--server takes the address of a LangGraph server"],
  ["a login in the address", { server: "http://me:secret@127.0.0.1:9" }, "an address without a login"],
])("%s does not go with a server", async (_name, more, words) => {
  const { app } = await openClient();
  const failed = await app.analyze(brief("http://127.0.0.1:9", more)).catch((error) => error);
  expect(failed).toMatchObject({ code: "bad_usage", message: expect.stringContaining(words) });
  expect(failed.message).not.toContain("secret");
});

test("with local only, a server elsewhere is refused before it is asked", async () => {
  const { app } = await openTestApp();
  await expect(app.analyze(brief("https://graphs.example.org", { localOnly: true }))).rejects.toMatchObject({
    code: "not_local",
  });
});

test("a recording over the limit stays here", async () => {
  const { url, asked } = await startGraphServer();
  const { app, folder } = await openClient();
  const note = `NOTE ${"x".repeat(10_100_000)}`;
  writeFileSync(join(folder, "long.vtt"), smallVtt.replace("WEBVTT\n", `WEBVTT\n\n${note}\n`));
  await expect(app.analyze({ ...brief(url), source: "long.vtt" })).rejects.toMatchObject({
    code: "too_large",
  });
  expect(asked).toEqual([]);
});
