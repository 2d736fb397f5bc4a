/** From `word:kin kin|word:kin` the map of each kin to its word. */
export function toWordMap(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split("|").flatMap((entry) => {
      const [word = "", kin = ""] = entry.split(":");
      return kin.split(" ").map((other) => [other, word] as const);
    }),
  );
}
