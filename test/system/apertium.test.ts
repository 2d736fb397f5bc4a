import { expect, test } from "vitest";
import { findApertium } from "../../models/apertium.ts";
import { requireProgram } from "./require-program.ts";

test("texts of one batch do not run into each other, and keep their capitals and ends", async () => {
  requireProgram("apertium", "apertium apertium-eng-spa");
  const texts = ["Microsoft", "Windows", "the boat is old and", "It ends here.", "", "And then…", "no?"];
  const pair = { from: "en", to: "es" };
  const translated = await findApertium()?.translate(texts, pair, AbortSignal.timeout(30_000));
  expect(translated).toEqual([
    "Microsoft",
    "Windows",
    "el bote es viejo y",
    "Acaba aquí.",
    "",
    "Y entonces…",
    "no?",
  ]);
});
