import { expect, test } from "vitest";
import type { Analysis } from "../../agents/analysis.ts";
import { openEvents, sendJson, startGraphServer } from "./graph-server.ts";
import { began, brief, openClient } from "./server-client.ts";

test.each([
  ["a page", "does not answer as a LangGraph server", { search: (response) => response.end("<html>") }],
  [
    "HTTP 404",
    "does not answer as a LangGraph server",
    { search: (response) => sendJson(response, 404, { message: "no such page" }) },
  ],
  ["other JSON", "it lists no graphs", { search: (response) => sendJson(response, 200, { hello: 1 }) }],
  ["no such graph", 'has no graph "analyze"', { search: (response) => sendJson(response, 200, []) }],
  ["HTTP 500", "failed (HTTP 500)", { search: (response) => sendJson(response, 500, {}) }],
  ["too large", "(HTTP 413)", { stream: (response) => sendJson(response, 413, {}) }],
  [
    "a redirect",
    "HTTP 302",
    { search: (response) => response.writeHead(302, { location: "http://[::1]/" }).end() },
  ],
  ["no events", "is of another version of onrecord", { stream: (response) => openEvents(response).end() }],
  [
    "another protocol",
    "is of another version of onrecord",
    {
      stream(response) {
        openEvents(response).send("custom", { ...began, format: "onrecord/remote@2" });
      },
    },
  ],
  [
    "a failed run of an older version",
    "There is no [2Jfile there. It may have another version of onrecord",
    {
      stream(response) {
        const events = openEvents(response);
        events.send("error", { error: "OnrecordError", message: "There is no\n\u001b[2Jfile there." });
        events.end();
      },
    },
  ],
  [
    "a failed run",
    "The disk is full. Its log says more.",
    {
      stream(response) {
        const events = openEvents(response);
        events.send("custom", began);
        events.send("error", { error: "Error", message: "The disk is full." });
        events.end();
      },
    },
  ],
  [
    "an end in the middle",
    "ended in the middle of the run",
    {
      stream(response) {
        const events = openEvents(response);
        events.send("custom", began);
        events.end();
      },
    },
  ],
  [
    "a connection that breaks",
    "ended in the middle of the run",
    {
      stream(response) {
        openEvents(response).send("custom", began);
        setTimeout(() => response.destroy(), 50);
      },
    },
  ],
  [
    "half an event",
    "ended in the middle of the run",
    {
      stream(response) {
        openEvents(response).send("custom", began);
        response.end('event: custom\ndata: {"event": "analy');
      },
    },
  ],
  [
    "a person asked",
    "stopped for a person",
    {
      stream(response) {
        const events = openEvents(response);
        events.send("custom", began);
        events.send("updates", { __interrupt__: [{ value: "1".repeat(64) }] });
        events.end();
      },
    },
  ],
  [
    "what is no analysis",
    "no analysis that this version knows",
    {
      stream(response) {
        const events = openEvents(response);
        events.send("custom", began);
        events.send("custom", { event: "analysis", analysis: { schema: "onrecord/analysis@1" } });
        events.end();
      },
    },
  ],
] satisfies [string, string, Parameters<typeof startGraphServer>[0]][])(
  "%s is one clear line",
  async (_name, words, faults) => {
    const { url } = await startGraphServer(faults);
    const { app } = await openClient();
    const failed = await app.analyze(brief(url)).catch((error: Error) => error.message);
    expect(failed).toContain(words);
    expect(failed).toContain(url);
    expect(failed).toMatch(/^[^\n]+[.]$/);
    expect(await app.runs()).toEqual([]);
  },
);

test("a server that is away is said to be", async () => {
  const { app } = await openClient();
  await expect(app.analyze(brief("http://127.0.0.1:9"))).rejects.toMatchObject({
    code: "unreachable",
    message: expect.stringMatching(
      /^No LangGraph server answers at http:\/\/127\.0\.0\.1:9: nothing listens/,
    ),
  });
});

