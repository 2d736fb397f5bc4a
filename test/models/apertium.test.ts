import { expect, test } from "vitest";
import { createApertium } from "../../models/apertium.ts";

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
