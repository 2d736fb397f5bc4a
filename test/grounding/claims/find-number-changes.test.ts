import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexOf } from "./index-of.ts";

const changes = (index: Parameters<typeof checkClaim>[0], text: string) =>
  checkClaim(index, { text }).changes;

test("a number that stands elsewhere does not count what has another", () => {
  const index = indexOf(
    "The archive keeps ninety glass plates of the old railway.",
    "Bo: The reading room has twelve lamps, and we repaired them in spring.",
  );
  expect(changes(index, "The archive keeps twelve glass plates of the old railway.")).toEqual([
    { kind: "number", quoted: "twelve", spoken: "ninety" },
  ]);
});

test("a number beside two more words of the claim was said of it", () => {
  const index = indexOf("We began with two beehives in the monastery garden, and today it is seventeen.");
  expect(changes(index, "Today there are seventeen beehives in the monastery garden.")).toEqual([]);
});

test("the number of a named thing is its label", () => {
  const index = indexOf(
    "The winter tyres are kept in Depot Four, and the spare engines in Depot Six.",
    "Bo: Two vans are out of order.",
  );
  expect(changes(index, "The winter tyres are kept in Depot Two.")).toEqual([
    { kind: "number", quoted: "Two", spoken: "Four" },
  ]);
  expect(changes(index, "The spare engines are kept in Depot Six.")).toEqual([]);
});

test("an ordinal in the evidence is another number than the same count", () => {
  const index = indexOf(
    "The rowers finished fifth at the regatta in Lund.",
    "Bo: The rowers own three boats, and the club has five of them.",
  );
  expect(changes(index, "The rowers finished fifth at the regatta in Lund.")).toEqual([]);
});

test("digits in a code are no number", () => {
  const index = indexOf("The drill hall has a new compressor from Brandt.");
  expect(
    changes(index, "The drill hall has a new compressor, the KX450, from Brandt.").map(({ kind }) => kind),
  ).toEqual(["name"]);
});

test("a claim that has both numbers of its line is doubted, not called contradicted", () => {
  const index = indexOf("At night we pay eleven cents a unit. At noon it is twenty-six.");
  const check = checkClaim(index, {
    text: "The mill pays 26 cents a unit at noon, against eleven at night.",
  });
  expect(check.changes).toEqual([]);
  expect(check.verdict).not.toBe("contradicted");
});

test("a correction of another thing takes nothing back", () => {
  const lines = [
    "Four members voted for the harbour plan.",
    "Bo: The tug needs one skipper instead of four people.",
  ];
  const check = checkClaim(indexOf(...lines), { text: "Four members voted for the harbour plan." });
  expect(check.verdict).toBe("supported");
  const own = [
    "Four members voted for the harbour plan.",
    "Bo: Five members voted for the harbour plan, not four.",
  ];
  expect(checkClaim(indexOf(...own), { text: "Four members voted for the harbour plan." }).verdict).toBe(
    "contradicted",
  );
});
