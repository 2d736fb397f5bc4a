import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  itemsOf,
  longVtt,
  nextCall,
  openAgentsServer,
  type TestServer,
  type Told,
} from "./open-agents-server.ts";

const settings = { models: { translator: "scripted/script.json" } };
/** Every row of it changes a number, so that every line keeps its own words. */
const script = {
  answers: [{ purpose: "translate", value: { translations: [{ id: "t1", text: "Barco." }] } }],
};

async function openTranslation(lines: number): Promise<TestServer & { readonly first: Told }> {
  const opened = openAgentsServer({ settings, script });
  writeFileSync(join(opened.folder, "boats.vtt"), longVtt(lines));
  return {
    ...opened,
    first: await opened.call("translate_statements", { transcript: "boats.vtt", to: "es" }),
  };
}

async function readAll(call: TestServer["call"], args: object): Promise<readonly Told[]> {
  const pages = [await call("get_run", args)];
  for (let page = pages[0]; page?.facts["cursor"] !== undefined; page = pages.at(-1)) {
    if (pages.length > 500) throw new Error("The pages do not end.");
    pages.push(await call(...nextCall(page)));
  }
  return pages;
}

test.each([2_000, 12_000, 40_000])("pages of %d characters give every line once, in order", async (size) => {
  const { call, first } = await openTranslation(150);
  const pages = await readAll(call, { run: first.facts["run"], max_characters: size });
  const ids = pages.flatMap(itemsOf).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 150 }, (_, at) => `s${String(at + 1).padStart(4, "0")}`));
  for (const { text, facts } of pages) {
    expect(text.length).toBeLessThanOrEqual(size);
    expect(JSON.stringify(facts).length).toBeLessThanOrEqual(size);
    expect(facts["total"]).toBe(150);
  }
  expect(pages.reduce((sum, { facts }) => sum + Number(facts["shown"]), 0)).toBe(150);
});

test("a page's text and facts name the same lines, times and next call", async () => {
  const { call, first } = await openTranslation(120);
  const [page] = await readAll(call, { run: first.facts["run"], response_format: "detailed" });
  if (page === undefined) throw new Error("There is no page.");
  const lines = page.text.match(/^s\d{4} .*$/gm) ?? [];
  expect(lines).toHaveLength(itemsOf(page).length);
  for (const [at, item] of itemsOf(page).entries()) {
    const clock = (seconds: unknown): string =>
      `${String(Math.floor(Number(seconds) / 60)).padStart(2, "0")}:${String(Number(seconds) % 60).padStart(2, "0")}`;
    expect(lines[at]).toContain(
      `${item["id"]} untranslated [${clock(item["start"])}-${clock(item["end"])}] ${item["speaker"]}: Boat number ${at + 1} `,
    );
  }
  expect(page.text).toContain(`Next: ${String(page.facts["next"])}`);
  expect(page.text).toContain(String(page.facts["excerpt"]));
  expect(nextCall(page)).toEqual([
    "get_run",
    { run: first.facts["run"], cursor: page.facts["cursor"], response_format: "detailed" },
  ]);
});

test("a cursor is read as text, as number and in quotation marks; one of another result says how to begin again", async () => {
  const { call, first } = await openTranslation(200);
  const { run, cursor } = first.facts;
  const page = await call("get_run", { run, cursor });
  expect(page.facts["shown"]).toBeGreaterThan(0);
  expect(await call("get_run", { run, cursor: Number(cursor) })).toEqual(page);
  expect(await call("get_run", { run, cursor: `"${String(cursor)}"` })).toEqual(page);
  const other = await call("analyze_transcript", { transcript: "ferry.vtt" });
  const stale = await call("get_run", { run: other.facts["run"], cursor });
  expect(stale.text).toMatch(
    /^Error stale_cursor: .*\nNext: Start again without a cursor: get_run \{"run":"\w+"\}$/,
  );
  expect((await call("get_run", { run, cursor, response_format: "detailed" })).text).toMatch(
    /^Error stale_cursor/,
  );
});

test("a line longer than a page is told in pieces, none left out", async () => {
  const { call, folder } = openAgentsServer({ settings, script });
  const words = Array.from({ length: 3_000 }, (_, at) => `word${at}`);
  writeFileSync(join(folder, "speech.txt"), `Ann: ${words.join(" ")}\nBob: Thank you all for coming.\n`);
  const first = await call("translate_statements", { transcript: "speech.txt", from: "en", to: "es" });
  const pages = await readAll(call, { run: first.facts["run"], max_characters: 2_000 });
  const told = pages
    .map(({ text }) => text)
    .join("\n")
    .match(/word\d+/g);
  expect(told).toEqual(words);
});

test("runs are listed page by page, the newest first", async () => {
  const { call } = openAgentsServer();
  const asked = ["Who writes?", "What costs 18,500 euros?", "When do they decide?"];
  for (const question of asked) await call("ask_transcript", { transcript: "ferry.vtt", question });
  const first = await call("list_runs", { limit: 2 });
  expect(first.facts).toMatchObject({ shown: 2, total: 3 });
  const last = await call(...nextCall(first));
  expect(last.facts).toMatchObject({ shown: 1, total: 3 });
  expect(last.facts["cursor"]).toBeUndefined();
});
