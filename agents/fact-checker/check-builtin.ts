import { type ClaimCheck, checkClaim } from "../../grounding/index.ts";
import type { Recording } from "../recording.ts";
import type { ClaimInput } from "./schema.ts";

/** The built-in engine's check of a claim. */
export function checkBuiltin(recording: Recording, { claim, translation }: ClaimInput): ClaimCheck {
  return checkClaim(recording.evidence(), claim, translation === undefined ? {} : { translation });
}
