import { expect, test } from "vitest";
import { tally, tallyChecks, tallyLine } from "../../report/tally.ts";
import { makeAnalysis, makeVerification } from "./sample-input.ts";

test("counts the verdicts of an article's quotes and claims", () => {
  expect(tally({ verification: makeVerification() })).toEqual({
    quotes: { held: 1, altered: 1, misattributed: 1, not_said: 1, uncertain: 1, total: 5 },
    claims: { supported: 1, overstated: 0, contradicted: 1, not_in_source: 1, uncertain: 1, total: 4 },
  });
});

test("counts shown statements and leaves dropped ones out", () => {
  expect(tally({ analysis: makeAnalysis() }).claims).toEqual({
    supported: 1,
    overstated: 1,
    contradicted: 0,
    not_in_source: 0,
    uncertain: 0,
    total: 2,
  });
});

test("adds both up when both are there", () => {
  const both = tally({ analysis: makeAnalysis(), verification: makeVerification() });
  expect([both.quotes.total, both.quotes.held, both.claims.total]).toEqual([7, 3, 6]);
});

test.each([
  [
    "en",
    "1 of 5 quotes held; 1 altered, 1 put in the wrong mouth, 1 never said, 1 unsure. 1 of 4 claims held; 1 contradicted, 1 not in the recording, 1 unsure.",
  ],
  [
    "es",
    "Citas confirmadas: 1 de 5; 1 alterada, 1 puesta en boca de otro, 1 nunca dicha, 1 dudosa. Afirmaciones confirmadas: 1 de 4; 1 contradicha, 1 no consta en la grabación, 1 dudosa.",
  ],
  [
    "de",
    "Bestätigte Zitate: 1 von 5; 1 verändert, 1 falsch zugeschrieben, 1 nie gesagt, 1 unsicher. Bestätigte Aussagen: 1 von 4; 1 widerlegt, 1 nicht in der Aufnahme, 1 unsicher.",
  ],
])("says the tally in %s", (language, line) => {
  expect(tallyLine(tally({ verification: makeVerification() }), language)).toBe(line);
});

test("names only what there is", () => {
  const one = [{ kind: "quote", verdict: "said" }] as const;
  expect(tallyLine(tallyChecks(one), "en")).toBe("1 of 1 quote held.");
  expect(tallyLine(tallyChecks([]), "en")).toBe("Nothing was checked.");
});
