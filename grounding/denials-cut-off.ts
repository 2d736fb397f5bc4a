import type { LocatedQuote } from "./choose-places.ts";
import type { Difference } from "./classify-block.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { endsInDenial, isNegation } from "./is-negation.ts";

/** Words that open a clause of their own after an answering "no". */
const clauseOpeners = new Set(
  "i we you he she it they that this there the a an but and so what if not".split(" "),
);
/** "Not only" adds; it denies nothing. */
const adding = new Set(
  "only just merely simply solely solo solamente nur bloss seulement somente apenas".split(" "),
);
/** Before "not" these make a tag or a choice, and what follows begins anew. */
const beforeTag = new Set("or if whether why".split(" "));

/** Denials right beside a place, without which its words state the opposite of what was said. */
export function denialsCutOff(index: GroundingIndex, place: LocatedQuote): Difference[] {
  return [
    ...denialCutOff(index, place),
    ...closingDenialCutOff(index, place),
    ...shortDenialCutOff(index, place),
  ];
}

/** A quote that begins right behind a denial in the same clause states the opposite of what was said. */
function denialCutOff(index: GroundingIndex, place: LocatedQuote): Difference[] {
  const first = place.parts[0]?.alignment.from ?? 0;
  const [before, token] = [index.tokens[first - 1], index.tokens[first]];
  if (before === undefined || token === undefined) return [];
  if (!endsInDenial(index.tokens.slice(Math.max(0, first - 4), first), index.language)) return [];
  const between = index.transcript.text.slice(before.end, token.start);
  if (/[^\s'’]/.test(between)) return [];
  if (adding.has(token.key)) return [];
  if (
    before.key === "no" &&
    index.transcript.language?.startsWith("en") !== false &&
    clauseOpeners.has(token.key)
  )
    return [];
  if (beforeTag.has(index.tokens[first - 2]?.key ?? "")) return [];
  const block = { quoteFrom: 0, quoteTo: 0, from: first - 1, to: first, equalBefore: 0, equalAfter: 0 };
  const spoken = index.transcript.text.slice(before.start, before.end);
  return [{ kind: "negation", quoted: "", spoken, critical: true, weight: 1, block, size: 1 }];
}

/** Languages that deny a clause with its last word: `ich kaufe das Auto nicht`, `güzel bir şey değil`. */
const deniesLast: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["de", new Set(["nicht", "nie", "niemals"])],
  ["nl", new Set(["niet", "nooit"])],
  ["tr", new Set(["degil", "yok"])],
]);

/** A quote that ends right before the denial that closes its clause states the opposite as well. */
function closingDenialCutOff(index: GroundingIndex, place: LocatedQuote): Difference[] {
  const after = place.parts.at(-1)?.alignment.to ?? 0;
  const [last, denial, next] = [index.tokens[after - 1], index.tokens[after], index.tokens[after + 1]];
  const words = deniesLast.get(index.language?.slice(0, 2).toLowerCase() ?? "");
  if (last === undefined || denial === undefined || words?.has(denial.key) !== true) return [];
  const { text } = index.transcript;
  const closes = next === undefined || /[.!?;,\n]/.test(text.slice(denial.end, next.start));
  if (!closes || /[^\s]/.test(text.slice(last.end, denial.start))) return [];
  const block = {
    quoteFrom: 0,
    quoteTo: 0,
    from: after,
    to: after + 1,
    equalBefore: 0,
    equalAfter: 0,
  };
  const spoken = text.slice(denial.start, denial.end);
  return [{ kind: "negation", quoted: "", spoken, critical: true, weight: 1, block, size: 1 }];
}

/** A quote that ends with the verb of a short form, `they do` of `they don't`, leaves half a word away. */
function shortDenialCutOff(index: GroundingIndex, place: LocatedQuote): Difference[] {
  const after = place.parts.at(-1)?.alignment.to ?? 0;
  const [verb, denial] = [index.tokens[after - 1], index.tokens[after]];
  if (verb === undefined || denial === undefined || verb.start !== denial.start) return [];
  if (!isNegation(denial, index.language)) return [];
  const block = { quoteFrom: 0, quoteTo: 0, from: after, to: after + 1, equalBefore: 0, equalAfter: 0 };
  const spoken = index.transcript.text.slice(denial.start, denial.end);
  return [{ kind: "negation", quoted: "", spoken, critical: true, weight: 1, block, size: 1 }];
}
