import { baseForms } from "./antonyms.ts";
import type { Finding, Sides } from "./compare-numbers.ts";
import { isShort } from "./find-class.ts";
import type { Token } from "./token.ts";
import { isPast, presentBase } from "./word-data/irregular-verbs.ts";

const futures = new Set(["will", "shall"]);
/** The present and the infinitive are heard alike more often than what was and what will be. */
const pastWeight = 0.9;
const presentWeight = 0.7;

/** `we continued` for `we will continue`: one side states as done, or as it is, what the other announces. */
export function findFuture(sides: Sides): Finding | undefined {
  const isQuoted = announces(sides.quoted);
  if (isQuoted === announces(sides.spoken) || !isShort(sides)) return undefined;
  const [coming, stated] = isQuoted ? [sides.quoted, sides.spoken] : [sides.spoken, sides.quoted];
  const verb = stated.find(({ key }) => coming.some((other) => isFormOf(key, other.key)));
  if (verb === undefined) return undefined;
  const weight = isPast(verb.key) ? pastWeight : presentWeight;
  return { kind: "tense", critical: false, weight, ruled: true };
}

function announces(tokens: readonly Token[]): boolean {
  return tokens.some(({ key }) => futures.has(key));
}

function isFormOf(form: string, base: string): boolean {
  return form !== base && (presentBase(form) === base || baseForms(form).includes(base));
}
