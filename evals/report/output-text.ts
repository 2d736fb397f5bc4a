/** A value that a program gave, as lines that a person reads: keys and values, lists with dashes, one text as it is. */
export function toPlainText(value: unknown): string {
  if (isRecord(value)) {
    const [[key, only] = [], ...others] = Object.entries(value);
    if (others.length === 0 && typeof only === "string" && key === "text") return only;
  }
  return toLines(value, 0).join("\n");
}

function toLines(value: unknown, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  const short = shortText(value);
  if (short !== undefined) return [`${indent}${short}`];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = "", ...rest] = toLines(item, depth + 1);
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const own = shortText(item);
    return own === undefined
      ? [`${indent}${key}:`, ...toLines(item, depth + 1)]
      : [`${indent}${key}: ${own}`];
  });
}

/** Longest that a list or an object may be to stand on one line. */
const mostShort = 60;

function shortText(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return scalarText(value);
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => (isScalar(item) ? scalarText(item) : undefined))
    : Object.entries(value).map(([key, item]) => (isScalar(item) ? `${key} ${scalarText(item)}` : undefined));
  const line = parts.join(", ");
  return parts.includes(undefined) || line.length > mostShort ? undefined : line;
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function scalarText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
