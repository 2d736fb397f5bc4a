import { expect, test } from "vitest";
import { readTranscript } from "../../transcript/index.ts";
import { fixtureText, readAs, readFixture, toRows } from "./read-fixture.ts";

test("reads WebVTT with voices, markup, header, and drops what has no readable time with a warning", () => {
  const reading = readFixture("voices.vtt");
  expect(toRows(reading)).toEqual([
    [1, 3.5, "Ada Quill", "Good morning & welcome."],
    [4, 6, "Ada Quill", "We open at five."],
    [4, 6, "Ben", "At five?"],
    [7, 9, undefined, "bread costs < 3 euros"],
    [11, 12, undefined, "[Music]"],
  ]);
  const { transcript } = reading;
  expect(transcript.title).toBe("Bread at dawn");
  expect(transcript.language).toBe("en-GB");
  expect(transcript.id).toBe(`bread-at-dawn-${transcript.sha256.slice(0, 8)}`);
  expect(transcript.speakers).toEqual([
    { name: "Ada Quill", segments: 2 },
    { name: "Ben", segments: 1 },
  ]);
  expect(transcript.duration).toBe(12);
  expect(transcript.warnings.map((warning) => [warning.code, warning.line])).toEqual([
    ["no_time_line", 24],
    ["bad_time", 21],
  ]);
  expect(reading.status).toBe("repaired");
});

test("reads rolling captions with each word once and with its own time", () => {
  const reading = readFixture("rolling.vtt");
  expect(reading.transcript.source.format).toBe("vtt-rolling");
  expect(reading.status).toBe("ok");
  expect(toRows(reading)).toEqual([
    [1, 3, undefined, "the oven was cold"],
    [3.01, 5, undefined, "so we waited"],
    [5.01, 7, undefined, "an hour"],
  ]);
  expect(reading.transcript.segments[1]?.words?.map(({ text, start, end }) => [text, start, end])).toEqual([
    ["so", 3.01, 3.4],
    ["we", 3.4, 3.8],
    ["waited", 3.8, 5],
  ]);
});

test("keeps a line that is spoken twice where captions do not roll", () => {
  const reading = readAs("x.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nyes\n\n00:02.000 --> 00:03.000\nyes\n");
  expect(reading.transcript.segments.map((segment) => segment.text)).toEqual(["yes", "yes"]);
});

test("repairs SubRip: no index, no blank line, odd decimals, text without a time, impossible times", () => {
  const reading = readFixture("repaired.srt");
  expect(toRows(reading)).toEqual([
    [1, 2.5, "ADA", "Flour first."],
    [3, 4, undefined, "- then water"],
    [5.5, 6, undefined, "Salt & time. It rests."],
    [6, 6, undefined, "Nobody knows when."],
    [8, 8, undefined, "Done."],
  ]);
  expect(new Set(reading.transcript.warnings.map((warning) => warning.code))).toEqual(
    new Set(["no_number", "no_time_line", "bad_time", "end_before_start"]),
  );
});

test("reads SubRip whose only line ends are carriage returns", () => {
  const reading = readAs(
    "x.srt",
    "1\r00:00:01,000 --> 00:00:02,000\rone\rtwo\r\r2\r00:00:02,000 --> 00:00:03,000\rthree\r",
  );
  expect(toRows(reading)).toEqual([
    [1, 2, undefined, "one two"],
    [2, 3, undefined, "three"],
  ]);
});

test("guesses, and only guesses, that captions after a label are the same speaker's", () => {
  const cues = ["Ada: hello there", "how are you", "Ben: well", "- and she"];
  const text = cues
    .map((cue, index) => `00:00:0${index},000 --> 00:00:0${index + 1},000\n${cue}\n`)
    .join("\n");
  const { segments } = readAs("x.srt", text).transcript;
  expect(segments.map(({ speaker, speakerGuess }) => [speaker, speakerGuess?.name])).toEqual([
    ["Ada", undefined],
    [undefined, "Ada"],
    ["Ben", undefined],
    [undefined, undefined],
  ]);
});

