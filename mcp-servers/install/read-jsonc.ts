/** A value in a text of JSON with comments, and where it stands in the text. */
export interface JsoncNode {
  readonly start: number;
  /** Position after its last character. */
  readonly end: number;
  readonly value: unknown;
  /** Of an object, in order; a key may stand twice, and then the last one counts. */
  readonly properties?: readonly JsoncProperty[];
}

export interface JsoncProperty {
  readonly key: string;
  readonly start: number;
  readonly node: JsoncNode;
  /** Whether a comma follows, also after the last one. */
  readonly comma: boolean;
}

/** Says at which line and column a text stops being JSON. */
export class JsoncError extends Error {
  constructor(text: string, at: number) {
    const lines = text.slice(0, at).split("\n");
    super(`line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`);
    this.name = "JsoncError";
  }
}

/** More is nobody's configuration, and would only exhaust the stack. */
const deepest = 200;
const trivia = /(?:[ \t\r\n]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const quoted = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

/** Reads JSON with comments and trailing commas, as VS Code does; throws `JsoncError`. A BOM is passed over. */
export function readJsonc(text: string): JsoncNode {
  const reader: Reader = { text, at: text.startsWith("\ufeff") ? 1 : 0, depth: 0 };
  const node = readValue(reader);
  skip(reader);
  if (reader.at < text.length) throw new JsoncError(text, reader.at);
  return node;
}

function readValue(reader: Reader): JsoncNode {
  skip(reader);
  const start = reader.at;
  const letter = reader.text.charAt(start);
  if (letter === "{" || letter === "[") {
    reader.depth += 1;
    if (reader.depth > deepest) throw new JsoncError(reader.text, start);
    const node = letter === "{" ? readObject(reader) : readList(reader);
    reader.depth -= 1;
    return node;
  }
  const token = take(reader, quoted) ?? take(reader, scalar);
  if (token === undefined) throw new JsoncError(reader.text, start);
  return { start, end: reader.at, value: JSON.parse(token) };
}

function readObject(reader: Reader): JsoncNode {
  const start = reader.at;
  const properties: JsoncProperty[] = [];
  readMembers(reader, "}", () => {
    const at = reader.at;
    const key = take(reader, quoted);
    skip(reader);
    if (key === undefined || !takeLetter(reader, ":")) throw new JsoncError(reader.text, reader.at);
    const node = readValue(reader);
    skip(reader);
    const comma = reader.text.charAt(reader.at) === ",";
    properties.push({ key: String(JSON.parse(key)), start: at, node, comma });
  });
  const value = Object.fromEntries(properties.map(({ key, node }) => [key, node.value]));
  return { start, end: reader.at, value, properties };
}

function readList(reader: Reader): JsoncNode {
  const start = reader.at;
  const value: unknown[] = [];
  readMembers(reader, "]", () => value.push(readValue(reader).value));
  return { start, end: reader.at, value };
}

/** Reads from the opening letter to after the closing one. */
function readMembers(reader: Reader, closing: string, readMember: () => void): void {
  reader.at += 1;
  skip(reader);
  while (!takeLetter(reader, closing)) {
    readMember();
    skip(reader);
    if (!takeLetter(reader, ",") && reader.text.charAt(reader.at) !== closing) {
      throw new JsoncError(reader.text, reader.at);
    }
    skip(reader);
  }
}

function skip(reader: Reader): void {
  take(reader, trivia);
}

function takeLetter(reader: Reader, letter: string): boolean {
  if (reader.text.charAt(reader.at) !== letter) return false;
  reader.at += 1;
  return true;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const taken = pattern.exec(reader.text)?.[0];
  if (taken !== undefined) reader.at += taken.length;
  return taken;
}
