/** What a Markdown file's front matter declares, and where its body begins. */
export interface FrontMatter {
  readonly end: number;
  readonly title?: string;
  readonly language?: string;
}

/** Reads `title` and `lang` of a YAML head between `---` lines; any other content is passed over. */
export function readFrontMatter(source: string): FrontMatter {
  const head = /^---[ \t]*\r?\n([\s\S]{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (head === null) return { end: 0 };
  const title = readKey(head[1] ?? "", "title");
  const language = readKey(head[1] ?? "", "lang") ?? readKey(head[1] ?? "", "language");
  return {
    end: head[0].length,
    ...(title !== undefined && { title }),
    ...(language !== undefined && { language }),
  };
}

function readKey(head: string, key: string): string | undefined {
  for (const line of head.split(/\r?\n/)) {
    const [name, ...rest] = line.split(":");
    if (name?.trim() !== key) continue;
    const value = rest
      .join(":")
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2");
    return value === "" ? undefined : value;
  }
  return undefined;
}
