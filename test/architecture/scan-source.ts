/** A TypeScript file with comments and the inside of strings, templates and patterns blanked out, same length. */
export interface ScannedSource {
  readonly code: string;
  /** Module specifiers in order: value, type, re-exporting and dynamic imports alike. */
  readonly imports: readonly string[];
}

const comment = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/y;
const quoted = /"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/y;
const pattern = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
const templatePart = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{)/y;
const beforePattern = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|in|of|default|void|await))\s*$/;
const importMark = /(?<![\w$.])(?:from|import)\s*\(?\s*(["'])/g;

/** Imports and bare code of one file. Own small scanner, because TypeScript 7 has no parser for JavaScript callers. */
export function scanSource(text: string): ScannedSource {
  const code = blank(text);
  const imports: string[] = [];
  for (const mark of code.matchAll(importMark)) {
    const start = mark.index + mark[0].length;
    imports.push(text.slice(start, code.indexOf(mark[1] ?? '"', start)));
  }
  return { code, imports };
}

function blank(text: string): string {
  let code = "";
  // Braces open in the file, then in each template expression that is open around the place.
  const depths = [0];
  while (code.length < text.length) {
    code += blankWhole(code, text) ?? step(depths, text, code.length);
  }
  return code;
}

/** A comment, string or pattern that starts at the end of `code`, blanked. */
function blankWhole(code: string, text: string): string | undefined {
  const letter = text.charAt(code.length);
  if (letter !== "/") {
    const found = matchAt(quoted, text, code.length);
    return found === undefined ? undefined : letter + spaces(found.slice(2)) + letter;
  }
  const found =
    matchAt(comment, text, code.length) ??
    (beforePattern.test(code.slice(-40)) ? matchAt(pattern, text, code.length) : undefined);
  return found === undefined ? undefined : spaces(found);
}

/** One letter of code; where it starts or goes on with a template, that template's text too, blanked. */
function step(depths: number[], text: string, at: number): string {
  const letter = text.charAt(at);
  const last = depths.length - 1;
  const depth = depths[last] ?? 0;
  const closesExpression = letter === "}" && depth === 0 && last > 0;
  if (letter === "{") depths[last] = depth + 1;
  if (letter === "}") depths[last] = depth - 1;
  if (closesExpression) depths.pop();
  if (letter !== "`" && !closesExpression) return letter;
  const part = matchAt(templatePart, text, at + 1) ?? text.slice(at + 1);
  if (part.endsWith("${")) depths.push(0);
  return letter + spaces(part);
}

function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, " ");
}
