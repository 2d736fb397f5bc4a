import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexOf } from "./index-of.ts";

const index = indexOf("The cargo bike is cheaper than the van for short deliveries.");

test("an opposite comparison of the same is contradicted", () => {
  const talk = indexOf("The northern orchard yields more cider apples in dry summers.");
  const check = checkClaim(talk, { text: "The northern orchard yields less cider apples in dry summers." });
  expect(check.verdict).toBe("contradicted");
  expect(check.changes).toEqual([{ kind: "comparison", quoted: "less", spoken: "more" }]);
  expect(check.counterEvidence).toHaveLength(1);
});

test("a comparison with its sides changed is contradicted", () => {
  const check = checkClaim(index, { text: "The van is cheaper than the cargo bike for short deliveries." });
  expect(check.verdict).toBe("contradicted");
  expect(check.changes.map(({ kind }) => kind)).toEqual(["order"]);
});

test("the opposite of a comparison with its sides changed says the same", () => {
  const talk = indexOf("The quarry road is longer than the river path to the mill.");
  const text = "The river path is shorter than the quarry road to the mill.";
  expect(checkClaim(talk, { text }).changes).toEqual([]);
});

test("a word turned into its opposite beside the same word is contradicted", () => {
  const talk = indexOf("It is quite difficult to read the inscription on the harbour stone.");
  const check = checkClaim(talk, { text: "It is quite easy to read the inscription on the harbour stone." });
  expect(check.verdict).toBe("contradicted");
  expect(check.changes).toEqual([{ kind: "antonym", quoted: "easy", spoken: "difficult" }]);
});

test("an opposite that is denied says the same", () => {
  const talk = indexOf("It is not easy to read the inscription on the harbour stone.");
  const text = "It is difficult to read the inscription on the harbour stone.";
  expect(checkClaim(talk, { text }).changes.filter(({ kind }) => kind === "antonym")).toEqual([]);
});

test("the same comparison is no change", () => {
  const text = "For short deliveries the cargo bike is cheaper than the van.";
  expect(checkClaim(index, { text }).changes).toEqual([]);
});
