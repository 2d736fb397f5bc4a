import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeProperty, replaceProperty } from "../../../mcp-servers/install/edit-jsonc.ts";
import { readJsonc } from "../../../mcp-servers/install/read-jsonc.ts";

const entry = { command: "node", args: ["a.js"] };

test("reads comments, trailing commas and a byte order mark", () => {
  const text = '\ufeff// head\n{ "a": [1, /* two */ 2,], "b": { "c": "//", }, } // tail';
  expect(readJsonc(text).value).toEqual({ a: [1, 2], b: { c: "//" } });
});

test.each([
  ["", "line 1, column 1"],
  ['{"a": 1', "line 1, column 8"],
  ['{\n  "a" 1\n}', "line 2, column 7"],
  ["{} {}", "line 1, column 4"],
  ['{"a": tru}', "line 1, column 7"],
  ['{"a": 01}', "line 1, column 7"],
  ["{'a': 1}", "line 1, column 2"],
  ["{,}", "line 1, column 2"],
  ["[1 2]", "line 1, column 4"],
  ["/* open", "line 1, column 1"],
])("%j is no JSON from %s on", (text, place) => {
  expect(() => readJsonc(text)).toThrow(expect.objectContaining({ name: "JsoncError", message: place }));
});

test("nesting that would exhaust the stack is an error", () => {
  expect(() => readJsonc("[".repeat(100_000))).toThrow("line 1, column 201");
});

test("a key __proto__ is a key like any other", () => {
  expect(Object.keys(readJsonc('{"__proto__": {"a": 1}}').value as object)).toEqual(["__proto__"]);
});

test("adds a property behind the remark on the one before, in the file's own indentation", () => {
  const text = '{\n\t"servers": {\n\t\t"a": {} // mine\n\t},\n\t"inputs": []\n}\n';
  expect(mergeProperty(text, ["servers", "b"], entry)).toBe(
    [
      "{",
      '\t"servers": {',
      '\t\t"a": {}, // mine',
      '\t\t"b": {',
      '\t\t\t"command": "node",',
      '\t\t\t"args": [',
      '\t\t\t\t"a.js"',
      "\t\t\t]",
      "\t\t}",
      "\t},",
      '\t"inputs": []',
      "}",
      "",
    ].join("\n"),
  );
});

test.each([
  ["{}", '{\n  "k": 1\n}'],
  ['{"a":1}', '{"a":1,\n  "k": 1\n}'],
  ['{\r\n    "a": 1\r\n}\r\n', '{\r\n    "a": 1,\r\n    "k": 1\r\n}\r\n'],
  ['{\n  "a": 1,\n}', '{\n  "a": 1,\n  "k": 1\n}'],
  ["{\n  // none yet\n}", '{\n  // none yet\n  "k": 1\n}'],
  ['{ "a": 1 /* one */ }', '{ "a": 1, /* one */\n  "k": 1\n}'],
  ['{\n  "k": 2, // was two\n  "a": 1\n}', '{\n  "k": 1, // was two\n  "a": 1\n}'],
  ['{"k": 3, "k": 2}', '{"k": 3, "k": 1}'],
])("%j with k set to 1 is %j", (text, expected) => {
  expect(mergeProperty(text, ["k"], 1)).toBe(expected);
});

test("merging keeps what the user has added; replacing does not", () => {
  const text = '{"e": {"command": "old", "args": ["x"], "disabled": true}}';
  expect(readJsonc(mergeProperty(text, ["e"], entry)).value).toEqual({
    e: { command: "node", args: ["a.js"], disabled: true },
  });
  expect(readJsonc(replaceProperty(text, ["e"], entry)).value).toEqual({ e: entry });
});

test("what is already there is not written anew", () => {
  const text = '{ "e" : {"args":["a.js"], /* fast */ "command":"node"} }';
  expect(mergeProperty(text, ["e"], entry)).toBe(text);
});

test("the result of any edit reads as the old value with the new one in it", () => {
  const keys = fc.constantFrom("a", "b", "servers", "__proto__", "ö");
  const objects = fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())));
  const layouts = fc.constantFrom(undefined, 1, 2, 4, "\t");
  const texts = fc.tuple(objects, layouts).map(([object, layout]) => JSON.stringify(object, null, layout));
  const property = fc.property(texts, keys, fc.jsonValue(), (before, key, value) => {
    const after = replaceProperty(before, [key], value);
    const expected = Object.fromEntries([...Object.entries(JSON.parse(before)), [key, value]]);
    expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(replaceProperty(after, [key], value)).toBe(after);
  });
  fc.assert(property, { numRuns: 150 });
});
