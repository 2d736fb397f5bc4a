import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexIn, indexOf } from "./index-of.ts";

const index = indexOf("Some of the growers switched to drip irrigation after the drought.");

test.each(["All of the growers", "Every grower"])("%s is more than some of them", (who) => {
  const check = checkClaim(index, { text: `${who} switched to drip irrigation after the drought.` });
  expect(check.verdict).toBe("overstated");
  expect(check.changes).toEqual([{ kind: "quantifier", quoted: who.split(" ")[0], spoken: "Some" }]);
  expect(check.counterEvidence.map(({ text }) => text)).toEqual([
    "Some of the growers switched to drip irrigation after the drought.",
  ]);
});

test("the same quantity, and a smaller one than was said, are no change", () => {
  const same = "Some growers switched to drip irrigation after the drought.";
  expect(checkClaim(index, { text: same }).changes).toEqual([]);
  const more = indexOf("All of the growers switched to drip irrigation after the drought.");
  expect(checkClaim(more, { text: same }).changes).toEqual([]);
});

test("what is said of all somewhere is not overstated by what is said of some", () => {
  const both = indexOf(
    "Some of the growers switched to drip irrigation after the drought.",
    "By now all of the growers switched to drip irrigation, since the drought.",
  );
  const text = "All of the growers switched to drip irrigation after the drought.";
  expect(checkClaim(both, { text }).changes).toEqual([]);
});

test("reads quantities in other languages", () => {
  const spanish = indexIn("es", "Ana: Algunos pescadores vendieron sus barcos en la subasta de otoño.");
  const text = "Todos los pescadores vendieron sus barcos en la subasta de otoño.";
  expect(checkClaim(spanish, { text }).changes).toEqual([
    { kind: "quantifier", quoted: "Todos", spoken: "Algunos" },
  ]);
});
