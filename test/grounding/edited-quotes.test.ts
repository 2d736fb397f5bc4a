import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { tokenize } from "../../grounding/tokens.ts";
import { withoutSameMeaning } from "../../grounding/without-same-meaning.ts";
import { plainTranscript } from "./plain-transcript.ts";

const index = createGroundingIndex(
  plainTranscript(`Representative Lindqvist of the fisheries building asked the sergeant and the vessel department for help in December two thousand nineteen.
The ferry left on September 25th and somewhere around a third of the cabins stood empty.
Nearly half of the crew came from the U.S. navy and the r w e engineers slept on the lower deck.
You can't feed the gulls there and we don't know who painted that bell for Saint Olav.
We're walking the whole coast because they haven't finished the bridge near the mill.
Okay, the cook said the soup was cold, and we'll warm it again over the stove.
We will continue the tours through winter and the old tower will be the tallest lamp on this shore.
Two brothers repaired the rusty iron lighthouse stairs before the winter storms and they didn't.
I'm glad about the new compass although you're worried over the price of it.
They sailed to Norway in four days and about 300 barrels of herring reached the market.
The harbour master kept every old letter he got and the bell rang at noon across the bay.
About seven percent of the nets were torn by the seals.`),
);
const check = (text: string) => checkQuote(index, { text });

test.each([
  ["a month cut short", "and the vessel department for help in Dec. two thousand nineteen"],
  ["a day behind a month cut short", "The ferry left on Sept. 25 and somewhere around a third of the cabins"],
  ["a year without its century", "for help in December '19"],
  ["a beginning with a full stop", "Rep. Lindqvist of the fisheries building"],
  ["words cut short with a full stop", "the fisheries bldg. asked the sergeant"],
  ["a part of a thing as figures", "somewhere around 1/3 of the cabins stood empty"],
  ["a half as figures", "Nearly 1/2 of the crew came from the U.S. navy"],
  ["initials without stops", "came from the US navy and the RWE engineers slept on the lower deck"],
  ["initials with stops and blanks", "the u s navy and the R. W. E. engineers slept on the lower deck"],
  ["okay as two letters", "O.K., the cook said the soup was cold"],
  ["short forms parted", "You ca n't feed the gulls there and we do n't know who painted that bell"],
  ["short forms without their sign", "Were walking the whole coast because they havent finished the bridge"],
  ["a first letter in brackets", "[T]wo brothers repaired"],
  [
    "a pause that leaves words out",
    "They sailed to Norway in four days and about 300 barrels of herring reached the market. The harbour ... letter he got and the bell rang at noon across the bay",
  ],
  [
    "the one who spoke between two quotations",
    "“The harbour master kept every old letter he got,” she told reporters, “and the bell rang at noon across the bay.”",
  ],
])("what an editor sets otherwise stays said: %s", (_what, text) => {
  const { verdict, changes } = check(text);
  expect([verdict, changes]).toEqual(["said", []]);
});

test.each([
  ["number", "somewhere around 1/4 of the cabins stood empty"],
  ["number", "for help in December '18"],
  ["date", "and the vessel department for help in Nov. two thousand nineteen"],
  ["tense", "We continued the tours through winter and the old tower will be the tallest lamp"],
  ["tense", "We will continue the tours through winter and the old tower was the tallest lamp on this shore"],
  ["negation", "They refused to sailed to Norway in four days and about 300 barrels"],
  [
    "negation",
    "Two brothers repaired the rusty iron lighthouse stairs before the winter storms and they did",
  ],
  ["agent", "They're glad about the new compass although you're worried over the price of it"],
  ["agent", "although he's worried over the price of it"],
  ["word", "kept every old letter he got or the bell rang at noon across the bay"],
  ["word", "They sailed to Norway in four days and about 300 barrels of herring startled the market"],
  ["antonym", "Okay, the cook denied the soup was cold"],
  ["unit", "About seven points of the nets were torn by the seals"],
  ["word", "seven percent of the nets were torn for the seals"],
  ["quantifier", "They sailed to Norway in four days and 300 barrels of herring reached the market"],
  ["quantifier", "They sailed to Norway in under four days and about 300 barrels of herring"],
])("finds a change of %s: %s", (kind, text) => {
  const { verdict, changes } = check(text);
  expect([verdict, changes.map((change) => change.kind)]).toEqual(["altered", [kind]]);
});

test.each([
  ["St.", "saint", true],
  ["Bldg.", "building", true],
  ["Rep.", "representative", true],
  ["Bldg", "building", false],
  ["plan.", "plans", false],
  ["St.", "sailor", false],
])("a word cut short stands for the whole: %s, %s", (quoted, spoken, same) => {
  const sides = { quoted: tokenize(quoted).tokens, spoken: tokenize(spoken).tokens };
  expect(withoutSameMeaning(sides, { quoted, spoken }).spoken).toHaveLength(same ? 0 : 1);
});

test("the span of a word spelt out holds all its letters", () => {
  const [evidence] = check("the RWE engineers slept").evidence;
  expect(evidence?.text).toBe("the r w e engineers slept");
});

test("a mark of omission does not hide a denial", () => {
  const { verdict, changes } = check("You can't feed the gulls there and we ... know who painted that bell");
  expect([verdict, changes.map(({ kind }) => kind)]).toEqual(["altered", ["negation"]]);
});

test("words between quotations that name nobody who spoke are words of the quote", () => {
  expect(check("“The harbour master kept” green parrots in “every old letter he got”").verdict).toBe(
    "altered",
  );
});

test.each([
  ["the U.S. navy and the u s navy", "the us navy and the us navy"],
  ["R. W. E. and r w e and O.K.", "rwe and rwe and okay"],
  ["plan A. I think w w we sail", "plan a i think w w we sail"],
  ["with vitamin b a captain", "with vitamin b a captain"],
  ["the u s a map", "the us a map"],
  ["ca n't and wo n't and it 's and we 're", "can not and will not and it is and we are"],
  ["from Dec. to Nov.", "from december to november"],
])("reads as it is spoken: %s", (written, spoken) => {
  expect(
    tokenize(written)
      .tokens.map(({ key }) => key)
      .join(" "),
  ).toBe(spoken);
});

test("letters parted by blanks are words in other languages", () => {
  expect(tokenize("y o e", "es").tokens.map(({ key }) => key)).toEqual(["y", "o", "e"]);
});
