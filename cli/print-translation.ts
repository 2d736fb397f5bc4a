import type { Translation } from "../agents/translation.ts";
import { formatFor } from "../app/written-format.ts";
import { terminalSafe } from "../report/terminal-safe.ts";
import { type WrittenFormat, writeTranscript } from "../transcript/write-transcript.ts";
import { toSafeJson } from "./print-json.ts";
import type { Session } from "./session.ts";

/** Most segments that are named one by one when they stay as they are. */
const mostNamed = 20;

/** A translated transcript as a file would hold it; what could steer a terminal is taken out. */
export function renderTranslation({ translated }: Translation, format?: WrittenFormat): string {
  const written = format ?? formatFor(translated);
  if (written === "json") return toSafeJson(translated);
  return terminalSafe(writeTranscript(translated, written)).trimEnd();
}

/** Says which segments keep their own words, and why. */
export function sayUntranslated(session: Session, { untranslated, notes, from }: Translation): void {
  for (const note of notes) session.remark(note);
  for (const { segment, reason } of untranslated.slice(0, mostNamed))
    session.remark(`${segment} stays in ${from}: ${reason.replace(/\.$/, "")}.`);
  const more = untranslated.length - mostNamed;
  if (more > 0) session.remark(`${more} more segments stay in ${from}; --json lists all.`);
}
