/** What stands under a heading: spoken words, advice to the reader, or statements. */
export type SectionKind = "quotes" | "advice" | "statements";

const quoteNouns = new Set(
  (
    "quote quotes quotations soundbites citas frases citacoes citations zitate zitat citazioni citaten citater " +
    "cytaty цитаты citat alintilar 引用 名言 発言 金句"
  ).split(" "),
);
const adviceNouns = new Set(
  (
    "recommendations recommendation advice tips recomendaciones recomendacion consejos recommandations conseils " +
    "empfehlungen empfehlung tipps ratschlage recomendacoes conselhos dicas raccomandazioni consigli " +
    "aanbevelingen rekomendacje рекомендации советы おすすめ 推奨 建议 建議"
  ).split(" "),
);

/**
 * Reads a heading in any of a dozen languages. The telling noun stands among the first two words or last,
 * and the heading has five words at most: "Why nobody quotes the price" is a heading like any other.
 */
export function readSectionKind(heading: string): SectionKind {
  const words = plainWords(heading);
  if (words.length === 0 || words.length > 5) return "statements";
  const telling = [words[0], words[1], words.at(-1)];
  if (telling.some((word) => word !== undefined && quoteNouns.has(word))) return "quotes";
  if (telling.some((word) => word !== undefined && adviceNouns.has(word))) return "advice";
  return "statements";
}

/** A heading as shown: without `#`, emoji, enumeration marks and the closing colon. */
export function toHeading(text: string): string {
  return text
    .replace(/^[^\p{L}\p{N}"“«„(¿¡]+/u, "")
    .replace(/[\s:#*_]+$/u, "")
    .replace(/\s+/g, " ");
}

function plainWords(heading: string): string[] {
  const plain = heading.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
  return plain.match(/\p{L}+/gu) ?? [];
}
