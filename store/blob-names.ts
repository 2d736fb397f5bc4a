import type { Unneeded } from "./unneeded.ts";

/** Rows whose texts name blobs. */
export interface NameSource {
  readonly query: string;
  /** Whose `id` the rows have: those of what goes name nothing. Absent: all stay. */
  readonly of?: "runs" | "jobs" | "threads";
  /** Its names are of blobs that may name others. */
  readonly isAsked?: boolean;
}

/** A row of such a source. */
export interface NamingRow {
  readonly id: string;
  readonly text: string;
}

/** Whether a row stays when what is unneeded goes; all do where that has gone. */
export function staysNamed({ of }: NameSource, { id }: NamingRow, without: Unneeded | undefined): boolean {
  return of === undefined || without?.[of].has(id) !== true;
}

/** Names of blobs in a text: every run of 64 hex digits, so that no field of a later version is missed. */
export function addNames(text: string, names: Set<string>): void {
  for (const [name] of text.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)) names.add(name);
}
