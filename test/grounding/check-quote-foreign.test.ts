import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { labelledTranscript, type SpokenTurn } from "./labelled-transcript.ts";

const talk: readonly SpokenTurn[] = [
  ["Greta Olsen", "Thank you all for coming to the library tonight."],
  ["Greta Olsen", "In 2019 the university of Salamanca digitized 340 manuscripts of musical history."],
  ["Piet Vermeer", "The old cathedral is not open to tourists in January."],
  ["Greta Olsen", "My grandmother taught me how to bind a notebook with thread and a bone folder."],
  ["Piet Vermeer", "Our restaurant near the station serves soup until midnight."],
];
const index = createGroundingIndex(labelledTranscript(talk));

test("finds a Spanish quote by numbers, names and cognates and calls it a translation", () => {
  const text = "En 2019 la universidad de Salamanca digitalizó 340 manuscritos de historia musical.";
  const { verdict, form, evidence } = checkQuote(index, { text });
  expect({ verdict, form, segment: evidence[0]?.segments[0] }).toEqual({
    verdict: "said",
    form: "translated",
    segment: "s0002",
  });
});

test("calls a changed number across languages altered", () => {
  const text = "En 2019 la universidad de Salamanca digitalizó 430 manuscritos de historia musical.";
  const { verdict, changes } = checkQuote(index, { text, language: "es" });
  expect({ verdict, changes }).toEqual({
    verdict: "altered",
    changes: [{ kind: "number", quoted: "430", spoken: "340" }],
  });
});

test("leaves a translated quote without the spoken negation uncertain, with the place", () => {
  const { verdict, evidence } = checkQuote(index, {
    text: "Die alte Kathedrale ist im Januar für Touristen offen.",
    language: "de",
  });
  expect([verdict, evidence[0]?.segments[0]]).toEqual(["uncertain", "s0003"]);
});

test("uses a translation for what has no cognates", () => {
  const text = "Mi abuela me enseñó a coser un cuaderno con hilo y una plegadera de hueso.";
  const translation = "My grandmother taught me to sew a notebook with thread and a folder of bone.";
  const { verdict, form } = checkQuote(index, { text }, { translation });
  expect([verdict, form]).toEqual(["said", "translated"]);
});

test("calls a translated quote of nothing near not said", () => {
  const text = "El tranvía azul cruza el puente cada veinte minutos bajo la lluvia.";
  const translation = "The blue tram crosses the bridge every twenty minutes under the rain.";
  expect(checkQuote(index, { text }, { translation }).verdict).toBe("not_said");
});

test("calls a translated quote under another label misattributed", () => {
  const text = "En 2019 la universidad de Salamanca digitalizó 340 manuscritos de historia musical.";
  expect(checkQuote(index, { text, speaker: "Piet Vermeer" }).verdict).toBe("misattributed");
});
