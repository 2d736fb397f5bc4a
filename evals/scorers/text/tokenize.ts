import { splitWhitespace, trimWhitespace } from "./whitespace.ts";

/** The tokenizers of sacrebleu that need no dictionary. Japanese and Chinese take `char` or `zh`. */
export const tokenizerNames = ["13a", "intl", "zh", "char", "none"] as const;
export type TokenizerName = (typeof tokenizerNames)[number];

/** Tokens of one line as sacrebleu 2 cuts them with the tokenizer of that name. */
export function tokenize(text: string, tokenizer: TokenizerName): string[] {
  switch (tokenizer) {
    case "13a":
      return tokenize13a(text);
    case "intl":
      return tokenizeInternational(text);
    case "zh":
      return tokenizeWestern(spaceChinese(trimWhitespace(text)));
    case "char":
      return splitWhitespace([...text].join(" "));
    case "none":
      return splitWhitespace(text);
    default:
      return tokenizer satisfies never;
  }
}

/** mteval-v13a.pl. */
function tokenize13a(text: string): string[] {
  const line = text.replaceAll("<skipped>", "").replaceAll("-\n", "").replaceAll("\n", " ");
  // One after the other: "&amp;lt;" ends as "<".
  const unescaped = line
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return tokenizeWestern(` ${unescaped} `);
}

function tokenizeWestern(text: string): string[] {
  return splitWhitespace(
    text
      .replace(/([{-~[-` -&(-+:-@/])/gu, " $1 ")
      .replace(/([^0-9])([.,])/gu, "$1 $2 ")
      .replace(/([.,])([^0-9])/gu, " $1 $2")
      .replace(/([0-9])(-)/gu, "$1 $2 "),
  );
}

/** mteval-v14.pl, international. */
function tokenizeInternational(text: string): string[] {
  return splitWhitespace(
    text
      .replace(/(\P{N})(\p{P})/gu, "$1 $2 ")
      .replace(/(\p{P})(\P{N})/gu, " $1 $2")
      .replace(/(\p{S})/gu, " $1 "),
  );
}

// The ranges as sacrebleu's code compares them: its entries for the supplementary planes were written with
// four-digit escapes, so that U+2001 to U+2A6D and U+2F81 to U+2FA1 count and Extension B does not.
const chinese =
  /[\u2001-\u2a6d\u2e80-\u2fdf\u2ff0-\u303f\u3100-\u312f\u31a0-\u31bf\u31c0-\u31ef\u3200-\u4db5\u4e00-\u9fbb\uf900-\ufa2d\ufa30-\ufa6a\ufa70-\ufad9\ufe10-\ufe1f\ufe30-\ufe4f\uff00-\uffef]/gu;

function spaceChinese(text: string): string {
  return text.replace(chinese, " $& ");
}
