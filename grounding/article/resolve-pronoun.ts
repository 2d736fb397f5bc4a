import type { Attribution } from "./find-speaker.ts";
import { namePattern } from "./person-name.ts";

/** A name that a paragraph says has spoken, and where. */
export interface NamedSpeaker {
  readonly name: string;
  readonly at: number;
}

const names = new RegExp(namePattern, "gu");
/** A name after one of these is a place, a house or a date rather than another person who spoke. */
const setting =
  /(?:^|\s)(?:of|at|in|from|on|the|since|until|near|de|del|en|la|el|do|da|no|na|du|au|à|von|der|die|das|im|bei)\s+$/iu;

/**
 * The name an attribution stands for at `at` of a paragraph whose quotes are blanked. A pronoun stands for the
 * one named speaker before it, and for nobody when there are two or another person is named in between.
 */
export function resolveSpeaker(
  attribution: Attribution | undefined,
  at: number,
  paragraph: { readonly blanked: string; readonly named: readonly NamedSpeaker[] },
): string | undefined {
  if (attribution === undefined) return undefined;
  if (attribution.kind === "name") return attribution.name;
  const before = paragraph.named.filter((speaker) => speaker.at < at);
  const last = before.at(-1);
  if (last === undefined || before.some((speaker) => !isSamePerson(speaker.name, last.name)))
    return undefined;
  return hasOther(paragraph.blanked.slice(last.at, at), last.name) ? undefined : last.name;
}

function isSamePerson(one: string, other: string): boolean {
  const parts = other.split(" ");
  return one === other || one.split(" ").some((part) => part.length > 2 && parts.includes(part));
}

function hasOther(between: string, name: string): boolean {
  for (const match of between.matchAll(names)) {
    const head = between.slice(Math.max(0, match.index - 12), match.index);
    const opensSentence = /(?:^|[.!?…:]\s*)$/u.test(head) && !/\s/.test(match[1] ?? "");
    if (!opensSentence && !setting.test(head) && !isSamePerson(match[1] ?? "", name)) return true;
  }
  return false;
}
