const longest = 300;

/** Foreign words for the inside of a message: one line of visible letters, cut at 300. */
export function oneLine(text: string): string {
  const line = text
    .slice(0, longest * 20)
    .replace(/\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?)/g, "")
    .replace(/[\p{C}\p{Z}\s]+/gu, " ")
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