/** What a server makes of the analysis, and what is said of it. */
function lie(change: (analysis: Analysis) => void) {
  return {
    change(event: Record<string, unknown>) {
      if (event["event"] === "analysis") change(event["analysis"] as Analysis);
      return event;
    },
  };
}

const first = (analysis: Analysis, kind: string) =>
  analysis.sections.flatMap(({ statements }) => statements).find(({ check }) => check.kind === kind);

test.each([
  [
    "evidence with words that nobody said",
    "cites words that the recording does not have there",
    (analysis) => {
      const part = first(analysis, "quote")?.evidence[0];
      if (part !== undefined) part.text = "The second boat is free.";
    },
  ],
  [
    "evidence at another time",
    "cites words that the recording does not have there",
    (analysis) => {
      const part = first(analysis, "quote")?.evidence[0];
      if (part !== undefined) part.start = 1000;
    },
  ],
  [
    "another recording",
    "is of another recording",
    (analysis) => {
      analysis.transcript.sha256 = "0".repeat(64);
    },
  ],
  [
    "another reading",
    "is of another reading of the recording",
    (analysis) => {
      analysis.transcript.readerVersion = "0";
    },
  ],
  [
    "a person's word",
    "claims that a person looked it over",
    (analysis) => {
      const statement = first(analysis, "quote");
      if (statement !== undefined) statement.review = { decision: "keep", fault: "none" };
    },
  ],
] satisfies [string, string, (analysis: Analysis) => void][])(
  "an analysis with %s is not shown",
  async (_name, words, change) => {
    const { url } = await startGraphServer(lie(change));
    const { app } = await openClient();
    await expect(app.analyze(brief(url))).rejects.toMatchObject({
      code: "bad_answer",
      message: expect.stringContaining(words),
    });
    expect(await app.runs()).toEqual([]);
  },
);

test("a quote that nobody said, a made-up claim and made-up changes are not shown, whatever their verdicts", async () => {
  const { url } = await startGraphServer(
    lie((analysis) => {
      const quote = first(analysis, "quote");
      if (quote === undefined) return;
      const [section] = analysis.sections;
      const claim = {
        ...quote.check,
        kind: "claim" as const,
        verdict: "supported" as const,
        checkedBy: ["big/model"],
      };
      section?.statements.push({
        ...quote,
        id: "made-up",
        section: section.kind,
        text: "The second boat costs 90,000 euros a month.",
        check: claim,
      });
      const spoken = { kind: "word" as const, quoted: "winter", spoken: "The ferry is on fire." };
      quote.text = "The ferry never sank on a Saturday.";
      quote.check = { ...quote.check, verdict: "said", changes: [spoken] };
    }),
  );
  const { app } = await openClient();
  const { result } = await app.analyze(brief(url));
  const shown = result.sections.flatMap(({ statements }) => statements);
  const all = JSON.stringify(shown);
  for (const words of ["never sank", "90,000", "on fire"]) expect(all).not.toContain(words);
  expect(JSON.stringify(result)).not.toContain("on fire");
  const fallen = result.dropped.filter(({ reason }) => reason.startsWith("the server showed it, but"));
  expect(fallen.map(({ statement, reason }) => [statement.text, reason])).toEqual(
    expect.arrayContaining([
      [
        "The ferry never sank on a Saturday.",
        "the server showed it, but these words were not found in the recording",
      ],
      [
        "The second boat costs 90,000 euros a month.",
        "the server showed it, but the check of this machine does not bear it out",
      ],
    ]),
  );
});

test("a key that a server sends back ends the run", async () => {
  const { url } = await startGraphServer({
    stream: (response) =>
      openEvents(response).send("custom", {
        event: "step",
        step: "lg-key-0123456789",
        state: "done",
        done: 1,
      }),
  });
  const { app, events } = await openClient({ variables: { LANGGRAPH_API_KEY: "lg-key-0123456789" } });
  const failed = await app.analyze(brief(url)).catch((error: Error) => error.message);
  expect(failed).toContain("it sends the key back");
  expect(JSON.stringify([failed, events])).not.toContain("lg-key-0123456789");
});
