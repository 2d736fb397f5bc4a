import { expect, test } from "vitest";
import { checkClaim } from "../../../grounding/index.ts";
import { indexIn, indexOf } from "./index-of.ts";

const kinds = (index: Parameters<typeof checkClaim>[0], text: string) =>
  checkClaim(index, { text }).changes.map(({ kind }) => kind);

test("a claim without the recording's denial is contradicted", () => {
  const index = indexOf("The pump cannot be repaired on the platform.");
  const check = checkClaim(index, { text: "The pump can be repaired on the platform." });
  expect([check.verdict, check.changes[0]?.kind]).toEqual(["contradicted", "negation"]);
});

test.each([
  "The council did not wait but leased the harbour crane to Norvik.",
  "The council did not wait, it leased the harbour crane to Norvik.",
])("the denial of %j ends before the lease", (line) => {
  expect(kinds(indexOf(line), "The council leased the harbour crane to Norvik.")).toEqual([]);
});

test.each([
  "Not only did the bakery rebuild the stone oven, it hired two apprentices.",
  "No, the bakery did rebuild the stone oven and hired two apprentices.",
])("%j denies nothing", (line) => {
  expect(kinds(indexOf(line), "The bakery did rebuild the stone oven and hired two apprentices.")).toEqual(
    [],
  );
});

test("a word that denies in another language does not deny in this one", () => {
  const index = indexIn("pt", "Ana: O museu abriu no edifício antigo da alfândega.");
  expect(kinds(index, "O museu abriu em edifício antigo da alfândega.")).toEqual([]);
  const english = indexOf("They spoke of gluttony in the harbour taverns.");
  expect(kinds(english, "They spoke of the sin of gluttony in the harbour taverns.")).toEqual([]);
});

test("denials in the recording's language count", () => {
  const index = indexIn("pt", "Ana: O museu não abriu o edifício antigo da alfândega.");
  expect(kinds(index, "O museu abriu o edifício antigo da alfândega.")).toEqual(["negation"]);
});

test("a sentence far away that denies what the best one states stands against the claim and keeps it from being supported", () => {
  const index = indexOf(
    "The foundation bought the lighthouse keeper's house in Skarvik.",
    "Bo: Let me add that the foundation never bought the keeper's house in Skarvik.",
  );
  const text = "The foundation bought the lighthouse keeper's house in Skarvik.";
  const check = checkClaim(index, { text });
  expect(check.verdict).not.toBe("supported");
  expect(check.counterEvidence.map(({ speaker }) => speaker)).toEqual(["Bo"]);
});

test("a denial that nobody voices is doubted; contradicted is only what a place says otherwise", () => {
  const index = indexOf(
    "Ana: The council wants to keep the early boat for the nurse. Ben: The early boat costs us two hundred euros.",
  );
  const unvoiced = checkClaim(index, { text: "The council did not want to lose the early boat." });
  expect([unvoiced.verdict, unvoiced.counterEvidence]).toEqual(["uncertain", []]);
  const turned = checkClaim(index, {
    text: "The council does not want to keep the early boat for the nurse.",
  });
  expect(turned.verdict).toBe("contradicted");
  expect(turned.counterEvidence).not.toEqual([]);
});
