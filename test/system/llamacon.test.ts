import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { Analysis } from "../../agents/analysis.ts";
import { Verification } from "../../agents/verification.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { requireProgram } from "./require-program.ts";
import { runProgram } from "./run-program.ts";

// Reads ../shared/data/llamacon: a pasted page with a Spanish analysis over English caption lines.
const data = fileURLToPath(new URL("../../../shared/data/llamacon/", import.meta.url));
const page = join(data, "000_7b915bdd3ceda291.txt");
const isThere = existsSync(page);
const withoutApertium = { ONRECORD_APERTIUM: "off" };

test.runIf(!isThere)("left out: ../shared/data/llamacon is absent", () => expect(isThere).toBe(false));

async function onrecord(args: readonly string[], variables: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  const ran = await runProgram([...args, "--store", "store", "--out", "out"], { cwd, variables });
  return { ...ran, cwd };
}

async function analyzePage(args: readonly string[], variables?: Record<string, string>) {
  const ran = await onrecord(["analyze", page, ...args], variables);
  return {
    ...ran,
    analysis: Analysis.parse(JSON.parse(readFileSync(join(ran.cwd, "out/analysis.json"), "utf8"))),
  };
}

/** Quotes of the page whose evidence overlaps the span that its annotator gave, of those under CITAS. */
async function verifyPage(variables?: Record<string, string>) {
  const ran = await onrecord(["verify", page], variables);
  const json = readFileSync(join(ran.cwd, "out/verification.json"), "utf8");
  const verification = Verification.parse(JSON.parse(json));
  const gold: readonly { quote_es: string; char_start: number; char_end: number }[] = readFileSync(
    join(data, "gold.quotes.jsonl"),
    "utf8",
  )
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const quotes = verification.items.filter((item) => item.kind === "quote");
  const placed = quotes.filter(({ check }) => {
    const row = gold.find(({ quote_es }) => quote_es === check.quote.text);
    if (row === undefined) return false;
    return check.evidence.some(({ span }) => span.start < row.char_end && span.end > row.char_start);
  });
  return { ...ran, verification, quotes, placed };
}

test.runIf(isThere)("analyses the page: every statement has evidence cut from the transcript", async () => {
  const { code, cwd, analysis } = await analyzePage([]);
  const shown = await runProgram(["show", page, "--json", "--store", "store"], { cwd });
  const segments: readonly { text: string }[] = JSON.parse(shown.out).segments;
  const spoken = segments.map(({ text }) => text).join("\n");
  const statements = analysis.sections.flatMap((section) => section.statements);
  expect(code).toBe(0);
  expect(segments.length).toBeGreaterThan(825);
  expect(analysis.recipe).toBe("wisdom");
  expect(statements.length).toBeGreaterThan(40);
  for (const { evidence } of statements) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { span, text } of evidence) expect(spoken.slice(span.start, span.end)).toBe(text);
  }
  for (const file of ["analysis.md", "report.html", "run.json"])
    expect(existsSync(join(cwd, "out", file))).toBe(true);
});

test.runIf(isThere)("verifies the page with Apertium: 10 of its 11 quotes at the right place", async () => {
  requireProgram("apertium", "apertium apertium-eng-spa");
  const { verification, quotes, placed } = await verifyPage();
  expect(quotes).toHaveLength(11);
  expect(placed.length).toBeGreaterThanOrEqual(10);
  expect(verification.items.filter(({ kind }) => kind === "claim").length).toBeGreaterThan(80);
});

test.runIf(isThere)(
  "verifies the page without Apertium: 7 of 11 placed, and says what is limited",
  async () => {
    const { verification, placed, out } = await verifyPage(withoutApertium);
    expect(placed.length).toBeGreaterThanOrEqual(7);
    expect(verification.notes.join(" ")).toMatch(/across languages .* is limited.*apertium-eng-spa/);
    expect(out).toContain("is limited");
  },
);

test.runIf(isThere)("a wrong expansion of an acronym is never supported", async () => {
  for (const variables of [{}, withoutApertium]) {
    const { verification } = await verifyPage(variables);
    const item = verification.items.find(
      ({ kind, check }) => kind === "claim" && JSON.stringify(check).includes("Microsoft Cloud Platform"),
    );
    expect(item?.check.verdict).not.toBe("supported");
  }
});

test.runIf(isThere)(
  "--lang es with Apertium gives Spanish statements, each with its English evidence",
  async () => {
    requireProgram("apertium", "apertium apertium-eng-spa");
    const { analysis } = await analyzePage(["--lang", "es"]);
    const statements = analysis.sections.flatMap((section) => section.statements);
    const translated = statements.filter(({ translationOf }) => translationOf?.language === "en");
    expect(analysis.language).toBe("es");
    expect(translated.length / statements.length).toBeGreaterThan(0.9);
    for (const { evidence } of translated) expect(evidence.length).toBeGreaterThan(0);
  },
);

test.runIf(isThere)(
  "--lang es without a translator says what to install or which model to name",
  async () => {
    const { analysis, out } = await analyzePage(["--lang", "es"], withoutApertium);
    expect(analysis.language).toBe("en");
    const said = out.replace(/\s+/g, " ");
    expect(said).toContain("apt install apertium apertium-eng-spa");
    expect(said).toContain("--model translator=SPEC");
  },
);
