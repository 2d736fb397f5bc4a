import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { power } from "../../grounding/power.ts";

test("gives powers of numbers of 0 and more", () => {
  expect(power(2, 10)).toBeCloseTo(1024, 9);
  expect(power(0.5, 1.25)).toBeCloseTo(0.420448, 6);
  expect([power(0, 1.25), power(1, 7)]).toEqual([0, 1]);
});

test("the engine takes no power by an operator but squares, which all engines agree on", () => {
  const top = new URL("../../", import.meta.url);
  const files = ["grounding/", "transcript/"].flatMap((folder) =>
    readdirSync(new URL(folder, top), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}${name}`),
  );
  const isOther = (name: string) =>
    /[\w)\]] \*\* (?!2\b)|Math\.pow\(/.test(readFileSync(new URL(name, top), "utf8"));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(isOther)).toEqual([]);
});
