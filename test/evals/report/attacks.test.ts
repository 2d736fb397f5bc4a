import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { pageAssets } from "../../../evals/report/data/page-assets.ts";
import { renderHtml } from "../../../evals/report/render-html.ts";
import { renderMarkdown } from "../../../evals/report/render-markdown.ts";
import { renderText } from "../../../evals/report/render-text.ts";
import { packedPayloads } from "../../report/packed-payloads.ts";
import { ownPayloads } from "../../report/poison.ts";
import { commentsOf, elementsOf, type PageElement, textOf } from "../../report/read-html.ts";
import { temporaryFolder } from "../../temporary-folder.ts";
import { tinyReport } from "./tiny-report.ts";

// The pack of ../shared/data/attacks is tried as well where it is there.
const payloads = [...ownPayloads, ...packedPayloads()];

const ownElements = new Set(
  "html head meta title style body a header p h1 h2 main section div table thead tbody tr th td span bdi b svg line circle g text code details summary button select option label input output ol noscript script".split(
    " ",
  ),
);

test.each(payloads)(
  "nothing is active, and nothing steers a terminal, with %j in every field",
  async (payload) => {
    const { report, records } = await tinyReport(temporaryFolder(), payload, 2);
    expectHarmlessHtml(renderHtml(report, records), payload);
    expectHarmlessMarkdown(renderMarkdown(report));
    expect(renderText(report)).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    );
  },
);

function expectHarmlessHtml(page: string, payload: string): void {
  const document = parseDocument(page);
  const elements = elementsOf(document);
  expect(elements.map(({ name }) => name).filter((name) => !ownElements.has(name))).toEqual([]);
  const scripts = elements.filter(({ name, attribs }) => name === "script" && attribs["type"] === undefined);
  expect(scripts.map(contentOf)).toEqual([pageAssets.script]);
  const data = elements.filter(({ name, attribs }) => name === "script" && attribs["type"] !== undefined);
  expect(data.map(contentOf).every((text) => /^[\w+/=\n]*$/.test(text))).toBe(true);
  expect(elements.flatMap(dangersOf)).toEqual([]);
  expect(commentsOf(document)).toEqual([" run:begin ", " run:end "]);
  const shown = payload.replace(/\r/g, " ").replace(/[\u0000-\u0008\u000b-\u001f]/g, "\ufffd");
  expect(textOf(document)).toContain(shown);
}

function expectHarmlessMarkdown(markdown: string): void {
  const details = ["<details>", "<summary>", "</summary>", "</details>"];
  expect(markdown.match(/<[^>]*>/g)).toEqual([
    ...details,
    ...details,
    "<!-- run:begin -->",
    "<!-- run:end -->",
  ]);
  expect(markdown).not.toMatch(/(?<!\\)!?\[[^\]\n]*\]\(/);
}

function contentOf(element: PageElement): string {
  return element.children.map((child) => ("data" in child ? child.data : "")).join("");
}

/** Attributes that run or load something. */
function dangersOf({ name, attribs }: PageElement): string[] {
  return Object.entries(attribs)
    .filter(
      ([key, value]) =>
        /^on|^style$|^srcdoc$/.test(key) || (/^(?:href|src|action)$/.test(key) && !/^#/.test(value)),
    )
    .map(([key, value]) => `${name} ${key}=${value}`);
}
