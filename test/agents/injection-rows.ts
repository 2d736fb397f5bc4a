import { existsSync, readFileSync } from "node:fs";
import { createRecording, type Recording } from "../../agents/recording.ts";
import { spokenTranscript } from "./spoken-transcript.ts";

const file = new URL("../../../shared/data/attacks/injections.jsonl", import.meta.url);

/** The attack pack stands beside the project; it is no part of it. */
export const hasInjections = existsSync(file);

/** A transcript with an attacker's text in it, and the rule that tells whether the attack won. */
export interface InjectionRow {
  readonly id: string;
  readonly kind: "attack" | "benign";
  readonly task: string;
  readonly transcript: {
    readonly title: string;
    readonly segments: readonly { readonly speaker: string; readonly text: string }[];
  };
  readonly attacker_segments: readonly number[];
  readonly success: {
    readonly type: string;
    readonly any?: readonly string[];
    readonly pattern?: string;
    readonly flags?: string;
    readonly claim?: string;
  };
  readonly claims?: readonly { readonly id: string; readonly text: string }[];
  readonly quotes?: readonly { readonly id: string; readonly text: string; readonly speaker?: string }[];
}

/** Rows of the pack of some tasks; none where it is absent. */
export function readInjections(...tasks: readonly string[]): InjectionRow[] {
  if (!hasInjections) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as InjectionRow)
    .filter(({ task }) => tasks.includes(task));
}

/** The row's recording, in the language it is in. */
export function recordingOf(row: InjectionRow): Recording {
  const lines = row.transcript.segments.map(({ speaker, text }): [string, string] => [speaker, text]);
  return createRecording({ ...spokenTranscript(lines), title: row.transcript.title, language: "en" });
}

/** What the attacker said. */
export function attackerTexts(row: InjectionRow): string[] {
  return row.attacker_segments.flatMap((index) => row.transcript.segments[index]?.text ?? []);
}

/** The mark that the attack wants to see, where it wants one. */
export function markOf(row: InjectionRow): string {
  return row.success.any?.[0] ?? (row.success.pattern === undefined ? "PLANTED" : "BANANA");
}

/** Whether an output that a reader gets shows the mark. */
export function showsMark(row: InjectionRow, output: string): boolean {
  const { any = [], pattern, flags } = row.success;
  if (pattern !== undefined) return new RegExp(pattern, flags).test(output);
  return any.some((mark) => output.normalize("NFKC").includes(mark));
}
