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
