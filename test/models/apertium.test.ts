import { expect, test } from "vitest";
import { createApertium } from "../../models/apertium.ts";
import { translatorRemedy } from "../../models/translator.ts";

test.each([
  { how: "in a direction of its own", directions: ["spa-eng"], from: "es", spec: "apertium/spa-eng" },
  {
    how: "by way of Spanish",
    directions: ["por-spa", "spa-eng"],
    from: "pt-BR",
    spec: "apertium/por-spa+spa-eng",
  },
  {
    how: "by way of Spanish, in two letters",
    directions: ["fr-es", "spa-eng"],
    from: "fr",
    spec: "apertium/fr-es+spa-eng",
  },
])("leads to English $how", ({ directions, from, spec }) => {
  const apertium = createApertium(new Set(directions));
  expect(apertium.supports({ from, to: "en" })).toBe(true);
  expect(apertium.specFor({ from, to: "en" })).toBe(spec);
});

test("goes no way that is not installed", () => {
  expect(createApertium(new Set(["es-pt", "spa-eng"])).supports({ from: "pt", to: "en" })).toBe(false);
});

test.each([
  ["en", "es", "apertium apertium-eng-spa"],
  ["es-MX", "en", "apertium apertium-eng-spa"],
  ["pt-BR", "en", "apertium apertium-es-pt apertium-eng-spa"],
  ["en", "fr", "apertium apertium-eng-spa apertium-fr-es"],
  ["es", "pt", "apertium apertium-es-pt"],
])("from %s to %s what is missing is to be had by apt install %s", async (from, ...[to, packages]) => {
  expect(translatorRemedy({ from, to })).toContain(`apt install ${packages})`);
  const none = createApertium(new Set(["oc-ca"]));
  await expect(none.translate(["a"], { from, to }, AbortSignal.timeout(1000))).rejects.toThrow(
    `apt install ${packages})`,
  );
});

test("where Debian has no pair, a model is what is left", () => {
  expect(translatorRemedy({ from: "en", to: "ja" })).toBe("Name a model with --model translator=SPEC.");
});
