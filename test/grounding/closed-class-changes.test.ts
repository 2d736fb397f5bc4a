import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { labelledTranscript } from "./labelled-transcript.ts";

const index = createGroundingIndex(
  labelledTranscript([
    [
      "Ada Voss",
      "It rained all week but we raised 900 for the school and so the choir sang outside for the children.",
    ],
    ["Ada Voss", "My sister keeps the bees because she likes the honey and she sells it in the town."],
    ["Ada Voss", "The hives are heavy this year and the garden is probably the reason for that."],
    ["Bo Lind", "We opened the shop in September and it paid for the new roof within two winters."],
    [
      "Bo Lind",
      "Those two orchards cost us $300 last month and about 12 percent of the apples went to the press.",
    ],
    ["Ada Voss", "They hope everyone at the mill is well, and that the river stays calm during the repairs."],
    [
      "Bo Lind",
      "You can visit the lighthouse if the tide is out and the keeper on any weekday before noon with the children.",
    ],
    [
      "Bo Lind",
      "The miller quickly closed the gate if the water rose above the second mark, and then he went to bed.",
    ],
  ]),
);
const check = (text: string) => checkQuote(index, { text });

test.each([
  ["agent", "My sister keeps the bees because she likes the honey and they sells it in the town."],
  ["agent", "We hope everyone at the mill is well, and that the river"],
  ["word", "My sister keeps the bees although she likes the honey and she sells it in the town."],
  ["word", "that the river stays calm despite the repairs"],
  ["word", "It rained all week so we raised 900 for the school and so the choir sang outside"],
  ["tense", "The hives are heavy this year and the garden was probably the reason for that."],
  ["modality", "The hives are heavy this year and the garden is the reason for that."],
  ["quantifier", "My sister always keeps the bees because she likes the honey"],
  ["date", "We opened the shop in Lisbon and it paid for the new roof within two winters."],
  ["dropped", "You can visit the lighthouse and the keeper on any weekday before noon with the children."],
  ["added", "We opened the shop in September and it paid for the splendid new roof within two winters."],
])("finds a change of %s by its class: %s", (kind, text) => {
  const { verdict, changes } = check(text);
  expect([verdict, changes.map((change) => change.kind)]).toEqual(["altered", [kind]]);
});

test("finds a pronoun beside a word that was only misheard", () => {
  const { verdict, changes } = check(
    "My sister keeps the bees because he lights the honey and she sells it in the town.",
  );
  expect(verdict).toBe("altered");
  expect(changes.map(({ kind }) => kind)).toContain("agent");
});

test.each([
  ["a stammer in the quote", "They hope hope everyone at the mill is well, and that the river stays calm"],
  ["a stammer of two words", "We opened the shop the shop in September and it paid for the new roof"],
  [
    "a sign that is not spoken at all",
    "It rained all week but we raised $900 for the school and so the choir sang outside",
  ],
  ["a sign that is not spoken", "Those two orchards cost us $300 last month and about 12% of the apples"],
  [
    "a small word for another",
    "We opened a shop in September and it paid for the new roof within two winters.",
  ],
])("leaves a quote said with %s: %s", (_what, text) => {
  expect(check(text).verdict).toBe("said");
});

test("a denial that stands twice is no denial, and one that is put in is", () => {
  expect(check("The hives are not heavy this year").verdict).toBe("altered");
});

test("a word alone that an editor moved is no sure change", () => {
  const { verdict } = check("The miller closed the gate quickly if the water rose above the second mark");
  expect(verdict).not.toBe("altered");
});
