import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexIn, indexOf } from "./index-of.ts";

const index = indexOf("The mill may close its eastern dye house in autumn.");

test.each([
  [
    "The mill will close its eastern dye house in autumn.",
    { kind: "modality", quoted: "will", spoken: "may" },
  ],
  ["The mill closes its eastern dye house in autumn.", { kind: "modality", quoted: "", spoken: "may" }],
])("%j is more than the recording says", (text, change) => {
  const check = checkClaim(index, { text });
  expect(check.verdict).toBe("overstated");
  expect(check.changes).toEqual([change]);
});

test("a flat figure is overstated where the recording gives it with perhaps", () => {
  const talk = indexOf("So for every batch of cheese you have perhaps forty litres of whey left over.");
  const check = checkClaim(talk, { text: "Every batch of cheese leaves forty litres of whey." });
  expect([check.verdict, check.changes[0]?.spoken]).toEqual(["overstated", "perhaps"]);
  expect(check.note).toBe('The recording leaves it open with "perhaps".');
});

test.each([
  "The mill might close its eastern dye house in autumn.",
  "Ada thinks the mill closes its eastern dye house in autumn.",
  "They discussed whether the mill closes its eastern dye house in autumn.",
])("%j keeps the doubt", (text) => {
  expect(checkClaim(index, { text }).changes).toEqual([]);
});

test("what is said without doubt elsewhere may be claimed flatly", () => {
  const both = indexOf(
    "The mill may close its eastern dye house in autumn.",
    "It is settled: the mill is to close the eastern dye house, and in autumn.",
  );
  expect(checkClaim(both, { text: "The mill closes its eastern dye house in autumn." }).changes).toEqual([]);
});

test("could and would count against will, and not against a flat claim", () => {
  const talk = indexOf("We could store the spare looms in the chapel cellar.");
  const changes = (text: string) => checkClaim(talk, { text }).changes.map(({ spoken }) => spoken);
  expect(changes("They will store the spare looms in the chapel cellar.")).toEqual(["could"]);
  expect(changes("They store the spare looms in the chapel cellar.")).toEqual([]);
});

test("reads doubt in other languages", () => {
  const german = indexIn("de", "Ana: Vielleicht verkaufen die Brüder im Herbst den alten Steinbruch.");
  const check = checkClaim(german, { text: "Die Brüder verkaufen im Herbst den alten Steinbruch." });
  expect([check.verdict, check.changes[0]?.spoken]).toEqual(["overstated", "Vielleicht"]);
});
