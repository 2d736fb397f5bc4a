import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { OnrecordError } from "../../errors.ts";
import { hashContent, writeAside } from "../../store/blob-store.ts";
import type { JudgeKind } from "./judge.ts";
import { Passport } from "./passport.ts";

/** Keeps a judge's passport in the store's folder, over an earlier one of the same judge and kind. */
export function keepPassport(storeFolder: string, passport: Passport): string {
  const path = pathOf(storeFolder, passport.kind, passport.judge);
  mkdirSync(join(storeFolder, "judges"), { recursive: true });
  writeAside(path, `${JSON.stringify(passport, null, 2)}\n`, hashContent(passport.at).slice(0, 12));
  return path;
}

/** The last passport of a judge for one kind; absent where it has none. Throws `bad_input` for a broken file. */
export function readPassport(storeFolder: string, kind: JudgeKind, judge: string): Passport | undefined {
  const path = pathOf(storeFolder, kind, judge);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw cause;
  }
  const parsed = Passport.safeParse(parseOrNothing(text));
  const isOwn = parsed.data?.kind === kind && parsed.data.judge === judge;
  if (parsed.success && isOwn) return parsed.data;
  throw new OnrecordError(
    `${path} is no passport of ${judge}. Delete it and calibrate again: onrecord eval calibrate --judge ${judge}.`,
    { code: "bad_input" },
  );
}

function pathOf(storeFolder: string, kind: JudgeKind, judge: string): string {
  return join(storeFolder, "judges", `${kind}-${hashContent(judge).slice(0, 16)}.json`);
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
