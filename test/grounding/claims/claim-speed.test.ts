import { expect, test } from "vitest";
import { checkClaim, createEvidenceIndex } from "../../../grounding/index.ts";
import { toTranscript } from "../named-transcript.ts";

const roots = "harbour kettle orchard lantern bridge copper willow market tunnel saddle garden pepper".split(
  " ",
);
const words = roots.flatMap((root, at) =>
  roots.map((other) => `${root.slice(0, 3 + (at % 3))}${other.slice(-3)}`),
);

/** About 30,000 words: three hours of talk. */
function longTalk(): string {
  const lines = Array.from({ length: 2_500 }, (_none, line) => {
    const said = Array.from({ length: 12 }, (_word, at) => words[(line * 31 + at * 17) % words.length]);
    return `${line % 2 === 0 ? "Ada" : "Bo"}: ${said.join(" ")}.`;
  });
  return lines.join("\n");
}

test("forty names that could be cut anywhere cost a claim no search of the whole recording each", () => {
  const index = createEvidenceIndex(toTranscript("talk", longTalk()));
  const names = Array.from({ length: 40 }, (_none, at) => {
    const [left = "", right = ""] = [words[(at * 7) % words.length], words[(at * 11 + 5) % words.length]];
    return left.charAt(0).toUpperCase() + left.slice(1) + right;
  });
  const text = `They met ${names.join(" and then also ")}.`;
  expect(checkClaim(index, { text }).changes.length).toBeGreaterThan(20);
  const took = Array.from({ length: 5 }, () => {
    const before = performance.now();
    checkClaim(index, { text });
    return performance.now() - before;
  });
  expect(Math.min(...took)).toBeLessThan(40);
});
