import { tokenize } from "../../grounding/index.ts";
import type { Recipe } from "../summarizer/recipe.ts";
import { budgetWords, languageWords, noTopic, sectionWords, topicWords } from "./request-words.ts";
import type { RequestPlan } from "./schema.ts";

/** Words between a number and what it counts at most: `three of the best quotes`. */
const reach = 4;
const mostOfOne = 60;
const longestTopic = 80;
/** Languages whose number words are tried. */
const numberLanguages = ["en", "es", "fr", "de", "pt"] as const;

/**
 * Reads a request by rules: numbers, section words, names of recipes and languages, a topic after `about` or `on`, and
 * words for cheap or careful, in English, Spanish, French, German and Portuguese. What it does not know, it leaves out.
 */
export function readRequest(request: string, recipes: readonly Recipe[]): RequestPlan {
  const text = fold(request);
  const found = cutLanguage(text);
  const { topic, rest } = cutTopic(found.rest);
  const kinds = new Set(recipes.flatMap(({ sections }) => sections.map(({ kind }) => kind)));
  const sections = findSections(rest, kinds);
  const recipe = sections.length > 0 ? undefined : findRecipe(rest, recipes);
  const budget = findBudget(text);
  return {
    ...(recipe === undefined ? {} : { recipe }),
    sections,
    ...(topic === undefined ? {} : { topic: asWritten(request, topic) }),
    ...(found.language === undefined ? {} : { language: found.language }),
    ...(budget === undefined ? {} : { budget }),
  };
}

/** Lower case without diacritics, single spaces; as long as the text where it has no letters of two parts. */
function fold(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim();
}

interface Cut {
  readonly language?: string;
  readonly rest: string;
}

/** The language asked for (`in Spanish`, `auf Deutsch`), and the text without it. */
function cutLanguage(text: string): Cut {
  for (const [tag, words] of languageWords) {
    const named = new RegExp(
      `(?:^|[\\s,;(])(?:in|en|auf|em|au|into|al|ao|to|ins)\\s+(?:the )?(?:${words.split(" ").join("|")})(?=$|[\\s.,;)!?])`,
      "u",
    ).exec(text);
    if (named !== null) {
      const end = named.index + named[0].length;
      return { language: tag, rest: `${text.slice(0, named.index)} , ${text.slice(end)}` };
    }
  }
  return { rest: text };
}

/** The topic up to the next comma, word of budget or end, and the text before it and after. */
function cutTopic(text: string): { readonly topic?: string; readonly rest: string } {
  const marker = topicWords.exec(text);
  if (marker === null) return { rest: text };
  const from = marker.index + marker[0].length;
  const [run = ""] = /^[^,;.!?]*/u.exec(text.slice(from)) ?? [];
  const words = run.trim().split(" ");
  while (
    isBudget(words.at(-1) ?? "") ||
    /^(?:and|but|y|et|und|e|please|por|as|very)$/u.test(words.at(-1) ?? "")
  )
    words.pop();
  const topic = words.join(" ").trim();
  const rest = `${text.slice(0, marker.index)} , ${text.slice(from + run.length)}`;
  if (topic === "" || topic.length > longestTopic || noTopic.test(topic)) return { rest };
  return { topic, rest };
}

/** The topic in the request's own letters, where it can be found there again. */
function asWritten(request: string, topic: string): string {
  const plain = request.replace(/\s+/g, " ").trim();
  const at = fold(plain).indexOf(topic);
  const same = fold(plain).length === plain.length;
  return at >= 0 && same ? plain.slice(at, at + topic.length) : topic;
}

function findSections(text: string, known: ReadonlySet<string>): RequestPlan["sections"] {
  let rest = ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const found: { readonly kind: string; readonly at: number }[] = [];
  for (const [kind, names] of sectionWords) {
    const words = names
      .split(" ")
      .map((name) => ` ${name.replaceAll("_", " ")} `)
      .find((name) => known.has(kind) && rest.includes(name));
    if (words === undefined) continue;
    const at = rest.indexOf(words);
    found.push({ kind, at });
    // Marked, so that no shorter name and no number is read across it.
    rest = `${rest.slice(0, at)} ${"#".repeat(words.length - 2)} ${rest.slice(at + words.length)}`;
  }
  found.sort((a, b) => a.at - b.at);
  return found.map(({ kind, at }) => {
    const limit = findCount(rest.slice(0, at));
    return { kind, ...(limit === undefined ? {} : { limit }) };
  });
}

/** The last number among the few words before a section's name, in digits or words. */
function findCount(before: string): number | undefined {
  const words = before.trim().split(" ").slice(-reach);
  const own = words.slice(words.findLastIndex((word) => word.startsWith("#")) + 1).join(" ");
  for (const language of numberLanguages) {
    const value = tokenize(own, language).tokens.findLast(
      (token) => token.value !== undefined && token.ordinal !== true,
    )?.value;
    if (value !== undefined && Number.isInteger(value) && value >= 1) return Math.min(value, mostOfOne);
  }
  return undefined;
}

function findRecipe(text: string, recipes: readonly Recipe[]): string | undefined {
  const words = new Set(text.match(/[\p{L}\p{N}_-]+/gu) ?? []);
  if (words.has("minutes") || words.has("protokoll") || words.has("acta"))
    return recipes.find(({ name }) => name === "meeting")?.name;
  return recipes.find(({ name }) => words.has(name))?.name;
}

function findBudget(text: string): "low" | "high" | undefined {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.some((word) => budgetWords.low.has(word))) return "low";
  return words.some((word) => budgetWords.high.has(word)) ? "high" : undefined;
}

function isBudget(word: string): boolean {
  return budgetWords.low.has(word) || budgetWords.high.has(word);
}
