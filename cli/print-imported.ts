import type { Shown } from "../app/app.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import type { Colors } from "./colors.ts";
import { lengthOf } from "./print-list.ts";

/** A source that was taken in, or why not. */
export interface ImportedSource {
  /** As it was named, or where it came from. */
  readonly source: string;
  readonly shown: Shown;
}

/** What `import --json` prints: a list with an item for each source; absent values are null, words are left out. */
export function toImportedJson(
  imported: readonly ImportedSource[],
): readonly Readonly<Record<string, unknown>>[] {
  return imported.map(({ source, shown }) => {
    const { transcript, error, status, format, warnings } = shown;
    return {
      status,
      id: transcript?.id ?? null,
      sha256: transcript?.sha256 ?? null,
      title: transcript?.title ?? null,
      language: transcript?.language ?? null,
      duration: transcript?.duration ?? null,
      segments: transcript?.segments.length ?? 0,
      speakers: transcript?.speakers ?? [],
      source: transcript?.source ?? { uri: source, format },
      warnings,
      ...(error === undefined ? {} : { error }),
    };
  });
}

/** Sources that were taken in, for people: the id to name them by, and what was read. */
export function renderImported(imported: readonly ImportedSource[], colors: Colors): string {
  return imported.map(({ shown }) => renderOne(shown, colors)).join("\n\n");
}

function renderOne({ transcript, warnings }: Shown, colors: Colors): string {
  if (transcript === undefined) return "";
  const line = (name: string, value: string): string =>
    `${colors.bold(name.padEnd(9))} ${terminalSafe(value).replace(/\s+/g, " ")}`;
  return [
    line("id", transcript.id),
    line("title", transcript.title ?? "unknown"),
    line("segments", `${transcript.segments.length}, length ${lengthOf(transcript)}`),
    line("language", transcript.language ?? "unknown"),
    line("source", transcript.source.uri),
    ...warnings.map((warning) => colors.yellow(`warning   ${terminalSafe(warning)}`)),
  ].join("\n");
}
