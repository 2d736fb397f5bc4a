import { expect, test } from "vitest";
import { createEvidenceIndex, findMisheardNames } from "../../../grounding/index.ts";
import { toTranscript } from "../named-transcript.ts";

function find(text: string, glossary: readonly string[]): (readonly [string, string, string])[] {
  const index = createEvidenceIndex(toTranscript("talk", text));
  return findMisheardNames(index, glossary).map(({ heard, name, by }) => [heard, name, by] as const);
}

test.each([
  ["We keep it all in sea store now.", "SeaStore", [["sea store", "SeaStore", "spelling"]]],
  ["We asked Lindhome for a new one.", "Lindholm", [["Lindhome", "Lindholm", "sound"]]],
  ["Then Catrin Vaile took over.", "Katrin Vail", [["Catrin Vaile", "Katrin Vail", "sound"]]],
])("in %j proposes what is heard for %s", (text, name, expected) => {
  expect(find(text, [name])).toEqual(expected);
});

test("a name that is written right is none, nor is its plural", () => {
  expect(find("Lindholm built it. The Lindholms sold it.", ["Lindholm"])).toEqual([]);
});

test("common words and numbers are never put right by sound", () => {
  expect(find("We saw the people there in 1814.", ["Sawdy", "Theer", "1841"])).toEqual([]);
});

test("says where it was heard", () => {
  const index = createEvidenceIndex(toTranscript("talk", "Ana: We asked Lindhome for a new one."));
  const [found] = findMisheardNames(index, ["Lindholm"]);
  expect([found?.evidence.text, found?.evidence.speaker]).toEqual(["Lindhome", "Ana"]);
});

test.each(["", "  ", "…", "a".repeat(5000), "\u{1F600}"])("takes %j for no name", (name) => {
  expect(find("We asked Lindhome for a new one.", [name])).toEqual([]);
});
