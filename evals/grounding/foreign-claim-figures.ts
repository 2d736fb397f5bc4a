import { checkClaim } from "../../grounding/index.ts";
import { findApertium } from "../../models/apertium.ts";
import { openDataFiles } from "../datasets/data-files.ts";
import { llamaconClaims } from "../datasets/shared/llamacon.ts";
import { aucFigure } from "./clustered-figures.ts";
import type { Measured } from "./figure.ts";
import { openIndexes, readClaimExamples } from "./shared-rows.ts";
import { translateExamples } from "./translate-examples.ts";

/** The Spanish claims of the page through Apertium, where it is installed; mentions ("X is named") are easy. */
export async function measureForeignClaimFigures(dataFolder: string): Promise<Measured> {
  const files = openDataFiles(dataFolder);
  const indexOf = openIndexes(files);
  const claims = readClaimExamples(files, llamaconClaims).filter(({ language }) => language === "es");
  const translations = await translateExamples(findApertium(), claims, ({ input }) => input.claim);
  const rows = [...translations].map(([example, translation]) => {
    const claim = { text: example.input.claim, language: "es" };
    const check = checkClaim(indexOf(example.input.transcript), claim, { translation });
    return {
      cluster: example.recording,
      isMention: example.slices["kind"] === "mention",
      score: check.scores.supported,
      label: example.expected.verdict === "supported" ? ("positive" as const) : ("negative" as const),
    };
  });
  if (rows.length === 0) return { figures: [], errors: [] };
  const figure = "llamacon claims in es through Apertium: AUC";
  const harder = rows.filter(({ isMention }) => !isMention);
  return {
    figures: [aucFigure({ figure }, rows), aucFigure({ figure: `${figure} without mentions` }, harder)],
    errors: [],
  };
}
