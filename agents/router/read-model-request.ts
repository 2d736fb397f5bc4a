import { cleanAnswerText } from "../answer-text.ts";
import type { Recipe } from "../summarizer/recipe.ts";
import type { RequestPlan, RouterAnswer } from "./schema.ts";

const mostOfOne = 60;
const longestTopic = 80;
/** Share of a topic's words that must stand in the request: a model may inflect them, not make them up. */
const topicShare = 0.5;

/** A model's reading of a request in known terms, or why it cannot be used. */
export function readModelRequest(
  answer: RouterAnswer,
  request: string,
  recipes: readonly Recipe[],
): RequestPlan | string {
  const recipe = given(answer.recipe);
  if (recipe !== undefined && !recipes.some(({ name }) => name === recipe))
    return "it names a recipe that is not known";
  const kinds = new Set(recipes.flatMap(({ sections }) => sections.map(({ kind }) => kind)));
  const strange = answer.sections.find(({ kind }) => !kinds.has(kind));
  if (strange !== undefined) return "it names a section that is not known";
  const limit = answer.sections.find(({ limit: count }) => !isCount(count));
  if (limit !== undefined) return `it asks for ${String(limit.limit)} ${limit.kind}`;
  const language = toTag(given(answer.language));
  if (language === false) return "it names no language tag";
  const topic = given(answer.topic);
  if (topic !== undefined && !isOfRequest(topic, request))
    return "it names a topic that the request does not";
  return {
    ...(recipe === undefined ? {} : { recipe }),
    sections: toSections(answer),
    ...(topic === undefined ? {} : { topic }),
    ...(language === undefined ? {} : { language }),
    ...(answer.budget === "normal" ? {} : { budget: answer.budget }),
  };
}

/** A field's text, or `undefined` where a model means that there is none. */
function given(value: string | null | undefined): string | undefined {
  const text = cleanAnswerText(value ?? "");
  return /^(?:null|none|n\/a|any|-)?$/i.test(text) ? undefined : text;
}

function isCount(limit: number | null | undefined): boolean {
  return (
    limit === null || limit === undefined || (Number.isInteger(limit) && limit >= 1 && limit <= mostOfOne)
  );
}

function toSections(answer: RouterAnswer): RequestPlan["sections"] {
  const found = new Map<string, RequestPlan["sections"][number]>();
  for (const { kind, limit } of answer.sections) {
    if (!found.has(kind))
      found.set(kind, { kind, ...(limit === null || limit === undefined ? {} : { limit }) });
  }
  return [...found.values()];
}

/** The tag in its usual spelling; false for what is no tag of a known language. */
function toTag(language: string | undefined): string | undefined | false {
  if (language === undefined) return undefined;
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language)) return false;
  const [tag] = Intl.getCanonicalLocales(language);
  const name = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(tag ?? language);
  return name === undefined ? false : tag;
}

function isOfRequest(topic: string, request: string): boolean {
  if (topic.length > longestTopic) return false;
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
  const known = wordsOf(request).map((word) => word.slice(0, 4));
  const words = wordsOf(topic);
  return words.filter((word) => known.includes(word.slice(0, 4))).length >= words.length * topicShare;
}
