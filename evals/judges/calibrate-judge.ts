import { calibrate } from "./calibrate.ts";
import type { JudgeKind } from "./judge.ts";
import { type JudgeWorld, openJudge } from "./open-judge.ts";
import { findPassportFault, type Passport } from "./passport.ts";
import { keepPassport } from "./passport-folder.ts";
import type { LabelPlaces } from "./read-label-sets.ts";
import { readLabelSets } from "./read-label-sets.ts";

/** Which judge is calibrated, for what, on which labels. */
export interface CalibrationOrder extends LabelPlaces {
  readonly judge: string;
  readonly kinds: readonly JudgeKind[];
  /** Most labels of each set. */
  readonly sample: number;
  readonly storeFolder: string;
}

/** What a calibration needs of the world. */
export interface CalibrationWorld extends JudgeWorld {
  now(): Date;
  onProgress(kind: JudgeKind, done: number, total: number): void;
}

/** A passport that was made just now, where it is kept, and why it allows no figure, if it does not. */
export interface MadePassport {
  readonly passport: Passport;
  readonly path: string;
  readonly fault: string | undefined;
}

/** Calibrates a judge for some kinds and keeps the passports. Throws where it cannot be asked, and without labels. */
export async function calibrateJudge(
  order: CalibrationOrder,
  world: CalibrationWorld,
): Promise<readonly MadePassport[]> {
  const made: MadePassport[] = [];
  for (const kind of order.kinds) made.push(await calibrateKind(kind, order, world));
  return made;
}

async function calibrateKind<K extends JudgeKind>(
  kind: K,
  order: CalibrationOrder,
  world: CalibrationWorld,
): Promise<MadePassport> {
  const sets = await readLabelSets(kind, order);
  const { judge, digest, places } = await openJudge(kind, order.judge, world);
  const passport = await calibrate(judge, sets, {
    sample: order.sample,
    digest,
    places,
    now: world.now,
    onProgress: (done, total) => world.onProgress(kind, done, total),
  });
  const path = keepPassport(order.storeFolder, passport);
  const labels = new Map(sets.map(({ name, sha256 }) => [name, sha256]));
  const fault = findPassportFault(passport, { promptVersion: judge.promptVersion, digest, labels });
  return { passport, path, fault };
}
