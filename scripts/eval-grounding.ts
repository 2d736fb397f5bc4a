#!/usr/bin/env node
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { measureGrounding } from "../evals/grounding/measure-grounding.ts";
import { renderErrors, renderFigures } from "../evals/grounding/render-figures.ts";

// npm run eval:grounding [-- DATA_FOLDER]: the figures of the built-in engine, and a page of its worst errors.
const folder = process.argv[2] ?? fileURLToPath(new URL("../../shared/data/", import.meta.url));
const page = fileURLToPath(new URL("../out/grounding-errors.html", import.meta.url));

if (existsSync(folder)) {
  const measured = await measureGrounding(folder, () => performance.now());
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, renderErrors(measured));
  process.stdout.write(`${renderFigures(measured.figures)}\nThe worst errors, to be read: ${page}\n`);
} else {
  process.stderr.write(
    `There is no data folder ${folder}. Name one with "verification/", "qa/", "llamacon/" and "attacks/" below it: npm run eval:grounding -- DATA_FOLDER\n`,
  );
  process.exitCode = 1;
}
