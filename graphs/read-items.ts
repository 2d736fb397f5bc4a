import type { Recording } from "../agents/recording.ts";
import { type Article, readArticle } from "../grounding/index.ts";
import { detectLanguage } from "../transcript/index.ts";
import type { ArticleText } from "./services.ts";
import type { VerifyItem, VerifyReading } from "./verify-state.ts";

/** Below this many characters a sentence's own language cannot be told; the article's is taken. */
const tellingLength = 40;

/** Finds the quotes and claims of an article, each with its language. */
export function readItems(article: ArticleText): VerifyReading {
  const read = readArticle(article.text, { format: article.format });
  const language = read.language ?? detectLanguage(article.text);
  const title = read.title ?? article.title;
  return {
    article: {
      uri: article.uri,
      sha256: article.sha256,
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
      text: article.text,
    },
    items: itemsOf(read).map((item) => withLanguage(item, language)),
    notes: [],
    translatedBy: [],
  };
}

function itemsOf(read: Article): VerifyItem[] {
  const base = (found: Article["quotes"][number] | Article["claims"][number]) => ({
    id: found.id,
    span: found.span,
    ...(found.section === undefined ? {} : { section: found.section }),
  });
  const items: VerifyItem[] = [
    ...read.quotes.map((found): VerifyItem => ({ ...base(found), kind: "quote", ...found.quote })),
    ...read.claims.map((found): VerifyItem => ({ ...base(found), kind: "claim", ...found.claim })),
  ];
  return items.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0) || a.id.localeCompare(b.id));
}

function withLanguage(item: VerifyItem, articleLanguage: string | undefined): VerifyItem {
  const own = item.text.length >= tellingLength ? detectLanguage(item.text) : undefined;
  const language = item.language ?? own ?? articleLanguage;
  return language === undefined ? item : { ...item, language };
}

/** Whether an item is in another language than the recording; unknown languages count as the same. */
export function isForeign(item: VerifyItem, recording: Recording): boolean {
  const spoken = recording.transcript.language;
  if (item.language === undefined || spoken === undefined) return false;
  return primary(item.language) !== primary(spoken);
}

function primary(language: string): string {
  return language.toLowerCase().split("-")[0] ?? language;
}
