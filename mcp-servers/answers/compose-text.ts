/** The text of an answer: its parts that are there, a line or more each. */
export function composeText(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n");
}

/** A warning and the next call as lines of an answer's text. */
export function writeEnding({
  warning,
  next,
}: {
  readonly warning?: string | undefined;
  readonly next?: string | undefined;
}): string[] {
  return [
    ...(warning === undefined ? [] : [`Warning: ${warning}`]),
    ...(next === undefined ? [] : [`Next: ${next}`]),
  ];
}
