import { expect, test } from "vitest";
import { checkQuote, createGroundingIndex } from "../../grounding/index.ts";
import { readTranscript } from "../../transcript/index.ts";

function check(spoken: string, quote: string) {
  const bytes = new TextEncoder().encode(spoken);
  const { transcript } = readTranscript({ bytes, sha256: "0".repeat(64), uri: "talk.txt" });
  return checkQuote(createGroundingIndex(transcript), { text: quote });
}

const english =
  "Ana: Never sell the second boat before the spring.\nLuis: No we should sell the second boat now.\nAna: We not only carry people to the island, we carry their letters.\nLuis: Was it late or not nobody could tell me that morning.\n";
const spanish =
  "Ana: Hablamos mucho del precio del billete este invierno.\nAna: No quiero subirlo más, porque la gente de la isla no lo puede pagar.\nLuis: No, quiero hablar con el ayuntamiento primero.\n";

test.each([
  [english, "Sell the second boat before the spring", "Never"],
  [spanish, "Quiero subirlo más", "No"],
  [spanish, "lo puede pagar", "no"],
])("a quote that begins behind a denial is altered: %#", (spoken, quote, denial) => {
  const { verdict, changes } = check(spoken, quote);
  expect([verdict, changes]).toEqual(["altered", [{ kind: "negation", quoted: "", spoken: denial }]]);
});

test.each([
  ["an answer in front", english, "we should sell the second boat now"],
  ["not only", english, "only carry people to the island, we carry their letters"],
  ["a choice in front", english, "nobody could tell me that morning"],
  ["a comma between", spanish, "quiero hablar con el ayuntamiento primero"],
  ["the denial with it", spanish, "No quiero subirlo más"],
])("what only looks like it stays said: %s", (_what, spoken, quote) => {
  expect(check(spoken, quote).verdict).toBe("said");
});
