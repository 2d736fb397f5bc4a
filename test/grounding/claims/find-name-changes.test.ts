import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexOf } from "./index-of.ts";

const names = (index: Parameters<typeof checkClaim>[0], text: string) =>
  checkClaim(index, { text }).changes.map(({ quoted }) => quoted);

test("a name that nobody says is a finding", () => {
  const index = indexOf("The old tannery was sold to a dentist.");
  expect(names(index, "The old tannery was sold to Kowalczyk.")).toEqual(["Kowalczyk"]);
});

test.each(["an L_C_D_ panel", "an L.C.D. panel", "an l c d panel"])(
  "an acronym is found in %j, which spells it",
  (spoken) => {
    expect(
      names(indexOf(`The ticket machine has ${spoken}.`), "The ticket machine has an LCD panel."),
    ).toEqual([]);
  },
);

test("a name is found in two words of a recogniser", () => {
  const index = indexOf("Then we moved the whole payroll to clear bridge last year.");
  expect(names(index, "The whole payroll was moved to ClearBridge last year.")).toEqual([]);
});

test("an acronym that opens a claim is a name as well", () => {
  const index = indexOf("The ticket machine has a panel from Lund.");
  const check = checkClaim(index, { text: "QRX is mentioned." });
  expect([check.verdict, check.changes[0]?.quoted]).toEqual(["not_in_source", "QRX"]);
});

test("a claim none of whose words is spoken but those that tell it is not in the source", () => {
  const index = indexOf("Nothing of note was mentioned today.");
  const check = checkClaim(index, { text: "Quartz is mentioned." });
  expect(check.verdict).toBe("not_in_source");
  expect(check.scores.not_in_source).toBe(0.8);
});
