import { spawn, spawnSync } from "node:child_process";
import { OnrecordError } from "../errors.ts";
import { type LanguagePair, type Translator, translatorRemedy } from "./translator.ts";

/** ISO 639-3 codes that most of Apertium's directions are named by; older packages, `pt-es` and `fr-es`, have two letters. */
const codes: Readonly<Record<string, string>> = {
  en: "eng",
  es: "spa",
  pt: "por",
  fr: "fra",
  ca: "cat",
  it: "ita",
  gl: "glg",
};

const timeoutMs = 60_000;

/**
 * Apertium as a translator, or `undefined` where the program is not installed. It is run as a program:
 * the text goes through standard input, so none of it is ever an argument. Pairs without a direction of their own go by way of Spanish.
 */
export function findApertium(): Translator | undefined {
  const listed = spawnSync("apertium", ["-l"], { encoding: "utf8", timeout: 5_000 });
  if (listed.status !== 0) return undefined;
  return createApertium(new Set(listed.stdout.split(/\s+/).filter((direction) => direction.includes("-"))));
}

/** A translator over the given Apertium directions, such as `eng-spa`. */
export function createApertium(directions: ReadonlySet<string>): Translator {
  const route = (pair: LanguagePair): readonly string[] | undefined => findRoute(directions, pair);
  return {
    specFor: (pair) => `apertium/${(route(pair) ?? [directionOf(pair)]).join("+")}`,
    supports: (pair) => route(pair) !== undefined,
    async translate(texts, pair, signal) {
      const steps = route(pair);
      if (steps === undefined) {
        throw new OnrecordError(
          `Apertium has no direction ${directionOf(pair)}. Installed: ${[...directions].join(", ")}. ${translatorRemedy(pair)}`,
          { code: "missing_program" },
        );
      }
      let current: readonly string[] = texts.map((text) => text.replace(/\s+/g, " ").trim());
      for (const direction of steps) current = await translateBatch(current, direction, signal);
      return current.map((text, index) => likeSource(text, texts[index] ?? ""));
    },
  };
}

// Without -n Apertium takes each line for a sentence; with it, it eats the full stop at the end. A capital that the
// source lacks comes from the full stop put behind the text before it, see `translateBatch`.
function likeSource(translated: string, source: string): string {
  const [ending = ""] = /[.…]+$/.exec(source.trim()) ?? [];
  const text = `${translated.replace(/\s*[.…]+$/, "")}${ending}`;
  const first = source.trim().charAt(0);
  const isSmall = first !== first.toUpperCase();
  return isSmall ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function directionOf(pair: LanguagePair): string {
  return `${codeOf(pair.from)}-${codeOf(pair.to)}`;
}

function codeOf(language: string): string {
  const primary = language.toLowerCase().split("-")[0] ?? language;
  return codes[primary] ?? primary;
}

function findRoute(directions: ReadonlySet<string>, pair: LanguagePair): readonly string[] | undefined {
  const direct = findDirection(directions, pair);
  if (direct !== undefined) return [direct];
  const first = findDirection(directions, { from: pair.from, to: "es" });
  const second = findDirection(directions, { from: "es", to: pair.to });
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** The direction as it is named here: `spa-eng`, or `pt-es` where each language goes by its two letters. */
function findDirection(directions: ReadonlySet<string>, pair: LanguagePair): string | undefined {
  const long = directionOf(pair);
  const short = [pair.from, pair.to].map((tag) => tag.toLowerCase().split("-")[0]).join("-");
  return [long, short].find((direction) => directions.has(direction));
}

/**
 * One process for many sentences (a start costs far more than a sentence); alone each when the counts differ. Each ends
 * with a full stop: without, Apertium carries words of one text over to the next.
 */
async function translateBatch(
  texts: readonly string[],
  direction: string,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (texts.length === 0) return [];
  const ended = texts.map((text) => (/[.!?…]["'»”)]*$/.test(text) ? text : `${text} .`));
  const answer = await runApertium(ended.join("\n\n"), direction, signal);
  const parts = answer.split(/\n[ \t]*\n/).map((part) => part.replace(/\s+/g, " ").trim());
  if (parts.length === texts.length) return parts;
  const alone: string[] = [];
  for (const text of ended) alone.push((await runApertium(text, direction, signal)).trim());
  return alone;
}

// Node's pipes are sockets, which Apertium cannot reopen as /dev/stdin: cat hands it a real pipe.
function runApertium(input: string, direction: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const child = spawn("sh", ["-c", 'cat | apertium -u -n "$1"', "sh", direction], {
      signal: limit,
      stdio: ["pipe", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    const fail = (cause: unknown): void =>
      reject(
        new OnrecordError(
          `Apertium (${direction}) did not answer. Run "apertium -l" to see whether it works, or name a model with --model translator=SPEC.`,
          { code: signal.aborted ? "cancelled" : "model_failed", cause },
        ),
      );
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", fail);
    child.stdin.on("error", fail);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else fail(new Error(`exit code ${String(code)}`));
    });
    child.stdin.end(input);
  });
}
