import { OnrecordError } from "../../errors.ts";
import type { Judge, JudgeKind } from "./judge.ts";
import { type JudgeWorld, openJudge } from "./open-judge.ts";
import { findPassportFault, type Passport } from "./passport.ts";
import { readPassport } from "./passport-folder.ts";
import { type LabelPlaces, readLabelSets } from "./read-label-sets.ts";

/** A judge with the passport that lets its figures be shown. */
export interface AllowedJudge<K extends JudgeKind> {
  readonly judge: Judge<K>;
  readonly passport: Passport;
}

/** A judge of every kind that it has a passport for which holds now. */
export type AllowedJudges = { readonly [K in JudgeKind]?: AllowedJudge<K> };

/** A kind that a judge gives no figure for. */
export interface RefusedKind {
  readonly kind: JudgeKind;
  readonly why: string;
}

/** Who asks for a judge, and where its passports are. */
export interface PassportQuestion extends LabelPlaces {
  readonly judge: string;
  readonly storeFolder: string;
}

/** The judge of one kind, or why it gives no figure. Throws where the judge cannot be opened at all. */
export async function allowJudge<K extends JudgeKind>(
  kind: K,
  question: PassportQuestion,
  world: JudgeWorld,
): Promise<AllowedJudge<K> | RefusedKind> {
  const { judge, digest } = await openJudge(kind, question.judge, world);
  const passport = readPassport(question.storeFolder, kind, question.judge);
  const sets = await readLabelSets(kind, question);
  const labels = new Map(sets.map(({ name, sha256 }) => [name, sha256]));
  const fault = findPassportFault(passport, { promptVersion: judge.promptVersion, digest, labels });
  if (passport !== undefined && fault === undefined) return { judge, passport };
  return { kind, why: fault ?? "it has not been calibrated" };
}

/** The error of a judge that may give no figure at all. */
export function nothingAllowed(judge: string, refused: readonly RefusedKind[]): OnrecordError {
  const reasons = refused.map(({ kind, why }) => `${kind}: ${why}`).join("; ");
  return new OnrecordError(
    `No figure by ${judge}: it has no passport that holds (${reasons}). Calibrate it first: onrecord eval calibrate --judge ${judge}.`,
    { code: "not_allowed" },
  );
}
