import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const args = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the system's Chromium; throws with what to install when there is none. */
export async function launchChromium(): Promise<Browser> {
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const found = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error("Chromium is missing: no chromium on PATH. Install it with: apt-get install -y chromium");
  }
  return chromium.launch({ executablePath: found, args });
}

/** A page with a report in it, and all that it asked for or complained of besides the file. */
export interface OpenReport {
  readonly page: Page;
  readonly troubles: readonly string[];
}

/** Opens a file in a context of its own. */
export async function openReport(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenReport> {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("console", (message) => troubles.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  page.on("request", (request) => {
    if (request.url() !== url) troubles.push(`request: ${request.url()}`);
  });
  await page.goto(url);
  return { page, troubles };
}
