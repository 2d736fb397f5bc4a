import { expect, test } from "vitest";
import { renderText } from "../../report/render-text.ts";
import { columnsOf } from "../../report/wrap-text.ts";
import { makeAnalysis, makeStatement, makeTranscript, makeVerification } from "./sample-input.ts";

const transcript = makeTranscript();
const plain = { color: false, width: 72 };

test("shows an article's items with their marks and the tally last", () => {
  const lines = renderText({ transcript, verification: makeVerification(), language: "en" }, plain).split(
    "\n",
  );
  expect(lines.slice(0, 9)).toEqual([
    "Sleeper trains in trouble",
    "",
    "Trains in trouble",
    "  ≠ [00:07] It ran 40 nights late out of 90. — Ines Falk",
    "    altered, certainty 92%",
    "    > [00:07] Ines Falk: it ran 14 nights late out of 90",
    "    number: 14 → 40",
    "  ⇄ [00:21] I would not add a second locomotive just yet. — Oona Vint",
    "    wrong speaker, certainty 92%",
  ]);
  expect(lines.slice(-2)).toEqual([
    "unsure. 1 of 4 claims held; 1 contradicted, 1 not in the recording, 1",
    "unsure.",
  ]);
});

test("says why a section has nothing", () => {
  const text = renderText({ transcript, analysis: makeAnalysis(), language: "en" }, plain);
  expect(text).toContain("Insights\n  Needs a model.");
  expect(text).toContain("References\n  Could not be made. The agent did not answer in 30 s.");
  expect(text).toContain(
    "Dropped\n  - The galley will be doubled.\n    No line says so, also after one repair.",
  );
});

test("keeps within the width", () => {
  const text = renderText(
    { transcript, analysis: makeAnalysis(), language: "de" },
    { color: false, width: 44 },
  );
  expect(text.split("\n").filter((line) => columnsOf(line) > 44)).toEqual([]);
});

test("colours only when asked, and only by its own sequences", () => {
  const evil = "red \u001b[31m, title \u001b]0;x\u0007, \u202eback, bell\u0007";
  const analysis = makeAnalysis();
  const section = analysis.sections[0];
  if (section === undefined) throw new Error("There is a section.");
  const statement = makeStatement({ id: "summary-03", text: evil, speaker: evil, title: evil, note: evil });
  const poisoned = {
    ...analysis,
    notes: [evil],
    sections: [{ ...section, title: evil, kind: evil, statements: [statement] }],
  };
  const input = { transcript: { ...transcript, title: evil }, analysis: poisoned, language: "en" };
  expect(renderText(input, plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  const painted = renderText(input, { color: true, width: 72 });
  expect(painted).toContain("\u001b[32m✓\u001b[39m");
  expect(painted.replace(/\u001b\[(?:1|2|22|3[1-9])m/g, "")).not.toContain("\u001b");
});

test("shows segment ids where a transcript has no times", () => {
  const untimed = makeTranscript(undefined, 0);
  const text = renderText(
    { transcript: untimed, verification: makeVerification(untimed), language: "en" },
    plain,
  );
  expect(text).toContain("≠ [s0002] It ran 40 nights late out of 90.");
});
