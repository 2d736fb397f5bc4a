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
  return findPartial(claim, near) ?? findExact(claim, near) ?? [];
}

/** `All passengers` where the recording, in the sentence that says most of this, has `seventy percent` or `one in three`. */
function findPartial(claim: Statement, near: readonly NearSentence[]): ClaimChange[] | undefined {
  const [best] = near;
  const wider = claim.tokens.find(({ key }) => key !== "only" && whole.has(key));
  if (best === undefined || wider === undefined || shares.test(claim.text)) return undefined;
  const spoken = shares.exec(best.statement.text)?.[0];
  if (spoken === undefined || best.statement.tokens.some(({ key }) => key !== "only" && whole.has(key)))
    return undefined;
  const quoted = claim.text.slice(wider.start, wider.end);
  return [{ kind: "quantifier", quoted, spoken, sentence: best.sentence }];
}

const shares =
  /\b(?:\d{1,2}(?:\.\d+)?\s?(?:%|per ?cent)|(?:[a-z]+-)?[a-z]+ per ?cent|half|(?:a|one|two|three) (?:third|quarter|fifth|tenth)s?|(?:one|two|three|four) (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|a hundred))\b/i;

/** Words that claim no less and no more than a figure. */
export const exact = toWords("exactly precisely exactamente exatamente exactement genau");
const rough =
  toWords(`about around roughly approximately nearly almost some say unos unas casi cerca cerca aproximadamente quase
 environ presque etwa ungefahr rund fast`);

/** `Exactly a third` where the recording says `roughly one in three`. */
function findExact(claim: Statement, near: readonly NearSentence[]): ClaimChange[] | undefined {
  const insists = claim.tokens.find(({ key }) => exact.has(key));
  if (insists === undefined) return undefined;
  for (const { sentence, statement } of near) {
    const at = statement.tokens.findIndex(({ key, value }, place) => {
      const next = statement.tokens.slice(place + 1, place + 3);
      return value === undefined && rough.has(key) && next.some((token) => token.value !== undefined);
    });
    const vague = statement.tokens[at];
    if (vague === undefined) continue;
    const quoted = claim.text.slice(insists.start, insists.end);
    return [{ kind: "quantifier", quoted, spoken: statement.text.slice(vague.start, vague.end), sentence }];
  }
  return undefined;
}

function gradesBefore(statement: Statement, at: number) {
  const cut = (words: ReadonlySet<string>) => {
    const token = wordBefore(statement, at, words);
    return token === undefined ? undefined : statement.text.slice(token.start, token.end);
  };
  return { whole: cut(whole), part: cut(part) };
}
