import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { renderHtml } from "../../report/render-html.ts";
import { elementsOf, textOf } from "./read-html.ts";
import {
  evidenceFor,
  makeAnalysis,
  makeCheck,
  makeLongInput,
  makeQuoteItem,
  makeRun,
  makeStatement,
  makeTranscript,
  makeVerification,
} from "./sample-input.ts";

const transcript = makeTranscript();
const analysisPage = renderHtml({ transcript, analysis: makeAnalysis(), run: makeRun(), language: "en" });
const articlePage = renderHtml({ transcript, verification: makeVerification(), language: "en" });

function statement(page: string, text: string): string {
  const found = elementsOf(parseDocument(page))
    .filter(({ attribs }) => attribs["class"]?.startsWith("st "))
    .map(textOf)
    .find((each) => each.includes(text));
  return found?.replace(/\s+/g, " ").trim() ?? "";
}

test("allows its own script and style and nothing else", () => {
  const elements = elementsOf(parseDocument(analysisPage));
  const policy = elements.find(({ attribs }) => attribs["http-equiv"] === "Content-Security-Policy");
  expect(policy?.attribs["content"]).toMatch(
    /^default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/,
  );
  const names = elements.flatMap(({ attribs }) => Object.keys(attribs));
  expect(names.filter((name) => name === "src" || name === "style" || name.startsWith("on"))).toEqual([]);
});

test("shows the tally first, then the facts", () => {
  const text = textOf(parseDocument(articlePage)).replace(/\s+/g, " ");
  expect(text).toContain(
    "Sleeper trains in troubleNight trains: the spring meeting1 of 5 quotes held; 1 altered, 1 put in the wrong mouth, 1 never said, 1 unsure. 1 of 4 claims held;",
  );
  expect(text).toContain("Cited6 of 14 lines, 43%");
});

test("shows a changed word as what was said and what was written", () => {
  expect(articlePage).toContain("it ran <ins>14</ins> <del>40</del> nights late out of 90");
  expect(statement(articlePage, "It ran 40")).toBe(
    "altered[00:07] It ran 40 nights late out of 90.Ines Falkcertainty 92%Said by Ines Falk it ran 14 40 nights late out of 90number: 14 → 40",
  );
});

test("says who really spoke a misattributed quote, without its words again", () => {
  expect(statement(articlePage, "second locomotive")).toBe(
    "wrong speaker[00:21] I would not add a second locomotive just yet.Oona Vintcertainty 92%Said by Tomasz Rye",
  );
});

test("shows what speaks against a claim", () => {
  expect(statement(articlePage, "ten years")).toContain(
    "Against [00:58] Tomasz Rye I was wrong about that, the inspectors give them four years.",
  );
});

test("points from a statement to its lines and to the words in them", () => {
  const first = elementsOf(parseDocument(articlePage)).find(({ attribs }) => attribs["id"] === "e1");
  expect(first?.attribs).toMatchObject({
    "data-v": "altered",
    "data-s": "Ines Falk",
    "data-e": "1.1.12.43",
    "data-a": "",
  });
});

test("says how many statements cite a line", () => {
  expect(analysisPage).toContain(
    '<button class="n" type="button" aria-label="[00:07] Cited by 2 statements">2</button>',
  );
});

test("says why a section has nothing, and what was dropped and why", () => {
  const text = textOf(parseDocument(analysisPage));
  expect(text).toContain("InsightsNeeds a model. Nobody says this in so many words");
  expect(text).toContain("ReferencesCould not be made. The agent did not answer in 30 s.");
  expect(text).toContain("HabitsNothing of this kind was found.");
  expect(text).toContain("The galley will be doubled.No line says so, also after one repair.");
});

test("speaks the reader's language", () => {
  const page = renderHtml({ transcript, analysis: makeAnalysis(), language: "es" });
  expect(page).toContain('<html lang="es" dir="ltr">');
  const text = textOf(parseDocument(page));
  for (const word of ["Resumen", "Análisis comprobado", "respaldado", "Transcripción", "Todos los hablantes"])
    expect(text).toContain(word);
});

test("runs right to left for a language that does, with quotes in their own direction", () => {
  const page = renderHtml({ transcript, verification: makeVerification(), language: "ar" });
  expect(page).toContain('<html lang="en" dir="rtl">');
  expect(page).toContain('<bdi lang="en" dir="ltr">it ran ');
});

test("shows a translated statement with its English evidence and no word diff", () => {
  const evidence = [evidenceFor(transcript, "I was wrong about that, the inspectors give them four years.")];
  const translated = makeStatement({
    id: "quotes-01",
    section: "quotes",
    text: "Me equivoqué, los inspectores les dan cuatro años.",
    language: "es",
    translationOf: { text: "I was wrong about that, the inspectors give them four years.", language: "en" },
    evidence,
    check: makeCheck("quote", "said", { form: "translated" }),
  });
  const sections = [{ kind: "quotes", title: "Quotes", status: "ok" as const, statements: [translated] }];
  const page = renderHtml({ transcript, analysis: { ...makeAnalysis(), sections }, language: "es" });
  expect(page).toContain('<bdi lang="es" dir="ltr">Me equivoqué, los inspectores les dan cuatro años.</bdi>');
  expect(page).toContain(
    '<bdi lang="en" dir="ltr">I was wrong about that, the inspectors give them four years.</bdi>',
  );
  expect(page).not.toContain("<ins>");
  expect(page).not.toContain("Original");
});