test("finds the caption run in a pasted page and keeps the rest as an article", () => {
  const reading = readFixture("page.txt");
  const { transcript, article } = reading;
  expect(transcript.segments).toHaveLength(9);
  expect(transcript.segments[0]?.text).toBe("Please welcome the two bakers of");
  expect(transcript.segments[8]?.text).toBe("so we are happy with it");
  expect(transcript.events).toEqual([{ text: "[Applause]", at: 3 }]);
  expect(transcript.title).toBe("Notes on the bakery meeting");
  expect(article?.title).toBe("Notes on the bakery meeting");
  expect(article?.text.endsWith('"we waited an hour for the oven"')).toBe(true);
  expect(article?.text).toBe(fixtureText("page.txt").slice(article?.source.start, article?.source.end));
});

test("finds the same run when its lines are joined by newlines, or stand before the article", () => {
  const [article = "", captions = ""] = fixtureText("page.txt").split(/(?=Please welcome)/);
  const lines = captions
    .replace(/<br ?\/?>/g, "\n")
    .replace(/\n\n+/g, "\n")
    .trim();
  const more = `${lines}\n${lines.replaceAll("e", "o")}`;
  const after = readAs("x.txt", `${article}${more}\n`);
  expect(after.transcript.segments).toHaveLength(18);
  const before = readAs("x.txt", `${captions.trim()}\n\n${article}`);
  expect(before.transcript.segments).toHaveLength(9);
  expect(before.article?.text.startsWith("Notes on the bakery")).toBe(true);
});

test("reads turns with their paragraphs, and takes no note, address or clock time for a speaker", () => {
  const reading = readFixture("turns.txt");
  expect(toRows(reading)).toEqual([
    [undefined, undefined, "Ada", "You open at five every day?"],
    [undefined, undefined, "Ben", "Every day but Monday."],
    [undefined, undefined, "Ben", "It was my father's rule: rest on Mondays."],
    [undefined, undefined, "Ada", "See http://example.test for prices. At 10:30: a break?"],
    [undefined, undefined, "Ben", "Yes."],
  ]);
  expect(reading.transcript.title).toBe("Interview at the oven");
  expect(reading.transcript.events).toEqual([{ text: "(laughs)", at: 4 }]);
  expect(reading.status).toBe("ok");
});

test("reads stamped lines and keeps the summary after them as markdown", () => {
  const reading = readFixture("stamped.md");
  expect(toRows(reading)).toEqual([
    [5, undefined, "Ada Quill", "We begin"],
    [9, undefined, "Ada Quill", "with the flour."],
    [3723, undefined, "Ben", "And we end with salt."],
  ]);
  expect(reading.transcript.title).toBe("Oven notes");
  expect(reading.article?.format).toBe("markdown");
  expect(reading.article?.text.startsWith("## Summary")).toBe(true);
});

test.each([
  ["own line", "0:05\nflour first\n0:09\nthen water\n"],
  ["before a name", "0:05 Ada: flour first\n0:09 Ada: then water\n"],
  ["after a name", "Ada Quill 0:05\nflour first\n\nAda Quill 0:09\nthen water\n"],
  ["name and time on lines of their own", "Ada Quill\n0:05\nflour first\nAda Quill\n0:09\nthen water\n"],
  ["in parentheses", "(00:05) flour first\n(00:09) then water\n"],
])("reads stamps: %s", (_, text) => {
  const { segments } = readAs("x.txt", text).transcript;
  expect(segments.map(({ start, text: words }) => [start, words])).toEqual([
    [5, "flour first"],
    [9, "then water"],
  ]);
});

test("reads an HTML page with speakers, times and captions at each <br>", () => {
  const reading = readFixture("page.html");
  expect(toRows(reading)).toEqual([
    [5, undefined, "Ada", "Flour & water first."],
    [11, undefined, "Ben", "Then salt,"],
    [undefined, undefined, "Ben", "then time."],
  ]);
  expect(reading.transcript.title).toBe("Oven talk");
  expect(reading.transcript.text).not.toContain("no speech");
});

test("reads Whisper JSON with words, and points into the file's own literals", () => {
  const { segments, source } = readFixture("whisper.json").transcript;
  expect(source.format).toBe("whisper-json");
  expect(segments.map((segment) => segment.text)).toEqual(["The oven is élite.", "It waits."]);
  expect(segments[0]?.words?.map((word) => word.text)).toEqual(["The", "oven"]);
  const spans = segments.map((segment) =>
    fixtureText("whisper.json").slice(segment.source?.start, segment.source?.end),
  );
  expect(spans).toEqual([" The oven is \\u00e9lite.", " It waits."]);
});

