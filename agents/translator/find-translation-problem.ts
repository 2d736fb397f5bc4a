/** Translations longer or shorter than this many times the source lost or gained something; measured on no data. */
const lengthRatio = { least: 0.4, most: 2.5 };
/** Below this many characters a length ratio says nothing. */
const shortText = 12;

/** Why a translation may not be shown, in plain words; `undefined` when nothing speaks against it. */
export function findTranslationProblem(source: string, translated: string): string | undefined {
  if (translated.trim() === "") return "the translation is empty";
  const lost = differences(numbersOf(source), numbersOf(translated));
  if (lost.length > 0) return `the translation has other numbers (${lost.join(", ")})`;
  const ratio = translated.length / source.length;
  if (source.length >= shortText && (ratio < lengthRatio.least || ratio > lengthRatio.most)) {
    return "the translation is far shorter or longer than the sentence";
  }
  return undefined;
}

/** Numbers in digits, separators between digits left out, so that 1,200.5 and 1.200,5 are the same. */
function numbersOf(text: string): string[] {
  return [...text.matchAll(/\d+(?:[.,:\u00a0]\d+)*/g)].map(([number]) => number.replace(/\D/g, "")).sort();
}

function differences(a: readonly string[], b: readonly string[]): string[] {
  const missing = (from: readonly string[], other: readonly string[]): string[] =>
    from.filter((number) => !other.includes(number));
  return [...new Set([...missing(a, b), ...missing(b, a)])];
}
