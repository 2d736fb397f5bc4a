import { Parser } from "htmlparser2";
import type { ArticleBlocks, Block } from "./block.ts";
import { createTextBuilder } from "./mapped-text.ts";

const blockTags = new Set(
  (
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote section article main td th tr table figure hr body " +
    "details summary address"
  ).split(" "),
);
const silentTags = new Set(
  (
    "script style noscript template nav footer aside form button select textarea svg pre iframe object figcaption " +
    "audio video math menu title"
  ).split(" "),
);

interface State {
  readonly blocks: Block[];
  /** Open elements that decide what their text is. */
  readonly open: string[];
  silent: number;
  title: string;
  language?: string;
}

/** Blocks of an HTML page: what stands in menus, forms, scripts and captions is left out. */
export function readHtmlBlocks(source: string): ArticleBlocks {
  const builder = createTextBuilder();
  const state: State = { blocks: [], open: [], silent: 0, title: "" };
  const flush = (): void => {
    const text = builder.take();
    if (text.text !== "") state.blocks.push({ ...readKind(state.open), text });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (blockTags.has(name)) flush();
      if (name === "html" && attributes["lang"] !== undefined) state.language = attributes["lang"];
      openTag(name, attributes, state);
      if (name === "br") builder.put("\n", parser.startIndex, parser.endIndex + 1);
      if (name === "q") builder.put("“", parser.endIndex + 1, parser.endIndex + 1);
    },
    onclosetag(name) {
      if (blockTags.has(name)) flush();
      if (name === "q") builder.put("”", parser.startIndex, parser.startIndex);
      if (state.open.pop() === `-${name}`) state.silent -= 1;
    },
    ontext(data) {
      if (state.open.at(-1) === "-title" && state.silent === 1) state.title += data;
      if (state.silent > 0) return;
      const { startIndex, endIndex } = parser;
      if (endIndex + 1 - startIndex === data.length) builder.copy(source, startIndex, endIndex + 1);
      else builder.put(data, startIndex, endIndex + 1);
    },
  });
  parser.end(source);
  flush();
  const title = state.title.replace(/\s+/g, " ").trim();
  return {
    blocks: state.blocks,
    ...(title !== "" && { title }),
    ...(state.language !== undefined && { language: state.language }),
  };
}

function openTag(name: string, attributes: Readonly<Record<string, string>>, state: State): void {
  const isSilent = silentTags.has(name) || attributes["hidden"] !== undefined;
  if (isSilent) state.silent += 1;
  state.open.push(isSilent ? `-${name}` : name);
}

function readKind(open: readonly string[]): Pick<Block, "kind" | "level"> {
  for (let index = open.length - 1; index >= Math.max(0, open.length - 12); index -= 1) {
    const name = open[index] ?? "";
    if (/^h[1-6]$/.test(name)) return { kind: "heading", level: Number(name.slice(1)) };
    if (name === "blockquote") return { kind: "quote", level: 0 };
    if (name === "li" || name === "dd") return { kind: "bullet", level: 0 };
  }
  return { kind: "paragraph", level: 0 };
}
