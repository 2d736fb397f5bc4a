import { attackInjections, attackQuotes } from "./attacks.ts";
import { dialogQuestions, dialogSummaries } from "./dialogs.ts";
import { llamaconAnalysis, llamaconClaims, llamaconQuestions, llamaconQuotes } from "./llamacon.ts";
import type { SharedDataset } from "./shared-dataset.ts";
import { translationSegments } from "./translation.ts";
import {
  verificationCaptions,
  verificationClaims,
  verificationQuotes,
  verificationTranslated,
} from "./verification.ts";

/** All development data that may stand beside the project. */
export const sharedDatasets: readonly SharedDataset[] = [
  verificationQuotes,
  verificationCaptions,
  verificationTranslated,
  verificationClaims,
  llamaconQuotes,
  llamaconClaims,
  llamaconQuestions,
  llamaconAnalysis,
  dialogQuestions,
  dialogSummaries,
  translationSegments,
  attackInjections,
  attackQuotes,
];
