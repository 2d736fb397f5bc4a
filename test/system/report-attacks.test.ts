import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { renderHtml } from "../../report/render-html.ts";
import { makeAnsweringScript } from "../report/answering-script.ts";
import { packedPayloads } from "../report/packed-payloads.ts";
import { ownPayloads, poisonedInput } from "../report/poison.ts";
import { launchChromium, openReport } from "./report-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "onrecord-attacks-"));
const answering = await makeAnsweringScript();
let started: Promise<Browser> | undefined;
afterAll(async () => {
  await (await started?.catch(() => undefined))?.close();
  rmSync(folder, { recursive: true });
});

/** Puts the payload into both boxes, alone and beside words that are answered, and touches what comes of it. */
async function askAndCheck(page: Page, payload: string): Promise<void> {
  for (const question of [
    payload,
    `${payload} Who writes to the bank?`,
    `Who said "${payload} bigger galley"?`,
  ]) {
    await page.fill("#ask", question);
    await page.press("#ask", "Enter");
    await page.hover("#reply-said");
  }
  for (const quote of [payload, `${payload} only after the bank has answered`]) {
    await page.fill("#quote", quote);
    await page.fill("#quoted-speaker", payload);
    await page.press("#quote", "Enter");
    await page.hover("#checked-quote .tx");
    await page.click("#checked-quote .tx");
  }
}

async function expectHarmless(name: string, payload: string): Promise<void> {
  started ??= launchChromium();
  const path = join(folder, `${name}.html`);
  writeFileSync(path, renderHtml(poisonedInput(payload), answering));
  const { page, troubles } = await openReport(await started, pathToFileURL(path).href);
  await page.click("#e1 .tx");
  await page.click(".ln.c p >> nth=0");
  await page.hover("h1");
  await askAndCheck(page, payload);
  expect(await page.evaluate("'XSS' in window")).toBe(false);
  expect(troubles).toEqual([]);
  await page.context().close();
}

test.each(ownPayloads.map((payload, at) => [at, payload] as const))(
  "nothing of attack %i runs or loads in a live page: %j",
  (at, payload) => expectHarmless(`own-${at}`, payload),
);

const packed = packedPayloads();
test.runIf(packed.length > 0).each(packed.map((payload, at) => [at, payload] as const))(
  "nothing of attack %i of ../shared/data/attacks/xss.jsonl runs or loads: %j",
  (at, payload) => expectHarmless(`packed-${at}`, payload),
);
test.runIf(packed.length === 0)("left out: ../shared/data/attacks is absent", () => {
  expect(packed).toEqual([]);
});
