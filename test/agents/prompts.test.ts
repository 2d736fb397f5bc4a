import { expect, test } from "vitest";
import { answererPrompt } from "../../agents/answerer/prompt.ts";
import { factCheckerPrompt } from "../../agents/fact-checker/prompt.ts";
import type { Prompt } from "../../agents/prompt-text.ts";
import { quoteVerifierPrompt } from "../../agents/quote-verifier/prompt.ts";
import { routerPrompt } from "../../agents/router/prompt.ts";
import { factsPrompt, summarizerPrompt } from "../../agents/summarizer/prompt.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { translatorPrompt } from "../../agents/translator/prompt.ts";
import { smallTranscript } from "../small-transcript.ts";

const { segments } = smallTranscript;
const sections = readRecipe("brief").sections.slice(0, 2);
const repair = [{ section: "summary", text: "The boat is free.", reason: "the recording says otherwise" }];
const costs = segments.slice(3, 4);

const prompts: readonly (readonly [name: string, prompt: Prompt])[] = [
  ["summarizer", summarizerPrompt({ kind: "lines", segments }, { sections, repair: [] }, "usual")],
  ["summarizer-repair", summarizerPrompt({ kind: "lines", segments }, { sections, repair }, "again")],
  ["summarizer-facts", factsPrompt(segments, 5, "usual")],
  [
    "summarizer-from-facts",
    summarizerPrompt(
      { kind: "facts", facts: [{ text: "The second boat is dear.", segments: costs }] },
      { sections, repair: [] },
      "usual",
    ),
  ],
  [
    "fact-checker",
    factCheckerPrompt(segments.slice(0, 4), [
      {
        id: "c1",
        text: "The ferry carried 412 people.",
        speaker: "Mara Quint",
        for: ["s0001"],
        against: ["s0002"],
      },
      { id: "c2", text: "The second boat is cheap.", speaker: undefined, for: ["s0004"], against: [] },
    ]),
  ],
  [
    "quote-verifier",
    quoteVerifierPrompt(costs, [{ id: "q1", text: "El segundo barco es caro.", speaker: "Mara Quint" }]),
  ],
  [
    "translator",
    translatorPrompt(
      [
        { id: "t1", text: "Mara Quint keeps one boat." },
        {
          id: "t2",
          text: "It costs 18,500 euros.",
          problem: "the translation has other numbers (18500, 81500)",
        },
      ],
      { from: "en", to: "es", glossary: ["Mara Quint"] },
    ),
  ],
  ["answerer", answererPrompt(costs, "What does the second boat cost?")],
  ["router", routerPrompt([readRecipe("brief"), readRecipe("meeting")], "three quotes, in Spanish")],
];

// A changed prompt is a new version: change promptVersion beside it too.
test.each(prompts)("the prompt of %s reads as in its file", async (name, { system, user }) => {
  await expect(`${system}\n\n${user}\n`).toMatchFileSnapshot(`../fixtures/prompts/${name}.txt`);
});
