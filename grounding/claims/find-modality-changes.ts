import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { toWords, wordBefore } from "./word-before.ts";

/** Words that leave open whether a thing is so, by themselves. */
const open =
  toWords(`may might maybe perhaps possibly probably likely quiza quizas posiblemente probablemente talvez
 possivelmente provavelmente possiblement probablement vielleicht moglicherweise womoglich vermutlich wahrscheinlich`);
/** Words that do so beside a claim that insists. */
const weak = new Set([
  ...open,
  ...toWords("could would should can hope hopes hopefully try trying wish podria pourrait konnte poderia"),
]);
const firm =
  toWords(`will shall must certainly definitely surely undoubtedly guaranteed always debe deben deve devem
 ciertamente certamente certainement surement wird werden muss mussen sicher bestimmt`);
/** A claim with one of these, in any place, does not state it flatly. */
const softened =
  toWords(`can could would should if whether unless when hope hopes hoped expect expects expected think
 thinks thought believe believes believed suggest suggests suggested propose proposes proposed consider considered
 considers want wants wanted plan plans planned try tries tried seem seems seemed suspect suspected guess guessed
 estimate estimated estimates about around roughly approximately almost nearly up wonder wondered doubt doubts unsure
 uncertain suppose supposed discuss discussed intend intends aim aims assume assumed recommend recommended potential
 potentially possible possibility some usually generally tend tends ask asked felt feel feels question idea
 puede pueden podria podrian podra si cree creen piensa piensan espera quiere propone posible unos casi
 pode podem poderia acha acredita pensa quer possivel quase peut peuvent pourrait pourraient croit pense espere veut
 propose environ presque kann konnen konnte konnten wurde wurden soll sollen sollte glaubt denkt meint hofft will wollen
 etwa rund fast ob wenn`);

/**
 * What a claim states flatly, or insists on, where the recording leaves it open, each time that it says it: `it takes
 * ten` of `it takes perhaps ten`. Of the development rows that the first rule finds all four are overstated; could, would
 * and should alone find as many true ones, and so count only against a claim with will, must or their like.
 */
export function findModalityChanges(claim: Statement, near: readonly NearSentence[]): ClaimChange[] {
  return findInsisted(claim, near) ?? findFlat(claim, near) ?? [];
}

function findInsisted(claim: Statement, near: readonly NearSentence[]): ClaimChange[] | undefined {
  for (const [at, term] of claim.terms.entries()) {
    const insists = term === undefined ? undefined : wordBefore(claim, at, firm);
    if (term === undefined || insists === undefined) continue;
    const doubt = findDoubt(near, term, weak);
    if (doubt !== undefined)
      return [{ kind: "modality", quoted: claim.text.slice(insists.start, insists.end), ...doubt }];
  }
  return undefined;
}

function findFlat(claim: Statement, near: readonly NearSentence[]): ClaimChange[] | undefined {
  if (claim.tokens.some(({ key }) => softened.has(key) || open.has(key))) return undefined;
  for (const term of claim.terms) {
    const doubt = term === undefined ? undefined : findDoubt(near, term, open);
    if (doubt !== undefined) return [{ kind: "modality", quoted: "", ...doubt }];
  }
  return undefined;
}

/** The word that leaves a term open wherever the near sentences have it. */
function findDoubt(
  near: readonly NearSentence[],
  term: string,
  words: ReadonlySet<string>,
): { readonly spoken: string; readonly sentence: number } | undefined {
  const found = near.flatMap(({ sentence, statement }) =>
    statement.terms.flatMap((other, at) => {
      if (other !== term) return [];
      const token = wordBefore(statement, at, words);
      return [{ sentence, spoken: token === undefined ? "" : statement.text.slice(token.start, token.end) }];
    }),
  );
  return found.every(({ spoken }) => spoken !== "") ? found[0] : undefined;
}
