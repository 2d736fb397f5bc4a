import { measureClaim } from "../../grounding/claims/measure-claim.ts";
import { type ClaimCheck, checkClaim, type EvidenceIndex, findEvidence } from "../../grounding/index.ts";
import { openDataFiles } from "../datasets/data-files.ts";
import { llamaconClaims } from "../datasets/shared/llamacon.ts";
import { verificationClaims } from "../datasets/shared/verification.ts";
import { overlaps } from "../scorers/spans.ts";
import { expectedCalibrationError } from "../statistics/calibration-error.ts";
import type { LabelledRow } from "../statistics/macro-recall.ts";
import { aurc } from "../statistics/risk-coverage.ts";
import type { ClaimExample } from "../tasks/schemas/claims.ts";
import { aucFigure, meanRecallFigure, recallFigure, shareFigure } from "./clustered-figures.ts";
import type { Figure, Measured, WorstError } from "./figure.ts";
import { fitLogistic, type LogisticRow, predictLogistic } from "./fit-logistic.ts";
import { openIndexes, readClaimExamples } from "./shared-rows.ts";

/** A claim with the built-in engine's check of it. */
interface CheckedClaim {
  readonly example: ClaimExample;
  readonly check: ClaimCheck;
  readonly index: EvidenceIndex;
}

const sets = ["QMSum_SummaryEvidence", "DiaSumFact-QMSum"] as const;

/** Claims about meetings and about the conversation, judged without a model. */
export function measureClaimFigures(dataFolder: string): Measured {
  const files = openDataFiles(dataFolder);
  const indexOf = openIndexes(files);
  const check = (example: ClaimExample): CheckedClaim => {
    const { transcript, claim: text, language } = example.input;
    const index = indexOf(transcript);
    const claim = { text, ...(language === undefined ? {} : { language }) };
    return { example, index, check: checkClaim(index, claim) };
  };
  const claims = readClaimExamples(files, verificationClaims).map(check);
  const talk = readClaimExamples(files, llamaconClaims).map(check);
  return {
    figures: [
      ...measureVerdicts(claims),
      ...measureTransfer(claims),
      ...measureEvidence(claims),
      ...measureEdits(claims),
      ...measureConversation(talk),
    ],
    errors: claims.flatMap(toError),
  };
}

function isSupported({ example }: CheckedClaim): boolean {
  return example.expected.verdict === "supported";
}

function label(isTrue: boolean): string {
  return isTrue ? "supported" : "rest";
}

function bySet(claims: readonly CheckedClaim[], says: (claim: CheckedClaim) => boolean): LabelledRow[][] {
  return sets.map((set) =>
    claims
      .filter(({ example }) => example.slices["source"] === set)
      .map((claim) => ({
        cluster: claim.example.recording,
        expected: label(isSupported(claim)),
        predicted: label(says(claim)),
      })),
  );
}

const saysSupported = ({ check }: CheckedClaim): boolean => check.verdict === "supported";

/** How far from even, either way. */
function sureness({ check }: CheckedClaim): number {
  return Math.abs(check.scores.supported - 0.5);
}

function measureVerdicts(claims: readonly CheckedClaim[]): Figure[] {
  const surest = [...claims]
    .sort((a, b) => sureness(b) - sureness(a))
    .slice(0, Math.floor(claims.length / 2));
  const figure = "claims: supported against the rest, mean of both sets";
  const forecasts = claims.map((claim) => ({
    probability: claim.check.scores.supported,
    outcome: isSupported(claim) ? 1 : 0,
  }));
  const answers = claims.map((claim) => ({
    confidence: 0.5 + sureness(claim),
    loss: saysSupported(claim) === isSupported(claim) ? 0 : 1,
  }));
  return [
    meanRecallFigure({ figure, bar: { atLeast: 0.73 } }, bySet(claims, saysSupported)),
    meanRecallFigure(
      { figure: "claims: the same on the surest half", bar: { atLeast: 0.82 } },
      bySet(surest, saysSupported),
    ),
    ...bySet(claims, saysSupported).map((rows, at) =>
      recallFigure({ figure: `claims: the same on ${sets[at] ?? ""}` }, rows),
    ),
    { figure: "claims: risk as the surest are taken first", value: aurc(answers), bar: { atMost: 0.25 } },
    {
      figure: "claims: stated against true support, five bins",
      value: expectedCalibrationError(forecasts),
      bar: { atMost: 0.05 },
    },
  ];
}

