import { expect, test } from "vitest";
import { checkQuote } from "../../grounding/check-quote.ts";
import { createGroundingIndex } from "../../grounding/grounding-index.ts";
import { tokenize } from "../../grounding/tokens.ts";
import { plainTranscript } from "./plain-transcript.ts";

const sentence = "The company will finish the eastern pier before the winter storms arrive";
const lines = [
  "Good evening everyone and welcome to the harbour board.",
  `${sentence}.`,
  "Our treasurer paid the painters forty-two thousand crowns for the lighthouse.",
  "I do not believe that the ferry line will survive another year.",
  "We 🚢 counted 👩‍👩‍👧 seven hundred families at the café fair 🎉 on Sunday.",
  'Her father, a carpenter, said "never again" and walked home in silence.',
];
const index = createGroundingIndex(plainTranscript(lines.join("\n"), "en"));
const { text } = index.transcript;

const written = (letters: string, first: number): string =>
  letters.replace(/[a-z]/g, (letter) => String.fromCodePoint(first + letter.charCodeAt(0) - 97));
const lookAlike = (pairs: string): string =>
  [...sentence]
    .map((letter) => (pairs.includes(letter) ? pairs.charAt(pairs.indexOf(letter) + 1) : letter))
    .join("");

test.each([
  ["zero width inside words", sentence.replaceAll("e", "e\u200B"), "hidden_characters"],
  ["zero width for blanks", sentence.replaceAll(" ", "\u200B"), "hidden_characters"],
  ["word joiners", sentence.replaceAll("e", "e\u2060"), "hidden_characters"],
  ["an override of direction", `\u202E${sentence}\u202C`, "bidi"],
  ["isolates", `\u2066${sentence}\u2069`, "bidi"],
  ["soft hyphens", sentence.replaceAll("in", "i\u00ADn"), "hidden_characters"],
  ["Cyrillic letters", lookAlike("aаeеoоpр"), "mixed_script"],
  ["Greek letters", lookAlike("oοvν"), "mixed_script"],
  ["small capitals", lookAlike("aᴀeᴇnɴoᴏtᴛ"), "mixed_script"],
  ["Cherokee letters", sentence.replace("The", "ᎢhᎬ"), "mixed_script"],
  [
    "tags behind each letter",
    [...sentence].map((letter) => letter + String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join(""),
    "hidden_characters",
  ],
  ["variation selectors", sentence.replaceAll("e", "e\u{E0101}"), "hidden_characters"],
  ["control characters", sentence.replaceAll(" ", " \u0007"), "control_characters"],
  ["a comment", sentence.replace("eastern", "<!-- not --> eastern"), "hidden_characters"],
  ["an inserted word", sentence.replace("eastern", "[unloved] eastern"), "insertion"],
  ["a replaced word", sentence.replace("The company", "[The firm]"), "insertion"],
  ["an ending that is fitted", sentence.replace("finish", "finish[ed]"), "insertion"],
  ["a sic", sentence.replace("pier", "pier (sic!)"), "insertion"],
  ["a remark on emphasis", `${sentence} (emphasis mine)`, "insertion"],
])("sees through %s and flags it", (_, quote, flag) => {
  const { verdict, flags, evidence } = checkQuote(index, { text: quote });
  expect(verdict).toBe("said");
  expect(flags).toContain(flag);
  const span = evidence[0]?.span ?? { start: 0, end: 0 };
  expect(sentence.endsWith(text.slice(span.start, span.end))).toBe(true);
  expect(span.end).toBe(text.indexOf(sentence) + sentence.length);
});

test.each([
  ["bold mathematical letters", written(sentence, 0x1d41a)],
  ["circled letters", written(sentence, 0x24d0)],
  [
    "full width",
    [...sentence]
      .map((letter) => (letter === " " ? "\u3000" : String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)))
      .join(""),
  ],
  ["stacked marks", sentence.replaceAll("e", "e\u0301\u0302\u0303\u0323")],
  ["entities for blanks", sentence.replaceAll(" ", "&nbsp;")],
  ["entities for letters", sentence.replace("storms", "&#115;torms").replace("winter", "&#x77;inter")],
  ["entities for quotation marks", `&ldquo;${sentence}&rdquo;`],
  ["a ligature", sentence.replace("fi", "ﬁ")],
  ["a hyphen at the end of a line", sentence.replace("company", "com-\npany")],
  ["marks of an editor", sentence.replace("finish", "**finish**").replace("pier", "_pier_")],
  ["elision", "The company will finish [ … ] before the winter storms arrive"],
  ["elision", "The company will finish (. . .) before the winter storms arrive"],
])("sees through %s", (_, quote) => {
  expect(checkQuote(index, { text: quote }).verdict).toBe("said");
});

