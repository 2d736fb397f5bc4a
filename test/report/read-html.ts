import { ElementType, type parseDocument } from "htmlparser2";

type HtmlDocument = ReturnType<typeof parseDocument>;
type HtmlNode = HtmlDocument | HtmlDocument["children"][number];

/** An element of a parsed page. */
export type PageElement = Extract<HtmlNode, { attribs: Record<string, string> }>;

/** All elements under a node, in order. */
export function elementsOf(node: HtmlNode): PageElement[] {
  const own = "attribs" in node ? [node] : [];
  return [...own, ...childrenOf(node).flatMap(elementsOf)];
}

/** The text under a node, without that of scripts, styles and comments. */
export function textOf(node: HtmlNode): string {
  if (node.type === ElementType.Text) return node.data;
  if (node.type === ElementType.Script || node.type === ElementType.Style) return "";
  return childrenOf(node).map(textOf).join("");
}

/** The comments under a node, in order. */
export function commentsOf(node: HtmlNode): string[] {
  const own = node.type === ElementType.Comment ? [node.data] : [];
  return [...own, ...childrenOf(node).flatMap(commentsOf)];
}

function childrenOf(node: HtmlNode): HtmlDocument["children"] {
  return "children" in node ? node.children : [];
}