test("reads the plain JSON shape and says what it could not use", () => {
  const reading = readFixture("rows.json");
  expect(toRows(reading)).toEqual([
    [0, 1.235, "Ada", "Bom dia"],
    [2, undefined, undefined, "tudo bem"],
  ]);
  expect(reading.transcript).toMatchObject({
    title: "Oven rows",
    language: "pt-BR",
    source: { format: "json" },
  });
  expect(reading.transcript.warnings.map((warning) => warning.code)).toEqual(["bad_time", "no_text"]);
});

test("reads YouTube json3 without its filler events", () => {
  const reading = readFixture("captions.json3");
  expect(toRows(reading)).toEqual([
    [1, 2.6, undefined, "the oven"],
    [2.6, 4.6, undefined, "was cold"],
  ]);
  expect(reading.transcript.segments[0]?.words?.map((word) => word.start)).toEqual([1, 1.4]);
});

test("tells formats by content and not by name", () => {
  expect(readAs("x.srt", fixtureText("voices.vtt")).transcript.source.format).toBe("vtt");
  expect(readAs("x.vtt", fixtureText("repaired.srt")).transcript.source.format).toBe("srt");
  expect(readAs("x.json", fixtureText("turns.txt")).transcript.source.format).toBe("text");
});

test("points at the words of a caption as they stand in the file, without label or voice", () => {
  const cut = (name: string) => {
    const { segments } = readFixture(name).transcript;
    return segments.map(({ source }) => fixtureText(name).slice(source?.start, source?.end));
  };
  expect(cut("voices.vtt").slice(0, 3)).toEqual([
    "Good <i>morning</i> &amp; welcome.",
    "We open at <b>five</b>.",
    "At five?",
  ]);
  expect(cut("repaired.srt")[1]).toBe("- then water");
  expect(cut("rolling.vtt")[2]).toBe("an<00:00:05.500><c> hour");
  expect(cut("captions.json3")[0]).toBe('the"}, {"utf8": " oven');
});

test("keeps what is written above pasted captions as an article", () => {
  const above =
    "# Call\n\nThe team talked about the new oven, about its price and about the day on which it will come to them.";
  const { article, status } = readAs("x.md", `${above}\n\n1\n00:00:01,000 --> 00:00:02,000\nhello there\n`);
  expect(status).toBe("ok");
  expect(article).toEqual({ text: above, source: { start: 0, end: above.length }, format: "markdown" });
});

test("reads times without hours or with bare seconds when nearly all of a file's are such", () => {
  const text =
    "WEBVTT\n\n0.860 --> 7.380\none\n\n56.440 --> 1:01.080\ntwo\n\n10:00.000 --> 10:01.500\nthree\n";
  expect(toRows(readAs("x.vtt", text))).toEqual([
    [0.86, 7.38, undefined, "one"],
    [56.44, 61.08, undefined, "two"],
    [600, 601.5, undefined, "three"],
  ]);
});

test("sorts captions that are out of order and says so", () => {
  const { transcript } = readAs(
    "x.vtt",
    "WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nfirst\n",
  );
  expect(transcript.segments.map((segment) => segment.text)).toEqual(["first", "later"]);
  expect(transcript.warnings.map((warning) => [warning.code, warning.line])).toEqual([["out_of_order", 7]]);
});

test.each([
  ["WEBVTT - Harbour talk\n", "Harbour talk"],
  ["WEBVTT\n\nNOTE\nTitle: Harbour talk\nMade up.\n", "Harbour talk"],
  ["WEBVTT\nTitle: Harbour talk\n", "Harbour talk"],
  ["WEBVTT\n\nNOTE Said once, Title: no title.\n", "oven"],
])("takes the title of a WebVTT file from its head: %j", (head, title) => {
  const bytes = new TextEncoder().encode(`${head}\n00:01.000 --> 00:02.000\nWe sail at dawn.\n`);
  expect(readTranscript({ bytes, sha256: "0".repeat(64), uri: "oven.vtt" }).transcript.title).toBe(title);
});
