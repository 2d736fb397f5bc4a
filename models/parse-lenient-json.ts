/** Why a text is no JSON: it ends before the value does, or it holds something that no repair is known for. */
export class JsonFault extends Error {
  readonly kind: "unclosed" | "broken";

  constructor(kind: "unclosed" | "broken") {
    super(kind === "unclosed" ? "the JSON does not end" : "the JSON is broken");
    this.name = "JsonFault";
    this.kind = kind;
  }
}

/** Deepest nesting; no answer of ours is near it. */
const deepest = 64;

const words: Readonly<Record<string, unknown>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
};

interface Reader {
  readonly text: string;
  at: number;
}

/**
 * Reads one value as models write it: trailing commas, comments, single quotes, bare keys, Python's words, raw line
 * ends and unescaped quotes in strings. Nothing is ever closed for it: a value that does not end throws.
 */
export function parseLenientJson(
  text: string,
  start: number,
): { readonly value: unknown; readonly end: number } {
  const reader: Reader = { text, at: start };
  const value = readValue(reader, 0);
  return { value, end: reader.at };
}

function readValue(reader: Reader, depth: number): unknown {
  if (depth > deepest) throw new JsonFault("broken");
  const next = skipBlank(reader);
  if (next === "{") return readObject(reader, depth);
  if (next === "[") return readArray(reader, depth);
  if (next === '"' || next === "'") return readString(reader, next);
  return readWord(reader);
}

function readObject(reader: Reader, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  readItems(reader, "}", () => {
    const key = readKey(reader);
    if (skipBlank(reader) !== ":") throw new JsonFault("broken");
    reader.at += 1;
    entries.push([key, readValue(reader, depth + 1)]);
  });
  return Object.fromEntries(entries);
}

function readArray(reader: Reader, depth: number): unknown[] {
  const items: unknown[] = [];
  readItems(reader, "]", () => items.push(readValue(reader, depth + 1)));
  return items;
}

/** The items between two brackets; a comma may be left away only where a line ends. */
function readItems(reader: Reader, close: string, readItem: () => void): void {
  reader.at += 1;
  let mayRead = true;
  for (;;) {
    const from = reader.at;
    const next = skipBlank(reader);
    if (next === close) {
      reader.at += 1;
      return;
    }
    if (next === "," && !mayRead) {
      reader.at += 1;
      mayRead = true;
      continue;
    }
    if (!mayRead && !reader.text.slice(from, reader.at).includes("\n")) throw new JsonFault("broken");
    readItem();
    mayRead = false;
  }
}

function readKey(reader: Reader): string {
  const next = skipBlank(reader);
  if (next === '"' || next === "'") return readString(reader, next);
  const key = /[A-Za-z_$][\w$]*/y;
  key.lastIndex = reader.at;
  const found = key.exec(reader.text)?.[0];
  if (found === undefined) throw new JsonFault("broken");
  reader.at += found.length;
  return found;
}

function readWord(reader: Reader): unknown {
  const word = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|[A-Za-z]+(?!\w)/y;
  word.lastIndex = reader.at;
  const found = word.exec(reader.text)?.[0];
  if (found === undefined) throw new JsonFault("broken");
  reader.at += found.length;
  if (/[\d]/.test(found)) return Number(found);
  if (!Object.hasOwn(words, found)) throw new JsonFault("broken");
  return words[found];
}

function readString(reader: Reader, quote: string): string {
  reader.at += 1;
  let value = "";
  for (;;) {
    const char = reader.text[reader.at];
    if (char === undefined) throw new JsonFault("unclosed");
    reader.at += 1;
    if (char === "\\") value += readEscape(reader);
    else if (char === quote && closesString(reader.text, reader.at)) return value;
    else value += char;
  }
}

/** A quote ends a string when what follows goes on with the JSON; else the speaker was quoted inside it. */
function closesString(text: string, at: number): boolean {
  let next = at;
  while (next < text.length && " \t\r\n".includes(text[next] ?? "")) next += 1;
  if (next >= text.length) return true;
  const char = text[next] ?? "";
  if (",:}]".includes(char)) return true;
  return (char === '"' || char === "/") && text.slice(at, next).includes("\n");
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function readEscape(reader: Reader): string {
  const char = reader.text[reader.at];
  if (char === undefined) throw new JsonFault("unclosed");
  reader.at += 1;
  if (char !== "u") return escapes[char] ?? char;
  const digits = reader.text.slice(reader.at, reader.at + 4);
  if (!/^[\da-fA-F]{4}$/.test(digits)) throw new JsonFault("broken");
  reader.at += 4;
  return String.fromCharCode(Number.parseInt(digits, 16));
}

/** Moves over blanks and comments and gives the next character; throws when there is none. */
function skipBlank(reader: Reader): string {
  const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
  blank.lastIndex = reader.at;
  reader.at += blank.exec(reader.text)?.[0].length ?? 0;
  const next = reader.text[reader.at];
  if (next === undefined) throw new JsonFault("unclosed");
  return next;
}
