import { expect, test } from "vitest";
import { createRandom } from "../../evals/statistics/random.ts";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { plainTranscript } from "./plain-transcript.ts";

const common =
  "so we are going to do it with them and then you see how all that can be as good as this thing was".split(
    " ",
  );

/** Hours of talk in words that everybody says all the time: each word pair stands there some hundred times. */
function longTalk(count: number): string[] {
  const random = createRandom(3);
  return Array.from({ length: count }, () => common[Math.floor(random() * common.length)] ?? "");
}

const words = longTalk(60_000);
const lines = Array.from({ length: words.length / 10 }, (_, at) =>
  words.slice(at * 10, at * 10 + 10).join(" "),
);
const index = createGroundingIndex(plainTranscript(lines.join("\n")));
const starts = Array.from({ length: 40 }, (_, at) => at * 1_490 + 7);

test("words that were said are found in hours of talk, however common they and their pairs are", () => {
  for (const start of starts) {
    const text = words.slice(start, start + 6).join(" ");
    const { verdict, evidence } = checkQuote(index, { text });
    const cited = evidence.map((place) => place.text.replaceAll("\n", " "));
    expect({ verdict, cited }).toEqual({ verdict: "said", cited: [text] });
  }
});

test("common words with one that nobody said are laid beside the place they are nearest to", () => {
  for (const start of starts) {
    const spoken = words.slice(start, start + 9);
    const text = spoken.map((word, at) => (at === 4 ? "giraffes" : word)).join(" ");
    const { verdict, evidence } = checkQuote(index, { text });
    const cited = evidence.map((place) => place.text.replaceAll("\n", " "));
    expect({ verdict, cited }).toEqual({ verdict: "altered", cited: [spoken.join(" ")] });
  }
});

test("the very words come before a place where their parts are said more often", () => {
  const beside =
    "Good morning, a good question, good morning, and a question of mine, good morning everybody.";
  const apart =
    "The ferry left the old harbour at noon with forty boxes of salt and came back before the storm.";
  const asked = "Thanks. Good morning question on the harvest.";
  const text = [beside, apart, beside, apart, asked, apart, beside, apart, beside].join("\n");
  const { verdict, evidence } = checkQuote(createGroundingIndex(plainTranscript(text)), {
    text: "good morning question",
  });
  expect({ verdict, cited: evidence.map((place) => place.text) }).toEqual({
    verdict: "said",
    cited: ["Good morning question"],
  });
});