test("shows the original of a translated claim beside the words that it rests on", () => {
  const evidence = [evidenceFor(transcript, "Then we order new ones this spring, agreed?")];
  const claim = makeStatement({
    id: "ideas-01",
    text: "Pedirán nuevos bogies.",
    language: "es",
    translationOf: { text: "They will order new bogies.", language: "en" },
    evidence,
    check: makeCheck("claim", "supported", {
      changes: [
        { kind: "name", spoken: "", quoted: "bogies" },
        { kind: "name", spoken: "", quoted: "bogies" },
      ],
    }),
  });
  const sections = [{ kind: "ideas", title: "Ideas", status: "ok" as const, statements: [claim] }];
  const page = renderHtml({ transcript, analysis: { ...makeAnalysis(), sections }, language: "es" });
  expect(statement(page, "Pedirán")).toBe(
    "respaldado[01:05] Pedirán nuevos bogies.Original They will order new bogies.Ines Falk Then we order new ones this spring, agreed?nombre: ∅ → bogies",
  );
});

test("shows segment ids and no clock where a transcript has no times", () => {
  const untimed = makeTranscript(undefined, 0);
  const page = renderHtml({ transcript: untimed, verification: makeVerification(untimed), language: "en" });
  expect(page).not.toMatch(/\d\d:\d\d(?!–|\.)/);
  expect(page).toContain('<a class="t" href="#s0002">s0002</a>');
  expect(page).toContain('data-at="0 71.4 142.9');
});

test("places the bar by lines where only some lines have times", () => {
  const [first, ...rest] = transcript.segments;
  if (first === undefined) throw new Error("There is a line.");
  const { start: _start, end: _end, ...timeless } = first;
  const partly = { ...transcript, segments: [timeless, ...rest] };
  const page = renderHtml({ transcript: partly, analysis: makeAnalysis(), language: "en" });
  expect(/data-at="([^"]*)"/.exec(page)?.[1]?.split(" ").slice(0, 3)).toEqual(["0", "71.4", "142.9"]);
});

test("shows each part of a quote that was put together, with who said it when", () => {
  const words = ["Agreed, but only after the bank has answered.", "Oona writes to the bank by Friday."];
  const evidence = words.map((each) => evidenceFor(transcript, each));
  const text = "Agreed, but only after the bank has answered.";
  const item = makeQuoteItem("q01", text, { verdict: "altered", evidence });
  const page = renderHtml({
    transcript,
    verification: { ...makeVerification(), items: [item] },
    language: "en",
  });
  expect(statement(page, text)).toContain(
    "Said by [01:12] Oona Vint [01:19] Ines Falk Agreed, but only after the bank has answered. … Oona writes to the bank by Friday.",
  );
});

test("makes no word diff of what a translator made of a quote", () => {
  const evidence = [evidenceFor(transcript, "Agreed, but only after the bank has answered.")];
  const item = makeQuoteItem("q01", "De acuerdo, pero solo después.", {
    verdict: "said",
    evidence,
    translation: { text: "Agreed, but only after that.", by: "apertium/spa-eng" },
  });
  const page = renderHtml({
    transcript,
    verification: { ...makeVerification(), items: [item] },
    language: "es",
  });
  expect(page).not.toContain("<del>");
  expect(statement(page, "De acuerdo")).toContain(
    "Traducido por apertium/spa-eng Agreed, but only after that.",
  );
});

test("only the marked block differs between two runs, and without one it is empty", () => {
  const without = (page: string) => page.replace(/<!-- run:begin -->[\s\S]*?<!-- run:end -->/g, "");
  const runless = renderHtml({ transcript, analysis: makeAnalysis(), language: "en" });
  expect(analysisPage).toContain("01JXNIGHTTRAIN · 2031-02-03 04:05:06Z · 32.5 s · Cost: unknown");
  expect(runless).toContain("<!-- run:begin --><!-- run:end -->");
  expect(without(analysisPage)).toBe(without(runless));
});

test("survives evidence of segments that are not there and a transcript without lines", () => {
  const empty = makeTranscript([]);
  expect(renderHtml({ transcript: empty, analysis: makeAnalysis(), language: "en" })).toContain('data-e=""');
});

test("two hours with 200 statements stay under 2 MB", () => {
  const page = renderHtml({ ...makeLongInput(2500, 200), language: "en" });
  expect(Buffer.byteLength(page)).toBeLessThan(2_000_000);
});

test("the lines of a long transcript stand in stretches of a hundred, each once and in order", () => {
  const elements = elementsOf(parseDocument(renderHtml({ ...makeLongInput(250, 1), language: "en" })));
  const stretches = elements.filter(({ attribs }) => attribs["class"] === "stretch");
  const lines = stretches.map((stretch) =>
    elementsOf(stretch)
      .filter(({ attribs }) => /^ln\b/.test(attribs["class"] ?? ""))
      .map(({ attribs }) => attribs["id"]),
  );
  expect(lines.map((own) => own.length)).toEqual([100, 100, 50]);
  expect([lines[0]?.[0], lines[1]?.[0], lines[2]?.at(-1)]).toEqual(["s0001", "s0101", "s0250"]);
  expect(new Set(lines.flat()).size).toBe(250);
});
