import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { pageAssets } from "../../report/data/page-assets.ts";
import { renderHtml } from "../../report/render-html.ts";
import { renderMarkdown } from "../../report/render-markdown.ts";
import { renderText } from "../../report/render-text.ts";
import { packedPayloads } from "./packed-payloads.ts";
import { ownPayloads, poisonedInput } from "./poison.ts";
import { commentsOf, elementsOf, type PageElement, textOf } from "./read-html.ts";

const packed = packedPayloads();
const isThere = packed.length > 0;

test.each(ownPayloads)("nothing is active in HTML with %j in every field", expectHarmlessHtml);
test.each(ownPayloads)("nothing is active in Markdown with %j in every field", expectHarmlessMarkdown);
test.each(ownPayloads)("nothing steers the terminal with %j in every field", expectHarmlessText);

test.runIf(isThere)("nothing is active with each payload of ../shared/data/attacks/xss.jsonl", () => {
  for (const payload of packed) {
    expectHarmlessHtml(payload);
    expectHarmlessMarkdown(payload);
    expectHarmlessText(payload);
  }
});
test.runIf(!isThere)("left out: ../shared/data/attacks is absent", () => {
  expect(packed).toEqual([]);
});

const ownElements = new Set(
  "html head meta title style body a svg symbol path circle header div p h1 h2 h3 h4 bdi b dl dt dd code ul ol li span aside details summary table thead tbody tr th td rect g use button select option input output main section blockquote ins del script".split(
    " ",
  ),
);

function expectHarmlessHtml(payload: string): void {
  const document = parseDocument(renderHtml(poisonedInput(payload)));
  const elements = elementsOf(document);
  expect(elements.map(({ name }) => name).filter((name) => !ownElements.has(name))).toEqual([]);
  const scripts = elements.filter(({ name }) => name === "script" || name === "style");
  expect(scripts.map(contentOf)).toEqual([pageAssets.style, pageAssets.script]);
  expect(elements.filter(({ name }) => name === "meta")).toHaveLength(5);
  expect(elements.flatMap(dangersOf)).toEqual([]);
  expect(commentsOf(document)).toEqual([" run:begin ", " run:end "]);
  const shown = payload.replace(/[\u0000-\u0009\u000b-\u001f]/g, "\ufffd");
  expect(textOf(document).includes(shown), "the payload is shown as text").toBe(true);
}

function contentOf(element: PageElement): string {
  return element.children.map((child) => ("data" in child ? child.data : "")).join("");
}

function dangersOf({ name, attribs }: PageElement): string[] {
  return Object.entries(attribs).flatMap(([key, value]) => {
    const isAddress = key === "href" && !value.startsWith("#");
    const isActive =
      key.startsWith("on") ||
      ["src", "srcset", "srcdoc", "action", "formaction", "style", "data"].includes(key);
    return isAddress || isActive ? [`${name} ${key}=${value}`] : [];
  });
}

function expectHarmlessMarkdown(payload: string): void {
  const text = renderMarkdown(poisonedInput(payload));
  const [, front = "", ...rest] = text.split(/^---$/m);
  const body = rest.join("---");
  expect(front.split("\n").filter((line) => !/^(?:\w+: ".*"|models:| {2}- ".*"|)$/.test(line))).toEqual([]);
  expect(front).not.toMatch(/[<>`]|:\/\/|www\.|\w@\w/);
  expect(body.match(/<[^\n]*/g)).toEqual(["<!-- run:begin -->", "<!-- run:end -->"]);
  const unescaped = body.replace(/\\[!-/:-@[-`{-~]/g, "").replace("> [!NOTE]", "");
  expect(unescaped.replace(/\[[\d:]+\]/g, "")).not.toMatch(/[[\]`$]|==|%%|:\/\/|www\.|\w@\w/);
  // Each line is one that the report itself begins.
  const lines = body.split("\n");
  const own =
    /^(?:|# \S.*|#{2,3} \S.*|\*.*|- .*|> .*|>| {2}> .*| {2}>| {2}- .*|\| .* \||Run: .*|Not shown above.*|<!-- run:(?:begin|end) -->)$/;
  expect(lines.filter((line) => !own.test(line))).toEqual([]);
}

function expectHarmlessText(payload: string): void {
  const text = renderText(poisonedInput(payload), { color: false, width: 100 });
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
}
