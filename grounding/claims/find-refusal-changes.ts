import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { hasDenial } from "./polarity.ts";

/** By which somebody turns a thing away. */
export const refusal =
  /\b(?:(?:turn|turns|turned|turning) (?:\p{L}+ ){0,3}down|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|declin(?:e|es|ed) (?:to|it|the|that|this)|(?:said|says|say) no\b|ruled? (?:\p{L}+ )?out|call(?:s|ed)? (?:it )?off|cancel(?:s|led|ed|ling)?|dropp(?:ed|ing)|abandon(?:s|ed)?|withdr[ae]w|withdrawn|block(?:ed|s)|vetoed|scrapp?ed|put off|postponed?)\b/iu;

/** What a claim states where the sentence that says most of it turns it away. */
export function findRefusalChanges(
  claim: Statement,
  near: readonly NearSentence[],
  language: string,
): ClaimChange[] {
  if (hasDenial(claim.text, language) || refusal.test(claim.text)) return [];
  const [best] = near;
  const found =
    best === undefined || hasDenial(best.statement.text, language) ? null : refusal.exec(best.statement.text);
  if (best === undefined || found === null) return [];
  return [{ kind: "negation", quoted: "", spoken: found[0], sentence: best.sentence }];
}
