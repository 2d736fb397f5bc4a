import type { Claim, ClaimCheck, ClaimVerdict } from "../schema.ts";
import { foldWord, type Token, tokenize } from "../tokens.ts";
import type { EvidenceIndex } from "./evidence-index.ts";
import { rankWindows, termsWithin } from "./find-evidence.ts";
import { findExpansion } from "./find-expansion.ts";
import { toForeignQuery } from "./foreign-query.ts";
import { isFunctionWord } from "./function-words.ts";
import { isInstruction } from "./is-instruction.ts";
import type { ClaimScores } from "./judge-claim.ts";
import { isInstructed, namesIn } from "./measure-claim.ts";
import { measureHeld } from "./measure-held.ts";

const note = "Compared across languages by numbers, names and like words only, which is limited.";

/** Whether a claim is in another language than the recording. */
export function isForeign(index: EvidenceIndex, claim: Claim): boolean {
  return claimLanguage(index, claim) !== index.language.slice(0, 2).toLowerCase();
}

/** A claim's language as given, else by its grammar words; two letters. */
export function claimLanguage(index: EvidenceIndex, claim: Claim): string {
  const own = index.language.slice(0, 2).toLowerCase();
  return claim.language?.slice(0, 2).toLowerCase() ?? guessLanguage(claim.text, own);
}

const scales = [1, 1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9];

/** Figures in digits of a text in its own language that stand nowhere in the recording, a thousand or million times more or less allowed. */
export function findAbsentFigures(index: EvidenceIndex, text: string, language: string): Token[] {
  // A number word may be an idiom ("desde cero"), which says nothing about a figure.
  const isWritten = (token: Token) => /\d/.test(text.slice(token.start, token.end));
  const figures = tokenize(text, language).tokens.filter((token) => isFigure(token) && isWritten(token));
  return figures.filter(
    (figure) =>
      !scales.some((scale) => index.termIds.has(`#${Number(((figure.value ?? 0) * scale).toPrecision(12))}`)),
  );
}

function isFigure(token: Token): boolean {
  return token.value !== undefined && token.ordinal !== true;
}

/** The language whose grammar words a text has most of, two letters; `own` on a tie. */
export function guessLanguage(text: string, own: string): string {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const count = (language: string) => words.filter((word) => isFunctionWord(foldWord(word), language)).length;
  let best = own;
  for (const language of ["en", "es", "pt", "fr", "de"]) {
    if (count(language) > count(best) + 1) best = language;
  }
  return best;
}

/** A check without translation: evidence by numbers, names and cognates; hardly ever more than `uncertain`. */
export function judgeForeign(index: EvidenceIndex, claim: Claim): ClaimCheck {
  const language = claimLanguage(index, claim);
  const { tokens } = tokenize(claim.text, language);
  const content = tokens.filter(({ key }) => !isFunctionWord(key, language));
  const figures = tokens.filter(isFigure);
  const names = namesIn(claim.text, tokens);
  const query = toForeignQuery(index, claim.text, language);
  const windows = rankWindows(index, query, {
    windows: index.windows.sentences,
    limit: 3,
  });
  const held = windows[0] === undefined ? new Set<number>() : termsWithin(index, windows[0].sentences);
  const near = (key: string) => held.has(index.termIds.get(key) ?? -2);
  const strong =
    names.length >= 2 &&
    figures.length >= 1 &&
    names.every((name) => index.vocabulary.has(name.key)) &&
    figures.every((figure) => near(`#${figure.value}`));
  const isOrder = isInstruction(claim.text);
  const expansions = findExpansion(index, claim.text);
  const absent = findAbsentFigures(index, claim.text, language);
  const scores = toScores({
    strong: strong && !isOrder && expansions.length === 0,
    absent: absent.length > 0 || expansions.length > 0,
    held: measureHeld(index, query, windows).held,
  });
  const verdict = (Object.keys(scores) as ClaimVerdict[]).reduce((best, next) =>
    scores[next] > scores[best] ? next : best,
  );
  return {
    claim,
    verdict,
    evidence: windows.map((found) => found.evidence),
    counterEvidence: [],
    changes: [
      ...expansions.map(({ kind, quoted, spoken }) => ({ kind, quoted, spoken })),
      ...absent.map((figure) => ({
        kind: "number" as const,
        quoted: claim.text.slice(figure.start, figure.end),
        spoken: "",
      })),
    ],
    scores,
    confidence: scores[verdict],
    flags: isOrder || isInstructed(index, content, claim.text) ? ["instruction"] : [],
    checkedBy: ["builtin"],
    note,
  };
}

function toScores(found: {
  readonly strong: boolean;
  readonly absent: boolean;
  readonly held: number;
}): ClaimScores {
  if (found.absent)
    return { supported: 0.05, overstated: 0.1, contradicted: 0.15, not_in_source: 0.4, uncertain: 0.3 };
  if (found.strong)
    return { supported: 0.55, overstated: 0.15, contradicted: 0.05, not_in_source: 0.05, uncertain: 0.2 };
  // Words that were found in one place are a sign, never enough to call the claim supported or absent.
  const supported = 0.15 + 0.2 * Math.min(1, Math.max(0, found.held));
  return { supported, overstated: 0.1, contradicted: 0.05, not_in_source: 0.4 - supported, uncertain: 0.45 };
}
