/** A `Name:` at the start of a line; `length` is what it takes of the line, blanks included. */
export interface SpeakerLabel {
  readonly name: string;
  readonly length: number;
  /** `strong` where the marks or the letters leave no doubt, `weak` where only recurrence can tell. */
  readonly strength: "strong" | "weak";
}

const pattern =
  /^\s*(?:[-–—•*]\s*)?(?:\*\*|__)?((?:>\s?){1,3}\s*)?(?:\[([^\]\n:]{1,60})\]\s*(?:\*\*)?[:：]|([\p{L}\p{N}][^:：\n]{0,58}?)\s*(?:\*\*|__)?[:：](?=\s|$|\*\*|__|[^\d/\\:]))(?:\*\*|__)?\s*/u;
const bareBracket = /^\s*\[((?:speaker|spk)[ _-]?\w{1,12})\]\s+/i;
const dialoguePart = /[.!?,;"“”<>{}=/\\|]/;
const abbreviation = /(?<=^|[\s(])\p{L}\p{L}{0,3}\./gu;
const particle =
  /^(?:de|da|do|dos|das|del|della|di|la|le|les|van|von|der|den|du|of|the|and|y|e|bin|al|el|ibn)$/u;

const neverNames = new Set(
  (
    "note notes warning ps time date title subject re fwd source sources url link links http https ftp mailto " +
    "chapter section example examples important tip update edit summary conclusion today here there so and but or " +
    "because remember look again first second third finally okay ok well now yes no then also i you we they he she " +
    "it this that these those what why how who when where which maybe anyway basically meaning spoiler caution " +
    "attention attendees participants duration location recorded agenda topic topics language kind copyright " +
    "nota ejemplo fecha hora fuente fuentes tema duración hinweis beispiel datum quelle remarque exemple " +
    "exemplo data fonte resumen resumo zusammenfassung"
  ).split(" "),
);

/** A label is rare in long turns, but not rarer than one line in so many. */
const minLabelShare = 100;

/** The speaker's label a line starts with, if it can be one: `Name:`, `>> NAME:`, `[NAME]:`, `- Name:`. */
export function findSpeakerLabel(line: string): SpeakerLabel | undefined {
  const head = line.slice(0, 100);
  const bracket = bareBracket.exec(head);
  if (bracket !== null) return { name: bracket[1] ?? "", length: bracket[0].length, strength: "strong" };
  const match = pattern.exec(head);
  if (match === null) return undefined;
  const [whole, chevron, bracketed, plain] = match;
  const name = (bracketed ?? plain ?? "").replace(/\s+/g, " ").trim();
  if (!canBeName(name)) return undefined;
  const isStrong = chevron !== undefined || bracketed !== undefined || isShouted(name);
  if (!isStrong && !isNameCased(name)) return undefined;
  return { name, length: whole.length, strength: isStrong ? "strong" : "weak" };
}

function canBeName(name: string): boolean {
  if (name === "" || name.split(" ").length > 6) return false;
  if (!/\p{L}/u.test(name)) return false;
  if (dialoguePart.test(name.replace(abbreviation, ""))) return false;
  return !neverNames.has(name.toLowerCase());
}

function isShouted(name: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

function isNameCased(name: string): boolean {
  const words = name
    .replace(/\(.*\)/, "")
    .trim()
    .split(/[\s-]+/);
  if (words.length === 1 || /^(?:speaker|participant|guest|host|interviewer)\b/i.test(name)) return true;
  return words.every((word) => particle.test(word) || !/^\p{Ll}/u.test(word));
}

/** The labels of a file that are speakers. A weak one has to recur or to stand in a file made of such lines. */
export function pickSpeakers(labels: readonly SpeakerLabel[], lines: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { name } of labels) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (labels.length * 2 >= lines) return new Set(counts.keys());
  const names = new Set(labels.filter((label) => label.strength === "strong").map((label) => label.name));
  for (const [name, count] of counts) {
    if (count >= 2 && count * minLabelShare >= lines) names.add(name);
  }
  if (names.size === 0 || labels.length * minLabelShare < lines) return names;
  for (const name of counts.keys()) if (/^\p{Lu}/u.test(name)) names.add(name);
  return names;
}
