import { readFileSync, statSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { OnrecordError } from "../errors.ts";
import type { ArticleText } from "../graphs/services.ts";
import { hashContent, reasonOf } from "../store/blob-store.ts";
import { decodeText } from "../transcript/decode-text.ts";
import { maxFileBytes } from "../transcript/index.ts";

/** A file's bytes; throws `not_found`, `bad_input` (a folder, a device) or `too_large` before reading. */
export function readSourceFile(path: string): Uint8Array {
  const name = basename(path);
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) {
      throw new OnrecordError(
        `"${name}" is a folder. Name a transcript file in it, such as ${name}/talk.vtt.`,
        {
          code: "bad_input",
        },
      );
    }
    if (!stat.isFile()) {
      throw new OnrecordError(
        `"${name}" is no regular file. Name a file, or pass the text with - on standard input.`,
        {
          code: "bad_input",
        },
      );
    }
    if (stat.size > maxFileBytes) {
      throw new OnrecordError(
        `"${name}" is ${Math.round(stat.size / 1e6)} MB; a transcript may have ${maxFileBytes / 1e6} MB. Split it, or export the captions alone.`,
        { code: "too_large" },
      );
    }
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof OnrecordError) throw cause;
    const reason = reasonOf(cause);
    if (reason === "ENOENT" || reason === "ENOTDIR") {
      throw new OnrecordError(`There is no file "${name}" there. Check the path.`, {
        code: "not_found",
        cause,
      });
    }
    throw new OnrecordError(`"${name}" cannot be read: ${reason}. Check its permissions.`, {
      code: "not_readable",
      cause,
    });
  }
}

/** Reads an article from a file; Markdown and HTML are told by the name, HTML also by its first tag. */
export function readArticleFile(cwd: string, source: string): ArticleText {
  const path = resolve(cwd, source);
  const bytes = readSourceFile(path);
  const { text } = decodeText(bytes, basename(path));
  return { uri: basename(path), sha256: hashContent(bytes), text, format: formatOf(path, text) };
}

function formatOf(path: string, text: string): ArticleText["format"] {
  const extension = extname(path).toLowerCase();
  if (extension === ".md" || extension === ".markdown") return "markdown";
  return /^\.x?html?$/.test(extension) || /^\s*<(?:!doctype html|html)\b/i.test(text) ? "html" : "text";
}
