import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import { createAnswering } from "../../report/answering.ts";
import { pageAssets } from "../../report/data/page-assets.ts";
import { wordingFor } from "../../report/phrases.ts";
import { unpackRecording } from "../../report/recording-data.ts";
import { renderHtml } from "../../report/render-html.ts";
import { renderMarkdown } from "../../report/render-markdown.ts";
import { renderText } from "../../report/render-text.ts";
import { makeAnsweringScript } from "./answering-script.ts";
import { packedPayloads } from "./packed-payloads.ts";
import { ownPayloads, poisonedInput } from "./poison.ts";
import { commentsOf, elementsOf, type PageElement, textOf } from "./read-html.ts";

const packed = packedPayloads();
const isThere = packed.length > 0;

const answering = await makeAnsweringScript();

test.each(ownPayloads)("nothing is active in HTML with %j in every field", expectHarmlessHtml);
test.each(ownPayloads)("nothing is active in Markdown with %j in every field", expectHarmlessMarkdown);
test.each(ownPayloads)("nothing steers the terminal with %j in every field", expectHarmlessText);

test.each(ownPayloads)("nothing is active in replies to and about %j", expectHarmlessReplies);

test.runIf(isThere)("nothing is active with each payload of ../shared/data/attacks/xss.jsonl", () => {
  for (const payload of packed) {
    expectHarmlessHtml(payload);
    expectHarmlessMarkdown(payload);
    expectHarmlessText(payload);
    expectHarmlessReplies(payload);
  }
});
test.runIf(!isThere)("left out: ../shared/data/attacks is absent", () => {
  expect(packed).toEqual([]);
});

const ownElements = new Set(
  "html head meta title style body a svg symbol path circle header div p h1 h2 h3 h4 bdi b dl dt dd code ul ol li span aside details summary table thead tbody tr th td rect g use button select option input output main section blockquote ins del script form label textarea datalist".split(
    " ",
  ),
);

function expectHarmlessHtml(payload: string): void {
  const input = poisonedInput(payload);
  const document = parseDocument(renderHtml(input, answering));
  const elements = elementsOf(document);
  expect(elements.map(({ name }) => name).filter((name) => !ownElements.has(name))).toEqual([]);
  const scripts = elements.filter(({ name }) => name === "script" || name === "style");
  const [style, data = "", ...others] = scripts.map(contentOf);
  expect([style, ...others]).toEqual([pageAssets.style, answering.script]);
  expect(unpackRecording(data).text).toBe(input.transcript.segments.map(({ text }) => text).join("\n"));
  expect(elements.filter(({ name }) => name === "meta")).toHaveLength(5);
  expect(elements.flatMap(dangersOf)).toEqual([]);
  expect(commentsOf(document)).toEqual([" run:begin ", " run:end "]);
  const shown = payload.replace(/[\u0000-\u0009\u000b-\u001f]/g, "\ufffd");
  expect(textOf(document).includes(shown), "the payload is shown as text").toBe(true);
}

/** What the page shows to a payload that is asked, in a recording that is full of it. */
function expectHarmlessReplies(payload: string): void {
  const { transcript } = poisonedInput(payload);
  const desk = createAnswering(transcript, wordingFor("en"));
  const replies = [desk.ask(payload), desk.ask("Who spoke of the bank?"), desk.check(payload, payload)];
  for (const { items } of [...replies, desk.check(`${payload} Agreed`, "Oona Vint")]) {
    const elements = elementsOf(parseDocument(items.markup));
    expect(elements.map(({ name }) => name).filter((name) => !ownElements.has(name))).toEqual([]);
    expect(elements.filter(({ name }) => name === "script" || name === "style")).toEqual([]);
    expect(elements.flatMap(dangersOf)).toEqual([]);
  }
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
