import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { pageAssets } from "../../report/data/page-assets.ts";
import { bundlePageAssets, pageAssetsPath } from "../../scripts/bundle-report.ts";

test("the page's script and style are bundled from what stands in report/browser", async () => {
  const written = await readFile(pageAssetsPath, "utf8");
  expect(written, "run: npx tsx scripts/bundle-report.ts").toBe(await bundlePageAssets());
});

test("the hashes are those of the texts as a browser reads them", () => {
  const hashOf = (text: string) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
  expect(pageAssets.scriptHash).toBe(hashOf(pageAssets.script));
  expect(pageAssets.styleHash).toBe(hashOf(pageAssets.style));
});

test("the script and the style end no element and name no address", () => {
  expect(`${pageAssets.script}${pageAssets.style}`).not.toMatch(
    /<\/(?:script|style)|<!--|https?:(?!\/\/www\.w3\.org\/2000\/svg)|url\(/i,
  );
});
