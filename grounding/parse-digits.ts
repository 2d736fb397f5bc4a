/**
 * Value of a number in digits of any script. `decimalComma`: 1.234 is a thousand and more, 1,5 one and a half, as on
 * the European continent; else the other way round. Where both marks stand, the last is the decimal one.
 */
export function parseDigits(text: string, decimalComma: boolean): number {
  const digits = toAscii(text.replaceAll("٬", ",").replaceAll("٫", "."));
  if (text.includes("٫")) return withDecimal(digits, ".");
  const lastComma = digits.lastIndexOf(",");
  const lastPoint = digits.lastIndexOf(".");
  if (lastComma >= 0 && lastPoint >= 0) return withDecimal(digits, lastComma > lastPoint ? "," : ".");
  const marks = digits.match(/[.,]/g) ?? [];
  if (marks.length > 1) return Number(digits.replace(/[.,]/g, ""));
  const isGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) && marks[0] === (decimalComma ? "." : ",");
  return isGroup ? Number(digits.replace(/[.,]/, "")) : Number(digits.replace(",", "."));
}

function withDecimal(digits: string, decimal: "," | "."): number {
  return Number(digits.replaceAll(decimal === "," ? "." : ",", "").replace(",", "."));
}

const decimalDigit = /\p{Nd}/u;

/** Each script's ten digits stand in a row that begins at its zero. */
function toAscii(text: string): string {
  return text.replace(/[^\d.,]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0x30;
    let zero = code;
    while (code - zero < 9 && decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}