/** Weights fitted on one set and tried on the other. */
function measureTransfer(claims: readonly CheckedClaim[]): Figure[] {
  const rows = claims.map((claim) => ({ claim, features: featuresOf(claim) }));
  const models = sets.map((set) => {
    const own = rows.filter(({ claim }) => claim.example.slices["source"] === set);
    return fitLogistic(balance(own), 5);
  });
  const predicted = new Map(
    rows.map(({ claim, features }) => {
      const other = models[claim.example.slices["source"] === sets[0] ? 1 : 0] ?? [];
      return [claim, predictLogistic(other, features) > 0.5];
    }),
  );
  return [
    meanRecallFigure(
      { figure: "claims: weights of one set on the other", bar: { atLeast: 0.66 } },
      bySet(claims, (claim) => predicted.get(claim) === true),
    ),
  ];
}

/** Features in the order of their names. */
function featuresOf({ index, example }: CheckedClaim): number[] {
  const { features } = measureClaim(index, example.input.claim);
  return Object.entries(features)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => value);
}

/** Both labels weigh alike. */
function balance(
  rows: readonly { readonly claim: CheckedClaim; readonly features: readonly number[] }[],
): LogisticRow[] {
  const positives = rows.filter(({ claim }) => isSupported(claim)).length;
  return rows.map(({ claim, features }) => {
    const positive = isSupported(claim);
    return { features, positive, weight: rows.length / 2 / (positive ? positives : rows.length - positives) };
  });
}

const evidenceBars: readonly (readonly [number, number])[] = [
  [1, 0.76],
  [3, 0.86],
  [5, 0.9],
];

function measureEvidence(claims: readonly CheckedClaim[]): Figure[] {
  const marked = claims.filter(({ example }) => example.expected.evidence.length > 0);
  const places = marked.map(({ example, index }) => {
    const found = findEvidence(index, example.input.claim, { limit: 5 });
    const place = found.findIndex(({ evidence: { span } }) =>
      example.expected.evidence.some((gold) => overlaps(span, gold)),
    );
    return { cluster: example.recording, place };
  });
  return evidenceBars.map(([limit, bar]) =>
    shareFigure(
      { figure: `claims: evidence among the first ${limit}`, bar: { atLeast: bar } },
      places.map(({ cluster, place }) => ({ cluster, holds: place >= 0 && place < limit })),
    ),
  );
}

const edits = ["attribution", "negation", "number", "antonym"] as const;

function measureEdits(claims: readonly CheckedClaim[]): Figure[] {
  return edits.map((kind) => {
    const own = claims.filter(({ example }) => example.slices["kind"] === kind);
    const rows = own.map((claim) => ({ cluster: claim.example.recording, holds: !saysSupported(claim) }));
    if (kind === "attribution")
      return shareFigure({ figure: "claims: wrong speaker caught", bar: { atLeast: 0.95 } }, rows);
    return shareFigure({ figure: `claims: changed ${kind} not called supported` }, rows);
  });
}

/** The page's claims in both languages; mentions ("X is named") are easy, so they are told apart. */
function measureConversation(claims: readonly CheckedClaim[]): Figure[] {
  const rows = claims.map((claim) => ({
    cluster: claim.example.recording,
    language: claim.example.language,
    isMention: claim.example.slices["kind"] === "mention",
    score: claim.check.scores.supported,
    label: isSupported(claim) ? ("positive" as const) : ("negative" as const),
  }));
  const figures = (["en", "es"] as const).flatMap((language) => {
    const own = rows.filter((row) => row.language === language);
    return [
      aucFigure({ figure: `llamacon claims in ${language}: AUC` }, own),
      aucFigure(
        { figure: `llamacon claims in ${language}: AUC without mentions` },
        own.filter(({ isMention }) => !isMention),
      ),
    ];
  });
  const expansion = claims.filter(({ example }) => example.id.startsWith("c123-"));
  const called = expansion.filter(saysSupported).length;
  return [
    ...figures,
    {
      figure: "llamacon: the made-up expansion called supported",
      value: called,
      bar: { atMost: 0 },
      unit: "count",
    },
  ];
}

function toError(claim: CheckedClaim): WorstError[] {
  if (saysSupported(claim) === isSupported(claim)) return [];
  const { example, check } = claim;
  const place = check.evidence[0]?.text ?? check.counterEvidence[0]?.text;
  return [
    {
      figure: "claims: supported against the rest, mean of both sets",
      id: example.id,
      recording: example.recording,
      asked: example.input.claim,
      said: check.verdict,
      label: example.expected.verdict,
      ...(place === undefined ? {} : { place }),
      confidence: check.confidence,
    },
  ];
}
