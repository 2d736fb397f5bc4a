#!/usr/bin/env node
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launchChromium } from "../test/system/report-browser.ts";

// The picture in README.md: the report on the sample article that `npm start` writes, with what was not said so, and an altered quote checked in its box.
const report = fileURLToPath(new URL("../out/demo/article/report.html", import.meta.url));
const picture = fileURLToPath(new URL("../docs/report.png", import.meta.url));

const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 960 }, reducedMotion: "reduce" });
  await page.goto(pathToFileURL(report).href);
  for (const verdict of ["altered", "misattributed"]) {
    await page.click(`button[data-verdict="${verdict}"]`);
  }
  await page.fill("#quote", "All of those were the gearbox");
  await page.fill("#quoted-speaker", "Joss Adeyemi");
  await page.press("#quote", "Enter");
  await page.evaluate("scrollTo(0, 0)");
  mkdirSync(fileURLToPath(new URL("../docs/", import.meta.url)), { recursive: true });
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
