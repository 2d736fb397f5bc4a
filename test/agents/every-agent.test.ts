import { answerer } from "../../agents/answerer/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import { router } from "../../agents/router/agent.ts";
import { summarizer } from "../../agents/summarizer/agent.ts";
import { readRecipe } from "../../agents/summarizer/recipe.ts";
import { translator } from "../../agents/translator/agent.ts";
import { testAgent } from "./test-agent.ts";

const sections = readRecipe("brief").sections;
const evidenceIds = (evidence: readonly { readonly segments: readonly string[] }[]) =>
  evidence.flatMap(({ segments }) => segments);

testAgent({
  agent: summarizer,
  input: { recipe: "brief", sections: [...sections], repair: [] },
  withoutModel: "failed",
  texts: (output) => output.sections.flatMap(({ drafts }) => drafts.map(({ text }) => text)),
  cited: (output) =>
    output.sections.flatMap(({ drafts }) => drafts.flatMap(({ evidence }) => evidenceIds(evidence))),
});

testAgent({
  agent: factChecker,
  input: {
    claims: [
      { claim: { text: "Mara Quint wants to keep the boat through the winter." } },
      { claim: { text: "A town needs its ferry." } },
    ],
  },
  withoutModel: "failed",
  texts: ({ checks }) => checks.flatMap(({ checkedBy }) => checkedBy.filter((spec) => spec !== "builtin")),
  cited: ({ checks }) =>
    checks.flatMap(({ evidence, counterEvidence }) => evidenceIds([...evidence, ...counterEvidence])),
});

testAgent({
  agent: quoteVerifier,
  input: {
    quotes: [{ quote: { text: "La segunda lancha nos arruina y rehusamos sufragarla", language: "es" } }],
  },
  withoutModel: "builtin",
  texts: () => [],
  cited: ({ checks }) => checks.flatMap(({ evidence }) => evidenceIds(evidence)),
});

testAgent({
  agent: translator,
  input: { texts: ["The second boat costs 18,500 euros a month."], from: "en", to: "es" },
  withoutModel: "failed",
  texts: ({ rows }) => rows.flatMap(({ text }) => text ?? []),
  cited: () => [],
});

testAgent({
  agent: answerer,
  input: { question: "What does the second boat cost?", limit: 3 },
  withoutModel: "builtin",
  texts: ({ text }) => [text],
  cited: ({ passages }) => evidenceIds(passages),
});

testAgent({
  agent: router,
  input: {
    recipe: readRecipe("brief"),
    request: "Three quotes about the second boat, in Spanish",
    summarizer: "builtin",
  },
  withoutModel: "builtin",
  texts: () => [],
  cited: () => [],
});
