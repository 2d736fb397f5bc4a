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

/** Texts of a selector whose contrast with what is behind them is below WCAG AA, 4.5 to 1; runs in the page. */
export function faintTexts(selector: string): string[] {
  const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string) => {
    const [red = 0, green = 0, blue = 0] = channels(color)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const background = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)";
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? background(element.parentElement) : color;
  };
  const contrast = (element: Element) => {
    const [dark = 0, light = 0] = [getComputedStyle(element).color, background(element)]
      .map(luminance)
      .sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  return [...document.querySelectorAll(selector)]
    .filter((element) => contrast(element) < 4.5)
    .map((element) => `${element.className || element.tagName} ${contrast(element).toFixed(2)}`);
}
