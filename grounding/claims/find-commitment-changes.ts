import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { toWords } from "./word-before.ts";

/** Words of a claim by which a thing is settled. */
const settled =
  toWords(`decided decides approved approves promised promises guaranteed guarantees confirmed confirms adopted adopts
 resolved ordered bought sold signed committed pledged passed ratified ensured secured`);
/** Words of the recording by which it is still to be settled. */
const unsettled =
  toWords(`propose proposing proposed proposal suggest suggesting suggested hope hoping hopes recommend recommending
 recommended consider considering offer offered offers`);
/** Words by which the recording settles it. */
const settles =
  toWords(`yes agreed agree decided decide decision carried approved approve promised promise confirmed confirm done signed
 sign bought sold ordered adopted adopt resolved passed vote voted favour favor unanimous okay ok settled`);

/** What a claim tells as settled where each sentence that says most of it only proposes it. */
export function findCommitmentChanges(claim: Statement, near: readonly NearSentence[]): ClaimChange[] {
  const insists = claim.tokens.find(({ key }) => settled.has(key));
  if (insists === undefined || claim.tokens.some(({ key }) => unsettled.has(key))) return [];
  const holds = (statement: Statement, words: ReadonlySet<string>) =>
    statement.tokens.find(({ key }) => words.has(key));
  if (near.some(({ statement }) => holds(statement, settles) !== undefined)) return [];
  const [best] = near;
  const open = best === undefined ? undefined : holds(best.statement, unsettled);
  if (best === undefined || open === undefined) return [];
  return [
    {
      kind: "modality",
      quoted: claim.text.slice(insists.start, insists.end),
      spoken: best.statement.text.slice(open.start, open.end),
      sentence: best.sentence,
    },
  ];
}
