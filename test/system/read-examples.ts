/** A fenced block of a Markdown file: its language, the name after it (of the file to save it as), and its text. */
export interface Example {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

/** A command line of a `sh` block; `code` is what its comment says it exits with, or 0. */
export interface CommandExample {
  readonly line: string;
  readonly code: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function readExamples(markdown: string): Example[] {
  const fence = /^```(\S+)(?: (\S+))?\n([\s\S]*?)^```$/gm;
  return [...markdown.matchAll(fence)].map(([, language = "", file, text = ""]) => ({
    language,
    file,
    text,
  }));
}

/** The command lines of the `sh` blocks, in order. */
export function readCommands(examples: readonly Example[]): CommandExample[] {
  const lines = examples.filter(({ language }) => language === "sh").flatMap(({ text }) => text.split("\n"));
  return lines
    .map((line) => ({
      line: line.replace(/\s+# exits \d+$/, "").trim(),
      code: Number(/# exits (\d+)$/.exec(line)?.[1] ?? 0),
    }))
    .filter(({ line }) => line !== "");
}
