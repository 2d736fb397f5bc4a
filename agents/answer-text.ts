const unseen = /[\p{Cc}\p{Cf}\u{E0000}-\u{E007F}]/gu;

/** A model's words as one plain line: no control, invisible or direction characters, single spaces. */
export function cleanAnswerText(text: string): string {
  return text.replace(/\s+/g, " ").replace(unseen, "").replace(/ +/g, " ").trim();
}

/** Whether a text says nothing: empty, `-`, `n/a`, `none`. */
export function isBlank(text: string): boolean {
  return (
    !/\p{L}{2}|\p{N}|\p{Script=Han}/u.test(text) || /^\W*(?:n\/?a|none|null|empty|nothing)\W*$/i.test(text)
  );
}

const link = /\]\s*\(|^\s*\[[^\]]+\]:|!\[|<\/?[a-z!?]|\b(?:javascript|data|vbscript):/i;
const address = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s)>\]"']+/gi;

/**
 * Why a model's sentence may not be shown as plain text, if anything: it marks up, or it holds an address that does
 * not stand in `source`.
 */
export function findMarkup(text: string, source: string): string | undefined {
  if (link.test(text)) return "it holds markup";
  const added = [...text.matchAll(address)].some(([found]) => !source.includes(found));
  return added ? "it holds an address that was not spoken" : undefined;
}

const shouted = /(?<![\p{L}\p{N}])\p{Lu}{4,}(?![\p{L}\p{N}])/gu;
const joined = /\p{L}{2,}[+*=~^#@_%|]\p{L}{2,}/gu;

/**
 * A word that speech does not give and a planted mark does: in capitals, or joined by a sign, and standing nowhere in
 * `spoken`; `undefined` when there is none.
 */
export function findPlantedWord(text: string, spoken: string): string | undefined {
  const known = spoken.toLowerCase();
  return [...text.matchAll(shouted), ...text.matchAll(joined)]
    .map(([word]) => word)
    .find((word) => !known.includes(word.toLowerCase()));
}
