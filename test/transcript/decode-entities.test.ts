import { expect, test } from "vitest";
import { decodeEntities } from "../../transcript/readers/decode-entities.ts";

test.each([
  ["&euro;4.20 &amp; more", "€4.20 & more"],
  ["caf&eacute; &Eacute;cole &szlig; &yuml; &nbsp;&divide;", "café École ß ÿ \u00a0÷"],
  ["&frac12; &sup2; &ldquo;so&rdquo; &hellip;", "½ ² “so” …"],
  ["&#8364; &#x20AC;", "€ €"],
])("decodes %s", (written, read) => {
  expect(decodeEntities(written)).toBe(read);
});

test("what names no character stays as it stands", () => {
  expect(decodeEntities("R&D; &unknown; &constructor; a & b")).toBe("R&D; &unknown; &constructor; a & b");
});
