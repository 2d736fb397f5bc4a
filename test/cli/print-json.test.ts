import { expect, test } from "vitest";
import { toSafeJson } from "../../cli/print-json.ts";

test("what could steer a terminal is written as an escape, and reads back the same", () => {
  const value = { text: "a\u001b[2J\u009b2J\u007f\u202eb\u2066\u2028 é" };
  const json = toSafeJson(value, "line");
  expect(json).toBe('{"text":"a\\u001b[2J\\u009b2J\\u007f\\u202eb\\u2066\\u2028 é"}');
  expect(JSON.parse(json)).toEqual(value);
});

test("is printed over several lines unless one is asked for", () => {
  expect(toSafeJson({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(toSafeJson({ a: [1] }, "line")).toBe('{"a":[1]}');
});
