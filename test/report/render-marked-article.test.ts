import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verification, VerifiedItem } from "../../agents/verification.ts";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { readArticle } from "../../grounding/read-article.ts";
import { renderMarkedArticle } from "../../report/render-marked-article.ts";
import { columnsOf } from "../../report/wrap-text.ts";
import { makeTranscript, makeVerification } from "./sample-input.ts";

const transcript = makeTranscript();
const index = createGroundingIndex(transcript);
const plain = { color: false, width: 76 };

/** The quotes of an article, checked. */
function verify(text: string, format: "markdown" | "html" | "text" = "markdown"): Verification {
  const items = readArticle(text, { format }).quotes.map(
    ({ id, span, quote }): VerifiedItem => ({ kind: "quote", id, span, check: checkQuote(index, quote) }),
  );
  const base = makeVerification(transcript);
  return { ...base, article: { ...base.article, text }, items };
}

function print(text: string, format: "markdown" | "html" | "text" = "markdown"): string[] {
  return renderMarkedArticle({ transcript, verification: verify(text, format), language: "en" }, plain).split(
    "\n",
  );
}

const article = `# Trains in trouble

Ines Falk said: “Last winter it ran 40 nights late out of 90.” Nobody
laughed. Then Tomasz Rye said, “So I would not add a second locomotive just yet.”

> The bears ate the luggage in Ljubljana again.
>
> — Oona Vint

That was all.`;

test("prints the article back with a mark and the second behind each quote", () => {
  const lines = print(article);
  expect(lines.slice(0, 4)).toEqual([
    "# Trains in trouble",
    "",
    "Ines Falk said: “Last winter it ran 40 nights late out of 90.”",
    "[≠ altered 00:07] Nobody",
  ]);
  expect(lines).toContain("yet.” [✓ 00:21]");
  expect(lines).toContain("> The bears ate the luggage in Ljubljana again. [∅ never said]");
  expect(lines).toContain("That was all.");
});

test("prints under a paragraph what did not hold, with the exact words and their second", () => {
  const lines = print(article);
  const end = lines.indexOf("yet.” [✓ 00:21]");
  expect(lines.slice(end + 1, end + 5)).toEqual([
    "  ≠ [00:07] Last winter it ran 40 nights late out of 90. — Ines Falk",
    expect.stringMatching(/^ {4}altered, certainty \d+%$/),
    "    > [00:07] Ines Falk: Last winter it ran 14 nights late out of 90",
    "    number: 14 → 40",
  ]);
  expect(lines.filter((line) => line.startsWith("  ✓"))).toEqual([]);
});

test("ends with the summary line", () => {
  expect(print(article).at(-1)).toBe("1 of 3 quotes held; 1 altered, 1 never said.");
});

test.each([
  ["German", "„So I would not add a second locomotive just yet.“"],
  ["French", "«\u00a0So I would not add a second locomotive just yet.\u00a0»"],
  ["Spanish", "«So I would not add a second locomotive just yet.»"],
  ["straight", '"So I would not add a second locomotive just yet."'],
  ["emphasised", "*“So I would not add a second locomotive just yet.”*"],
])("puts the mark behind the closing mark: %s", (_, quoted) => {
  const [line = ""] = print(`Rye said: ${quoted} and left.`);
  expect(print(`Rye said: ${quoted} and left.`).join(" ")).toContain("[✓ 00:21] and left.");
  expect(line).toContain("Rye said: ");
});

test("of HTML, prints what a browser shows", () => {
  const page = `<!doctype html><html><head><title>T</title><style>p{}</style></head><body>
<h1>Trains &amp; trouble</h1><p>Rye said, <q>So I would not add a second
locomotive <b>just</b> yet.</q></p><script>alert(1)</script><ul><li>One</li></ul></body></html>`;
  expect(print(page, "html").slice(0, 6)).toEqual([
    "Trains & trouble",
    "",
    "Rye said, “So I would not add a second locomotive just yet.” [✓ 00:21]",
    "",
    "- One",
    "",
  ]);
});

test("an item of a list has its findings under it", () => {
  const lines = print(
    "## Quotes\n\n- “It ran 40 nights late out of 90” — Ines Falk\n- “those end in March” — Tomasz Rye\n",
  );
  expect(lines[2]).toBe("- “It ran 40 nights late out of 90” [≠ altered 00:07] — Ines Falk");
  expect(lines[3]).toMatch(/^ {2}≠ \[00:07\]/);
  expect(lines.find((line) => line.includes("those end in March"))).toBe(
    "- “those end in March” [✓ 00:14] — Tomasz Rye",
  );
});

test("colours marks only when asked", () => {
  const verification = verify(article);
  const painted = renderMarkedArticle(
    { transcript, verification, language: "en" },
    { color: true, width: 76 },
  );
  expect(painted).toContain("\u001b[33m[≠ altered 00:07]\u001b[39m");
  expect(print(article).join("\n")).not.toContain("\u001b");
});

test("keeps within the width and steers no terminal, whatever the article is", () => {
  const piece = fc.constantFrom(
    "“",
    "”",
    "\ue000",
    "\ue001",
    "\u001b[31m",
    "<p>",
    "\n",
    "- ",
    "Rye said ",
    "just yet. ",
    "日本語",
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: "grapheme", maxLength: 8 })), { maxLength: 40 }),
      (pieces) => {
        const text = pieces.join("");
        const printed = renderMarkedArticle(
          { transcript, verification: verify(text), language: "en" },
          plain,
        );
        expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(printed.split("\n").filter((line) => columnsOf(line) > 76)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
