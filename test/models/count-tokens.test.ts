import { expect, test } from "vitest";
import { createTokenCounter, estimatePrompt, estimateTokens } from "../../models/count-tokens.ts";

const counter = createTokenCounter();

const sentences = [
  "s0012 [03:41] Mara Quint: well, what we found is that the river was about 3.2 metres higher than in 1998, wasn't it?",
  "El ayuntamiento comunicó que los trabajadores empezarían el 12 de mayo, y nadie preguntó por qué tan tarde.",
  "Die Straßenbahnhaltestelle wird frühestens im Übergangsjahr barrierefrei umgebaut, sagte die Bürgermeisterin.",
  "Мы решили перенести встречу на следующую неделю, потому что отчёт ещё не готов.",
  "我们决定把会议推迟到下周，因为报告还没有准备好。",
  "قررنا تأجيل الاجتماع إلى الأسبوع المقبل لأن التقرير ليس جاهزا بعد.",
  '{"claims": [{"text": "The ferry was late.", "ids": ["s0001"]}]}',
  "\u{1F600} 😀 🚢⚓️ ok!!! ### --- ===",
];

test.each(sentences)(
  "the estimate is never under the count, and at most three times it: %s",
  async (sentence) => {
    const text = `${sentence}\n`.repeat(20);
    const counted = await counter.countText(text);
    expect(estimateTokens(text)).toBeGreaterThanOrEqual(counted);
    expect(estimateTokens(text)).toBeLessThanOrEqual(counted * 3);
  },
);

test("a long text is counted by samples within 3 % of the whole count", async () => {
  const parts = Array.from({ length: 4_000 }, (_, at) => `${sentences[at % 3]} ${at}\n`);
  const pieces: number[] = [];
  for (let at = 0; at < parts.length; at += 100)
    pieces.push(await counter.countText(parts.slice(at, at + 100).join("")));
  const whole = pieces.reduce((sum, piece) => sum + piece, 0);
  const sampled = await counter.countText(parts.join(""));
  expect(Math.abs(sampled / whole - 1)).toBeLessThan(0.03);
});

test("what looks like a special token is text like any other", async () => {
  expect(await counter.countText("<|endoftext|> and <|im_start|>")).toBeGreaterThan(5);
});

test("a prompt counts its messages and what the template adds to them", async () => {
  const prompt = { system: "", messages: [{ role: "user" as const, content: "" }] };
  expect(await counter.countPrompt(prompt)).toBe(11);
  expect(estimatePrompt(prompt)).toBe(11);
});

test("the tables are loaded at the first count and once", async () => {
  let loads = 0;
  const counting = createTokenCounter(async () => {
    loads += 1;
    return (text) => text.length;
  });
  expect(loads).toBe(0);
  expect(
    await Promise.all([counting.countText("abc"), counting.countText("de"), counting.countText("")]),
  ).toEqual([3, 2, 0]);
  expect(loads).toBe(1);
});
