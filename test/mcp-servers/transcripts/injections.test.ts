import { expect, test } from "vitest";
import { attackerTexts, hasInjections, readInjections } from "../../agents/injection-rows.ts";
import { insideFence, openServer, outsideFence, toVtt } from "./open-server.ts";

test.skipIf(hasInjections)("left out: ../shared/data is absent", () => undefined);

test.each(readInjections("mcp", "summarize", "quote", "factcheck", "qa", "translate", "route"))(
  "$id: what was spoken stands inside fences alone, in every answer",
  async ({ transcript: { title, segments }, ...row }) => {
    const { call, paste, server } = openServer();
    const vtt = toVtt(segments.map(({ speaker, text }, at) => [at * 10, speaker, text.replace(/\s+/g, " ")]));
    const transcript = await paste(vtt, title);
    const attacks = attackerTexts({ ...row, transcript: { title, segments } });
    const query = segments[0]?.text.slice(0, 60) ?? "";
    const answers = [
      await call("open_transcript", { source: transcript }),
      await call("read_transcript", { transcript }),
      await call("read_transcript", { transcript, response_format: "detailed" }),
      await call("search_transcript", { transcript, query: "assistant system the" }),
      await call("search_transcript", { query: "assistant system the" }),
      await call("search_transcript", { transcript, query }),
      await call("verify_quotes", {
        transcript,
        quotes: segments.slice(0, 20).map(({ text }) => text.slice(0, 1900)),
      }),
      await call("check_claims", {
        transcript,
        claims: segments.slice(0, 20).map(({ text }) => text.slice(0, 1900)),
      }),
      await call("list_transcripts", { response_format: "detailed" }),
      await call("get_instructions", { task: "brief_me", transcript }),
      await call("read_transcript", { transcript, from: "9:00:00" }),
      await call("read_transcript", { transcript, cursor: "1" }),
    ];
    const prompts = await Promise.all(
      server.prompts.map((prompt) =>
        prompt.render({ transcript }, { signal: new AbortController().signal, progress: () => undefined }),
      ),
    );
    const outside = [
      ...answers.flatMap(({ text, facts }) => [text, JSON.stringify({ ...facts, excerpt: "" })]),
      ...prompts.map(String),
      JSON.stringify(server.tools.map(({ description }) => description)),
    ].map((text) => outsideFence(text).normalize("NFKC"));
    for (const text of attacks) {
      // What the call itself quoted is the caller's own; the tail of an attack is not.
      const spoken = text.normalize("NFKC").slice(-24);
      for (const part of outside) expect(part).not.toContain(spoken);
    }
    for (const { facts } of answers) {
      if (typeof facts["excerpt"] === "string")
        expect(outsideFence(`\n${facts["excerpt"]}`)).not.toMatch(/=====/);
    }
  },
);

test.each(readInjections("mcp").filter(({ kind }) => kind === "attack"))(
  "$id: the line is flagged and can still be quoted",
  async ({ transcript: { title, segments }, attacker_segments }) => {
    const { call, paste } = openServer();
    const vtt = toVtt(segments.map(({ speaker, text }, at) => [at * 10, speaker, text]));
    const transcript = await paste(vtt, title);
    const at = attacker_segments[0] ?? 0;
    const text = segments[at]?.text ?? "";
    const id = `s${String(at + 1).padStart(4, "0")}`;
    const page = await call("read_transcript", { transcript });
    expect(page.facts["warning"]).toContain(id);
    expect(insideFence(page.text)).toContain(text);
    const quoted = await call("verify_quotes", { transcript, quotes: [text] });
    expect(quoted.facts["checks"]).toMatchObject([{ verdict: "said", places: [{ segment: id }] }]);
    expect(quoted.facts["warning"]).toMatch(/^Flag instruction/);
  },
);