test.each([
  ["the entity of an apostrophe", "I don&#39;t believe that the ferry line will survive another year"],
  ["the entity of an accent", "We counted seven hundred families at the caf&eacute; fair on Sunday"],
  ["mathematical digits", "Our treasurer paid the painters 𝟒𝟐,𝟎𝟎𝟎 crowns for the lighthouse"],
  ["quotes inside quotes", "“Her father, a carpenter, said ‘never again’ and walked home in silence”"],
])("reads %s", (_, quote) => {
  expect(checkQuote(index, { text: quote }).verdict).toBe("said");
});

test.each([
  ["negation", "The company will n\u200Bo\u200Bt finish the eastern pier before the winter storms arrive"],
  ["negation", "The company will nоt finish the eastern pier before the winter storms arrive"],
  ["negation", "The company will [not] finish the eastern pier before the winter storms arrive"],
  [
    "negation",
    "The company will n\u0336o\u0336t\u0336 finish the eastern pier before the winter storms arrive",
  ],
  ["negation", "I do [...] believe that the ferry line will survive another year"],
  ["number", "Our treasurer paid the painters 𝟐𝟒,𝟎𝟎𝟎 crowns for the lighthouse"],
  ["number", "We 🚢 counted 👩‍👩‍👧 800 families at the café fair 🎉 on Sunday"],
  ["number", "Our treasurer paid the painters 42³ thousand crowns for the lighthouse"],
])("a hidden %s is none the less one: %s", (kind, quote) => {
  const { verdict, changes } = checkQuote(index, { text: quote });
  expect(verdict).toBe("altered");
  expect(changes.map((change) => change.kind)).toContain(kind);
});

test("a place behind emoji and decomposed accents is cut at its own UTF-16 units", () => {
  const quote = "seven hundred families at the cafe\u0301 fair";
  const [evidence] = checkQuote(index, { text: quote }).evidence;
  const start = text.indexOf("seven hundred families");
  expect(evidence?.span).toEqual({ start, end: start + "seven hundred families at the café fair".length });
});

test.each([
  ["(.*)+$ [a-z]{1,9999} (?=x) \\b\\1 ^$ ((((a+)+)+)+)"],
  [`${"x".repeat(9000)}`],
  ["1.".repeat(400)],
  ["9".repeat(5000)],
  ["1 000".repeat(400)],
  ["&nosuchthing; &#0; &#xD800; &#1114112;"],
])("garbage is never said: %s", (quote) => {
  expect(checkQuote(index, { text: quote }).verdict).not.toBe("said");
});

test.each([
  ["١٥٪", "ar", ["#15", "percent"]],
  ["٤٬٢٠٠", "ar", ["#4200"]],
  ["۱٫۵۰۰", "fa", ["#1.5"]],
  ["مكتبة", "ar", ["مكتبه"]],
  ["Łódź", "pl", ["lodz"]],
  ["cœur", "fr", ["coeur"]],
  ["がか", "ja", ["が", "か"]],
  ["दिया दी", "hi", ["दिया", "दी"]],
  ["三千五百万二十", "zh", ["#35000020"]],
  ["一百零五", "zh", ["#105"]],
  ["1.5億", "ja", ["#150000000"]],
  ["二〇一九年", "ja", ["#2019", "年"]],
  ["三点五倍", "zh", ["#3.5", "倍"]],
  ["一二三百", "zh", ["一", "二", "#300"]],
  ["95만", "ko", ["#950000"]],
  ["삼백오십", "ko", ["#350"]],
  ["achtundneunzig", "de", ["#98"]],
  ["centottantotto", "it", ["#188"]],
  ["tweehonderdeenendertig", "nl", ["#231"]],
])("reads %s in %s", (written, language, keys) => {
  expect(tokenize(written, language).tokens.map(({ key }) => key.normalize("NFC"))).toEqual(keys);
});
