const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const unusual =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e007f}]/u;
const bidi = /[\u202a-\u202e\u2066-\u2069]/;
const tags = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f})|[\u{e0000}-\u{e007f}]/gu;
const loneSurrogates = /\p{Surrogate}/gu;

/** What `cleanText` met; each is worth a warning. */
export type TextFinding = "control_characters" | "hidden_characters" | "broken_characters" | "bidi";

/**
 * One line of well-formed text: blanks become one space, control characters and invisible tag letters go,
 * lone surrogates become U+FFFD. Bidi controls stay and are only told, for they are part of what stands there.
 */
export function cleanText(raw: string, found: (finding: TextFinding) => void): string {
  const text = unusual.test(raw) ? scrub(raw, found) : raw;
  return text.replace(/[\s\u0085]+/g, " ").trim();
}

function scrub(raw: string, found: (finding: TextFinding) => void): string {
  let text = raw;
  const swap = (pattern: RegExp, to: string, finding: TextFinding): void => {
    const next = text.replace(pattern, to);
    if (next !== text) found(finding);
    text = next;
  };
  swap(controls, "", "control_characters");
  swap(tags, "$1", "hidden_characters");
  swap(loneSurrogates, "\ufffd", "broken_characters");
  if (bidi.test(text)) found("bidi");
  return text;
}
