import { DomUtils, type parseDocument } from "htmlparser2";

type HtmlDocument = ReturnType<typeof parseDocument>;
type HtmlElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** An element of a parsed page. */
export type PageElement = HtmlElement;

/** All elements of a page, in order. */
export function elementsOf(page: HtmlDocument): HtmlElement[] {
  return DomUtils.getElementsByTagName("*", page);
}

/** The text under a node, without that of scripts, styles and comments. */
export function textOf(node: HtmlDocument | HtmlElement): string {
  return DomUtils.innerText(node);
}

/** The comments of a page, in order. */
export function commentsOf(page: HtmlDocument): string[] {
  const comments = DomUtils.filter((node) => DomUtils.isComment(node), page);
  return comments.map((node) => ("data" in node ? String(node.data) : ""));
}
