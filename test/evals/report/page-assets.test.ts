import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { pageAssets } from "../../../evals/report/data/page-assets.ts";
import { bundleEvalPageAssets, evalPageAssetsPath } from "../../../scripts/bundle-eval-report.ts";

test("the page's script and style are bundled from what stands in evals/report/browser", async () => {
  const written = await readFile(evalPageAssetsPath, "utf8");
  expect(written, "run: npx tsx scripts/bundle-eval-report.ts").toBe(await bundleEvalPageAssets());
});

test("the hashes are those of the texts, which end no element and name no address", () => {
  const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect(pageAssets.scriptHash).toBe(hashOf(pageAssets.script));
  expect(pageAssets.styleHash).toBe(hashOf(pageAssets.style));
  expect(`${pageAssets.script}${pageAssets.style}`).not.toMatch(/<\/(?:script|style)|<!--|https?:|url\(/i);
});
