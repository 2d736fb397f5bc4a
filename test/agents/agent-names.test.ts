import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { agentNames } from "../../agents/agent-names.ts";

test("every folder of agents/ is an agent's, and every agent has one", () => {
  const entries = readdirSync(new URL("../../agents/", import.meta.url), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect([...agentNames].sort()).toEqual(folders.sort());
});
