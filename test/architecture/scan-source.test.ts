import { expect, test } from "vitest";
import { scanSource } from "./scan-source.ts";

test("finds every kind of import in order", () => {
  const text = [
    'import a, { type B } from "./1.ts";',
    "import type {\n  C,\n} from './2.ts';",
    'import "./3.ts";',
    'export * from "./4.ts";',
    'export type { D } from "./5.ts";',
    'const e = await import( "./6.ts" );',
    'type F = import("./7.ts").F;',
  ].join("\n");
  expect(scanSource(text).imports).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `./${n}.ts`));
});

test.each([
  ['// import { a } from "./a.ts";'],
  ['/* import { a } from "./a.ts"; */'],
  ["const text = 'import { a } from \"./a.ts\"';"],
  ['const text = `import { a } from "./a.ts"`;'],
  ["const a = Array.from('abc');"],
  ['const found = /from "a"/.test(text);'],
])("sees no import in %s", (text) => {
  expect(scanSource(text).imports).toEqual([]);
});

test("keeps code inside a template's braces and blanks what stands around it", () => {
  const text = "const a = `x #{f({ b: `y` })} z // #{c}`; done();".replaceAll("#", "$");
  expect(scanSource(text).code).toBe("const a = `    f({ b: `   })}        c} ; done();");
});

test("a quote inside a pattern or an escaped quote opens no string", () => {
  expect(scanSource("a = /[\"'/]/g; fetch(b);").code).toBe("a =         ; fetch(b);");
  expect(scanSource("a = 'it\\'s'; fetch(b);").code).toBe("a = '     '; fetch(b);");
});

test("a division is no pattern", () => {
  expect(scanSource("const a = b / c; const d = e / f;").code).toBe("const a = b / c; const d = e / f;");
});
