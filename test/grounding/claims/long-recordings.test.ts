import { expect, test } from "vitest";
import { bestFirst } from "../../../grounding/claims/best-first.ts";
import { measureClaim } from "../../../grounding/claims/measure-claim.ts";
import { checkClaim, findPassages } from "../../../grounding/index.ts";
import type { SpokenTurn } from "../labelled-transcript.ts";
import { hoursOfTalk, indexOfTurns } from "../long-recording.ts";

const orchard: SpokenTurn[] = [
  ["Ada", "The beekeeper came on Tuesday and looked at the hives in the orchard."],
  ["Bo", "He wants to come back when the cherries are in bloom."],
];
/** Words of a claim that is not true, each of something else and far from each other. */
const elsewhere: SpokenTurn[] = [
  ["Ada", "My cousin rents a trumpet for the parade."],
  ["Bo", "That violet varnish smells for weeks."],
  ["Ada", "The veranda of the inn was closed."],
];

test("words that were said hours away hold nothing of a claim: it is judged as in the part it is about", () => {
  const claim = "The beekeeper looked at a trumpet and violet varnish on the veranda.";
  const short = indexOfTurns(...hoursOfTalk(800), ...orchard);
  const long = indexOfTurns(
    ...hoursOfTalk(1000),
    ...orchard,
    ...elsewhere.flatMap((turn) => [...hoursOfTalk(900), turn]),
  );
  const held = (index: typeof long) => measureClaim(index, claim).features.held;
  expect(held(long)).toBeCloseTo(held(short), 1);
});

test("a question whose topic was spoken of hours apart, word by word, is declined", () => {
  const index = indexOfTurns(
    ...orchard,
    ...elsewhere.flatMap((turn) => [...hoursOfTalk(900), turn]),
    ...hoursOfTalk(900),
  );
  expect(findPassages(index, "Does the beekeeper own a violet trumpet for the veranda?").answered).toBe(
    false,
  );
  expect(findPassages(index, "What did the beekeeper look at in the orchard?").answered).toBe(true);
});

test("who is named is no wrong speaker for all that others say nearly the same all day", () => {
  const others = Array.from({ length: 14 }, (_none, at): SpokenTurn[] => [
    [
      "Bo",
      `The harbour crane needs a new cable before winter, said sheet ${at + 1} of the harbour crane cable.`,
    ],
    ...hoursOfTalk(20, "Bo"),
  ]);
  const own: SpokenTurn = [
    "Ada",
    "Before winter comes round again, and I do hope somebody listens to me this time, the crane needs a new cable.",
  ];
  const index = indexOfTurns(...others.flat(), own, ...hoursOfTalk(20, "Bo"));
  const check = checkClaim(index, {
    text: "Ada said that the harbour crane needs a new cable before winter.",
  });
  expect(check.verdict).toBe("supported");
});

test("another count of the same word hours away is not what a number is held against", () => {
  const index = indexOfTurns(
    ["Ada", "We saw forty swans near the dam."],
    ...hoursOfTalk(2000),
    ["Bo", "The swans came to the mill pond with their young, nine swans and more."],
    ["Ada", "I own six boots."],
    ...hoursOfTalk(20),
  );
  const check = checkClaim(index, { text: "Six swans came to the mill pond with their young." });
  expect(check.changes).toEqual([{ kind: "number", quoted: "Six", spoken: "nine" }]);
});

test("a correction speaks against what was said of it in its part of the recording, not on another day", () => {
  const index = indexOfTurns(
    ["Ada", "We lent twelve sledges to the school."],
    ...hoursOfTalk(2000),
    ["Ada", "The guides lent twelve sledges to the hut."],
    ["Bo", "Actually the guides lent fourteen sledges to the hut, not twelve."],
    ...hoursOfTalk(20),
  );
  const check = checkClaim(index, { text: "The guides lent fourteen sledges to the hut." });
  expect(check.counterEvidence.map(({ text }) => text)).toEqual([
    "The guides lent twelve sledges to the hut.",
  ]);
});

test("a denial of one or two of its words hours away does not turn what was said", () => {
  const index = indexOfTurns(
    ["Ada", "The cheese was not ready."],
    ...hoursOfTalk(2000),
    ["Bo", "The cheese was ready."],
    ...hoursOfTalk(20),
  );
  expect(checkClaim(index, { text: "The cheese was ready." }).counterEvidence).toEqual([]);
});

test("a denial of most of a claim counts wherever it stands", () => {
  const index = indexOfTurns(
    ["Ada", "The committee did not approve the bakery extension in April."],
    ...hoursOfTalk(2000),
    ["Bo", "The committee approved the bakery extension in April."],
    ...hoursOfTalk(20),
  );
  const check = checkClaim(index, { text: "The committee approved the bakery extension in April." });
  expect(check.counterEvidence.map(({ text }) => text)).toEqual([
    "The committee did not approve the bakery extension in April.",
  ]);
});

test("keys come best first, ties by the lower one", () => {
  const scores = new Map([
    [7, 2],
    [3, 5],
    [9, 1],
    [4, 5],
    [1, 2],
    [8, 3],
  ]);
  expect([...bestFirst(scores)].map(([key]) => key)).toEqual([3, 4, 8, 1, 7, 9]);
  expect([...bestFirst(new Map())]).toEqual([]);
});
