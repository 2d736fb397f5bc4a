import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openWorld } from "./open-world.ts";

const captions = `WEBVTT

00:01.000 --> 00:03.000
So who built the new ferry for you?

00:03.000 --> 00:06.000
Yeah, we asked Lindhome to build it last year.

00:06.000 --> 00:09.000
And I'm Katrin Vail, I signed that order.
`;

async function openTalk(files: Readonly<Record<string, string>> = {}) {
  const world = await openWorld();
  writeFileSync(join(world.folder, "talk.vtt"), captions);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(world.folder, name), text);
  return world;
}

test.each([
  ["a list", "people.txt", "Lindholm\nKatrin Vail\n"],
  [
    "an article",
    "page.md",
    "# Ferries\n\nLast year the town asked Lindholm for a new ferry. The order of Katrin Vail went to Lindholm in May.\n",
  ],
])("a name that was misheard stands below its line, by %s", async (_, file, text) => {
  const { run } = await openTalk({ [file]: text });
  const { code, out } = await run(`show talk.vtt --names ${file}`);
  expect(code).toBe(0);
  const lines = out.split("\n");
  const at = lines.findIndex((line) => line.includes("Lindhome to build"));
  expect(lines[at + 1]?.trim()).toBe('? "Lindhome" may be Lindholm (by sound)');
  expect(out).toContain("guesses   1");
  expect(out).toContain("we asked Lindhome to build it");
});

test("guesses are told to programs with their place", async () => {
  const { run } = await openTalk({ "people.txt": "Lindholm\n" });
  const { out } = await run("show talk.vtt --names people.txt --turns --json");
  const { guesses, segments } = JSON.parse(out);
  const where = { segment: "s0002", start: 3 };
  expect(guesses).toEqual([
    { kind: "turn", ...where, span: { start: 36, end: 59 }, by: "sure", heard: "Yeah, we asked Lindhome" },
    {
      kind: "name",
      ...where,
      span: { start: 51, end: 59 },
      by: "sound",
      heard: "Lindhome",
      name: "Lindholm",
    },
  ]);
  expect(segments[1].span.start).toBe(36);
});

test("without options nothing is guessed, and known speakers are not guessed at", async () => {
  const { run } = await openTalk({ "labelled.txt": "Ada: Who built it?\nBen: Yeah, we did it here.\n" });
  expect(JSON.parse((await run("show talk.vtt --json")).out)).not.toHaveProperty("guesses");
  const { out, error } = await run("show labelled.txt --turns");
  expect(out).toContain("guesses   0");
  expect(error).toContain("The speakers of this recording are known");
});

test("a list of names that is not there is told", async () => {
  const { run } = await openTalk();
  const { code, error } = await run("show talk.vtt --names nobody.txt");
  expect([code, error]).toEqual([1, expect.stringContaining('There is no file "nobody.txt" there.')]);
});

const ferry = (line: string) => `WEBVTT

00:01.000 --> 00:03.000
So who built the new ferry for you?

00:03.000 --> 00:06.000
We asked Lindhome to build it last year.

00:06.000 --> 00:09.000
${line}
`;

test.each([
  ["named twice", "And Lindholm, that is Lindholm of the island, agreed.", 1],
  ["named once, as the mishearing is", "And Lindholm of the island agreed.", 0],
])("the recording's own names count where they are %s", async (_, line, count) => {
  const { run } = await openTalk({ "ferry.vtt": ferry(line) });
  expect((await run("show ferry.vtt --names")).out).toContain(`guesses   ${count}`);
});

test("a speaker's name is one of the recording's own", async () => {
  const { run } = await openTalk({
    "labelled.txt":
      "Ada: Then we asked Lindhome to build it.\nLindholm: We did so in a year.\nAda: So it was.\n",
  });
  expect((await run("show labelled.txt --names")).out).toContain('"Lindhome" may be Lindholm');
});

test.each([
  ["marks of a list and blanks", "  - Lindholm  \n* Katrin Vail\n"],
  [
    "a line too long for a name",
    "We went to see Lindholm about it\nLast year we had asked Lindholm for a new boat\n",
  ],
  ["short sentences", "We asked Lindholm.\nThen we saw Lindholm!\n"],
])("names are read from %s", async (_, people) => {
  const { run } = await openTalk({ "people.txt": people });
  expect((await run("show talk.vtt --names people.txt")).out).toContain('? "Lindhome" may be Lindholm (by');
});

test("a guess stands below its own line only, a voice with its first words", async () => {
  const { run } = await openTalk({ "people.txt": "Lindholm\n" });
  const { out, error } = await run("show talk.vtt --names people.txt --turns");
  const guesses = out.split("\n").filter((line) => line.trim().startsWith("?"));
  expect(guesses.map((line) => line.trim())).toEqual([
    '? another voice may begin at "Yeah, we asked Lindhome" (sure)',
    '? "Lindhome" may be Lindholm (by sound)',
  ]);
  expect(error).not.toContain("known");
});
