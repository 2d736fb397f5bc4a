/// <reference lib="dom" />
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compareTable } from "../../evals/comparison/compare-table.ts";
import { buildReport } from "../../evals/report/eval-report.ts";
import { renderHtml } from "../../evals/report/render-html.ts";
import { recordsPath } from "../../evals/runner/record-file.ts";
import { createRandom } from "../../evals/statistics/random.ts";
import { tinyReport } from "../evals/report/tiny-report.ts";
import { shouter, tinyAccess, tinyDataset, tinyExamples } from "../evals/tiny-eval.ts";
import { runTiny } from "../evals/tiny-tables.ts";
import { packedPayloads } from "../report/packed-payloads.ts";
import { ownPayloads } from "../report/poison.ts";
import { faintTexts, launchChromium, openReport } from "./report-browser.ts";

const folder = mkdtempSync(join(tmpdir(), "onrecord-eval-"));
let started: Promise<Browser> | undefined;
let small = "";

// Each test that needs it fails by its own name when there is no Chromium.
function browser(): Promise<Browser> {
  started ??= launchChromium();
  return started;
}

function write(name: string, page: string): string {
  const path = join(folder, `${name}.html`);
  writeFileSync(path, page);
  return pathToFileURL(path).href;
}

beforeAll(async () => {
  const { report, records } = await tinyReport(join(folder, "small"));
  small = write("small", renderHtml(report, records));
});
afterAll(async () => {
  await (await started?.catch(() => undefined))?.close();
  rmSync(folder, { recursive: true });
});

/** Texts whose contrast is looked at. */
const texts = "h1, h2, p, td, th, span, b, code, summary, label, pre, del, ins, button";
const idsOf = (page: Page) => page.locator(".row .rh b").allInnerTexts();

async function openRows(url: string, options = {}): Promise<{ page: Page; troubles: readonly string[] }> {
  const opened = await openReport(await browser(), url, options);
  await opened.page.waitForFunction(() => document.querySelector("#rn")?.textContent !== "");
  return opened;
}

test("two candidates stand side by side, opened on the rows that changed, with their words compared", async () => {
  const { page, troubles } = await openRows(small);
  expect(await page.locator("#rr option:checked").textContent()).toBe("C scripted/good");
  expect(await page.locator("#rl option:checked").textContent()).toBe("A builtin");
  expect(await page.locator("#rn").textContent()).toBe("15 of 42 rows");
  const row = page.locator(".row", { has: page.getByText("e7", { exact: true }) });
  expect(await row.locator(".down").textContent()).toBe("right is worse");
  expect(await row.locator("ins").allInnerTexts()).toEqual(["and more"]);
  expect(await row.locator(".side").first().locator("del").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("rows are filtered, found and drawn further", async () => {
  const { page } = await openRows(small);
  const count = page.locator("#rn");
  await page.selectOption("#rf", "not_usable");
  await page.waitForFunction(() => document.querySelector("#rn")?.textContent === "1 of 42 rows");
  expect(await idsOf(page)).toEqual(["e5"]);
  expect(await page.locator(".st", { hasText: "refused" }).count()).toBe(1);
  await page.selectOption("#rf", "all");
  await page.waitForFunction(() => document.querySelector("#rn")?.textContent === "42 of 42 rows");
  expect(await page.locator(".row").count()).toBe(30);
  await page.click("#rm");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 42);
  await page.fill("#rq", "line 17?");
  await page.waitForFunction(() => document.querySelectorAll(".row").length === 1);
  expect(await count.textContent()).toBe("1 of 42 rows");
});

test("keys go from row to row, and the first stops of the Tab key skip to the overview and the rows", async () => {
  const { page } = await openRows(small);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("rows");
  const focused = () => page.evaluate(() => document.activeElement?.querySelector("b")?.textContent);
  await page.keyboard.press("j");
  const first = await focused();
  await page.keyboard.press("j");
  expect(await focused()).not.toBe(first);
  await page.keyboard.press("k");
  expect(await focused()).toBe(first);
});

test("the figures read without the script", async () => {
  const { page } = await openReport(await browser(), small, { javaScriptEnabled: false });
  expect(await page.locator(".ov tbody tr").count()).toBe(1);
  expect(await page.locator(".lb tbody tr").count()).toBe(3);
  expect(await page.locator(".sc").first().isVisible()).toBe(true);
  expect(await page.locator("noscript").textContent()).toContain("needs JavaScript");
});

test.each([
  { name: "light", options: {} },
  { name: "dark", options: { colorScheme: "dark" } },
  { name: "narrow", options: { viewport: { width: 380, height: 800 } } },
])("looks right: $name", async ({ options }) => {
  const { page, troubles } = await openRows(small, options);
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  expect((await page.screenshot()).length).toBeGreaterThan(20_000);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await page.evaluate(faintTexts, texts)).toEqual([]);
  expect(troubles).toEqual([]);
});

test("5,000 rows of 6 candidates weigh less than 10 MB and open in two seconds", async () => {
  const names = ["a", "b", "c", "d", "e"];
  const random = createRandom(5);
  // Little of it can be packed: words of chance.
  const talk = (text: string): string =>
    `${text} ${Array.from({ length: 60 }, () => Math.floor(random() * 2 ** 40).toString(36)).join(" ")}`;
  const models = names.map(
    (name) => [`scripted/${name}`, shouter(name, (text) => ({ text: talk(text) }))] as const,
  );
  const tables = await runTiny({
    folder: join(folder, "large"),
    dataset: tinyDataset(tinyExamples(1_667)),
    models: tinyAccess(Object.fromEntries(models)),
    request: { candidates: ["builtin", ...models.map(([spec]) => spec)], baselines: "without" },
  });
  const report = buildReport(tables.map(compareTable));
  const url = write("large", renderHtml(report, recordsPath(join(folder, "large"))));
  expect(statSync(join(folder, "large.html")).size).toBeLessThan(10_000_000);
  // The best of three: a busy machine may delay one, not all.
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const { page } = await openRows(url);
    expect(await page.locator(".row").count()).toBe(30);
    times.push(
      await page.evaluate(() => performance.timing.loadEventEnd - performance.timing.navigationStart),
    );
    await page.context().close();
  }
  expect(Math.min(...times)).toBeLessThan(2_000);
});

const payloads = [...ownPayloads, ...packedPayloads()];
test.each(payloads.map((payload, at) => [at, payload] as const))(
  "nothing of attack %i runs or loads in a live page: %j",
  async (at, payload) => {
    const { report, records } = await tinyReport(join(folder, `attack-${at}`), payload, 2);
    const { page, troubles } = await openRows(write(`attack-${at}`, renderHtml(report, records)));
    await page.selectOption("#rf", "all");
    await page.waitForFunction(() => document.querySelectorAll(".row").length === 6);
    await page.hover(".row >> nth=0");
    expect(await page.evaluate("'XSS' in window")).toBe(false);
    expect(troubles).toEqual([]);
    await page.context().close();
  },
);
