import { expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { readAs } from "./read-fixture.ts";

function failure(name: string, content: string | Uint8Array): { code: string; message: string } {
  try {
    readAs(name, content);
  } catch (error) {
    if (error instanceof OnrecordError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: "none", message: "" };
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);

test.each([
  ["no bytes", "a.vtt", "", "empty_input"],
  ["only blanks", "a.vtt", " \n\t\n", "empty_input"],
  ["captions without words", "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n", "empty_input"],
  ["an image named as captions", "a.vtt", png, "not_a_transcript"],
  ["a zip archive", "a.txt", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "not_a_transcript"],
  ["zeros", "a.txt", new Uint8Array(500), "not_a_transcript"],
  ["broken JSON", "a.json", '{"segments":[{"text":"a"},]}', "not_a_transcript"],
  ["JSON that is no transcript", "a.json", '{"a": 1}', "not_a_transcript"],
  ["a format that is not read", "a.ass", "[Script Info]\nTitle: x\n\n[Events]\n", "not_a_transcript"],
  ["an XML bomb", "a.ttml", '<!DOCTYPE tt [<!ENTITY a "b">]><tt><body/></tt>', "not_a_transcript"],
])("refuses %s", (...row) => {
  const [, name, content, code] = row;
  const { code: got, message } = failure(name, content);
  expect(got).toBe(code);
  expect(message).toContain(`"${name}"`);
  expect(message).toMatch(/\.$/);
});

test("refuses a file over 50 MB at once and says both sizes", () => {
  const started = performance.now();
  const { code, message } = failure("big.txt", new Uint8Array(60_000_000));
  expect(code).toBe("too_large");
  expect(message).toContain("60 MB");
  expect(message).toContain("50 MB");
  expect(performance.now() - started).toBeLessThan(500);
});

test("names the file, never its folder", () => {
  expect(failure("/people/someone/secret/a.vtt", "").message).not.toContain("secret");
});

test.each([
  ["UTF-8 with a mark", [0xef, 0xbb, 0xbf, ...new TextEncoder().encode("Ada: café here")], 0],
  ["UTF-16LE with a mark", [0xff, 0xfe, ...wide("Ada: café here", "little")], 0],
  ["UTF-16BE with a mark", [0xfe, 0xff, ...wide("Ada: café here", "big")], 0],
  ["UTF-16LE without a mark", wide("Ada: café here", "little"), 1],
  ["Latin-1", [..."Ada: café here"].map((letter) => letter.charCodeAt(0)), 1],
])("decodes %s", (_, bytes, warnings) => {
  const { transcript } = readAs("a.txt", new Uint8Array(bytes));
  expect(transcript.text).toBe("café here");
  expect(transcript.segments[0]?.source).toEqual({ start: 5, end: 14 });
  expect(transcript.warnings.filter((warning) => warning.code === "encoding")).toHaveLength(warnings);
});

function wide(text: string, order: "little" | "big"): number[] {
  return [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return order === "little" ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
}

test("drops control and invisible tag characters, keeps bidi marks, and says so", () => {
  const { transcript } = readAs("a.txt", "Ada: a\u0007b \u202eright\u202c \u{e0041}done\n");
  expect(transcript.text).toBe("ab \u202eright\u202c done");
  expect(transcript.warnings.map((warning) => warning.code)).toEqual([
    "control_characters",
    "hidden_characters",
    "bidi",
  ]);
});

test("lets nothing of a file reach a prototype", () => {
  readAs("a.json", '{"__proto__":{"polluted":true},"segments":[{"text":"a","__proto__":{"admin":true}}]}');
  expect(Reflect.get({}, "polluted")).toBeUndefined();
  expect(Reflect.get({}, "admin")).toBeUndefined();
});

test("caps the warnings and counts the rest", () => {
  const cues = Array.from(
    { length: 80 },
    (_, index) => `x\n\n00:00:${10 + (index % 40)}.000 --> 00:00:59.000\nwords ${index}\n`,
  );
  const { warnings } = readAs("a.vtt", `WEBVTT\n\n${cues.join("\n")}`).transcript;
  expect(warnings).toHaveLength(51);
  expect(warnings.at(-1)).toMatchObject({ code: "more_warnings" });
});
