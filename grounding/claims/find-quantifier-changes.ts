import type { ClaimChange } from "./claim-change.ts";
import type { NearSentence, Statement } from "./near-sentences.ts";
import { toWords, wordBefore } from "./word-before.ts";

const whole =
  toWords(`all every each everyone everybody everything always entire entirely whole completely only
 todos todas cada siempre sempre tous toutes chaque toujours alle allen jeder jede jedes immer`);
const part =
  toWords(`some sometimes many several few half often usually occasionally partly mostly most certain
 algunos algunas muchos muchas pocos pocas varios varias alguns algumas muitos muitas poucos poucas certains certaines
 plusieurs quelques souvent parfois einige einigen manche manchen viele vielen wenige mehrere manchmal oft`);

/** `All parents` in a claim where the recording, of the same thing, says `some parents` and never `all`. */
export function findQuantifierChanges(claim: Statement, near: readonly NearSentence[]): ClaimChange[] {
  for (const [at, term] of claim.terms.entries()) {
    const wider = term === undefined ? undefined : wordBefore(claim, at, whole);
    if (term === undefined || wider === undefined) continue;
    const found = near.flatMap(({ sentence, statement }) =>
      statement.terms.flatMap((other, place) =>
        other === term ? [{ sentence, words: gradesBefore(statement, place) }] : [],
      ),
    );
    if (found.some(({ words }) => words.whole !== undefined)) continue;
    const narrower = found.find(({ words }) => words.part !== undefined);
    if (narrower?.words.part === undefined) continue;
    const quoted = claim.text.slice(wider.start, wider.end);
    return [{ kind: "quantifier", quoted, spoken: narrower.words.part, sentence: narrower.sentence }];
  }
  return [];
}

function gradesBefore(statement: Statement, at: number) {
  const cut = (words: ReadonlySet<string>) => {
    const token = wordBefore(statement, at, words);
    return token === undefined ? undefined : statement.text.slice(token.start, token.end);
  };
  return { whole: cut(whole), part: cut(part) };
}
