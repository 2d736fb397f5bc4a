/**
 * Foreign text as one line of Markdown that shows as it is: no markup, link, image, HTML, wiki link, tag, comment,
 * formula, list, heading or table cell comes about in CommonMark, GFM or Obsidian. Line breaks become blanks,
 * control characters, direction marks and lone surrogates U+FFFD.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[\\`*[\]|~$^]|!(?=\[)|(?<=\])\(|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .replace(/==|%%/g, (pair) => `\\${pair[0]}\\${pair[1]}`)
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/\b(https?|ftp|mailto|file|javascript|data|obsidian|xmpp):/gi, "$1\\:")
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/(?<=[\w.+-])@(?=\w)/g, "\\@")
    .replace(/(?<=^|\s)#(?=\S)/g, "\\#")
    .replace(/^(?=[-=+@#:>]|[.)] )/, "\\")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/**
 * A text as a double-quoted YAML scalar on one line, also where the front matter is read as Markdown or HTML:
 * angle and square brackets, bars, backticks and what makes an address are written as YAML escapes.
 */
export function quoteYaml(text: string): string {
  const plain = text.replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu,
    "\ufffd",
  );
  return JSON.stringify(plain).replace(/[<>[\]`|]|(?<=:)\/\/|(?<=www)\.|(?<=[\w.+-])@/gi, (signs) =>
    [...signs].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  );
}
