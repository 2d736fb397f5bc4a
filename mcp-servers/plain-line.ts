const windowsPath = /(?<![\w\\/])(?:[A-Za-z]:[\\/]|\\\\)(?:[^\s"'`\\/]+[\\/])*([^\s"'`\\/]+)/g;
const unixPath = /(?<![\w.:/\\<-])\/(?:[^\s"'`/]+\/)*([^\s"'`/]+)/g;
// A path in quotes may hold spaces.
const quotedPath = /(["'`])(?:[A-Za-z]:)?[\\/][^"'`\n]*[\\/]([^"'`\n\\/]+)\1/g;
// Line breaks, controls, and the signs that turn or hide text.
const notPlain = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu;

/** Text as one line of an error: nothing invisible, no absolute path (its last part stays), at most `limit` characters. */
export function plainLine(text: string, limit: number): string {
  const line = text
    .slice(0, 4 * limit)
    .replace(notPlain, " ")
    .replace(/ {2,}/g, " ")
    .replace(quotedPath, "$1$2$1")
    .replace(windowsPath, "$1")
    .replace(unixPath, "$1")
    .trim();
  if (line.length <= limit) return line;
  return `${line.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
