/** Formats that are told apart but not read, by how they begin. */
const foreign: readonly (readonly [string, RegExp])[] = [
  ["SubStation Alpha (ASS)", /^\s*\[Script Info\]/i],
  ["SAMI", /^\s*<SAMI[\s>]/i],
  ["TTML", /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)?<(?:\w{1,20}:)?tt[\s>]/i],
  ["YouTube XML", /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:transcript|timedtext)[\s>]/i],
  ["XML", /^\s*(?:<\?xml|<!DOCTYPE\s(?!html))/i],
  ["SubViewer (SBV)", /^\s*\d{1,2}:\d{2}:\d{2}\.\d{3},\d{1,2}:\d{2}:\d{2}\.\d{3}\s*$/m],
  ["MicroDVD", /^\s*\{\d{1,9}\}\{\d{0,9}\}/],
  ["a table of tab-separated values", /^(?:start|begin)\t(?:end|stop)\t/i],
];

/** The name of a known format that is not read here; `undefined` when the text looks like none of them. */
export function findForeignFormat(text: string): string | undefined {
  const head = text.slice(0, 4000);
  return foreign.find(([, pattern]) => pattern.test(head))?.[0];
}
