import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

const english = createGroundingIndex(
  plainTranscript("The harbour board met on Monday.\nNobody spoke of the new crane.", "en"),
);
const chinese = createGroundingIndex(plainTranscript("我们去年种了三百五十棵苹果树。\n仓库是空的。", "zh"));
const note =
  "The quote stands in another script than the recording: only a translation of it can be looked up.";

test.each([
  ["Совет порта собрался в понедельник", english],
  ["港口委员会星期一开会", english],
  ["اجتمع مجلس الميناء يوم الاثنين", english],
  ["We planted apple trees last year", chinese],
])("a quote in another script is left open, not denied: %s", (text, index) => {
  expect(checkQuote(index, { text })).toMatchObject({ verdict: "uncertain", places: [], note });
});

test.each([
  ["The volcano destroyed every house in the valley", english],
  ["火山毁了山谷里的每一座房子", chinese],
  ["火山 volcano", english],
])("a quote in the recording's script, were it in part, is answered: %s", (text, index) => {
  expect(checkQuote(index, { text }).verdict).toBe("not_said");
});

test("a translation that is given is looked up", () => {
  const options = { translation: "The harbour board met on Monday" };
  expect(checkQuote(english, { text: "Совет порта собрался в понедельник" }, options).verdict).toBe("said");
});
