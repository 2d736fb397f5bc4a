import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

const index = createGroundingIndex(
  plainTranscript(`Governor Lindqvist asked the sergeant and the vessel department for help in December two thousand nineteen.
The ferry left on September 25th and somewhere around a third of the cabins stood empty.
Nearly half of the crew came from the U.S. navy and the r w e engineers slept on the lower deck.
You can't feed the gulls there and we don't know who painted that bell.
We're walking the whole coast because they haven't finished the bridge near the mill.
Okay, the cook said the soup was cold, and we'll warm it again over the stove.
We will continue the tours through winter and the old tower will be the tallest lamp on this shore.
Two brothers repaired the lighthouse stairs and they didn't.
I'm glad about the new compass although you're worried over the price of it.
They sailed to Norway in four days and about 300 barrels of herring reached the market.
The harbour master kept every letter he got and the bell rang at noon across the bay.`),
);
const check = (text: string) => checkQuote(index, { text });

test.each([
  ["a month cut short", "and the vessel department for help in Dec. two thousand nineteen"],
  ["a day behind a month cut short", "The ferry left on Sept. 25 and somewhere around a third of the cabins"],
  ["a year without its century", "for help in December '19"],
  ["words cut short with a full stop", "Gov. Lindqvist asked the sgt. and the vessel dept. for help"],
  ["a part of a thing as figures", "somewhere around 1/3 of the cabins stood empty"],
  ["a half as figures", "Nearly 1/2 of the crew came from the U.S. navy"],
  ["initials without stops", "came from the US navy and the RWE engineers slept on the lower deck"],
  ["initials with stops and blanks", "the u s navy and the R. W. E. engineers slept on the lower deck"],
  ["okay as two letters", "O.K., the cook said the soup was cold"],
  ["short forms parted", "You ca n't feed the gulls there and we do n't know who painted that bell"],
  ["short forms without their sign", "Were walking the whole coast because they havent finished the bridge"],
  ["a first letter in brackets", "[T]he harbour master kept every letter he got"],
  ["a pause that leaves words out", "We will continue the tours ... tower will be the tallest lamp on this shore"],
  [
    "the one who spoke between two quotations",
    "“The harbour master kept every letter he got,” she told reporters, “and the bell rang at noon across the bay.”",
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
  ["negation", "Two brothers repaired the lighthouse stairs and they did"],
  ["agent", "They're glad about the new compass although you're worried over the price of it"],
  ["agent", "although he's worried over the price of it"],
  ["quantifier", "They sailed to Norway in four days and 300 barrels of herring reached the market"],
  ["quantifier", "They sailed to Norway in under four days and about 300 barrels of herring"],
])("finds a change of %s: %s", (kind, text) => {
  const { verdict, changes } = check(text);
  expect([verdict, changes.map((change) => change.kind)]).toEqual(["altered", [kind]]);
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
  expect(check("“The harbour master kept” green parrots in “every letter he got”").verdict).toBe("altered");
});

test("a stammer and a letter that is a word are no initials", () => {
  const spoken = createGroundingIndex(
    plainTranscript("The captain chose plan A. I think w w we sail with vitamin b and a map."),
  );
  expect(checkQuote(spoken, { text: "The captain chose plan A. I think we sail" }).verdict).toBe("said");
  expect(checkQuote(spoken, { text: "I think we sail with vitamin b and a map" }).verdict).toBe("said");
});
