import { readdirSync } from "node:fs";

/** Names of the recipes that come with onrecord, sorted. */
export function recipeNames(): readonly string[] {
  return readdirSync(new URL("./recipes/", import.meta.url))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}
