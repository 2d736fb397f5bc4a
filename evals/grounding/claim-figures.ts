import { findClaimChanges } from "../../grounding/claims/find-claim-changes.ts";
import { toFindings } from "../../grounding/claims/hard-findings.ts";
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

/** A claim with its recording. */
interface IndexedClaim {
  readonly example: ClaimExample;
  readonly index: EvidenceIndex;
}

/** A claim with the built-in engine's check of it. */
interface CheckedClaim extends IndexedClaim {
  readonly check: ClaimCheck;
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

function isSupported({ example }: IndexedClaim): boolean {
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
    ...bySet(claims, saysSupported).flatMap((rows, at) => [
      recallFigure({ figure: `claims: the same on ${sets[at] ?? ""}` }, rows),
      shareFigure(
        { figure: `claims: unsupported ones called supported on ${sets[at] ?? ""}` },
        rows
          .filter(({ expected }) => expected === "rest")
          .map(({ cluster, predicted }) => ({ cluster, holds: predicted === "supported" })),
      ),
    ]),
    { figure: "claims: risk as the surest are taken first", value: aurc(answers), bar: { atMost: 0.25 } },
    {
      figure: "claims: stated against true support, five bins",
      value: expectedCalibrationError(forecasts),
      bar: { atMost: 0.05 },
    },
  ];
}

/** Weights of `held`, `attribution` and `size` and the bias, fitted on all claims about meetings in a data folder. */
export function fitClaimWeights(dataFolder: string): readonly number[] {
  const files = openDataFiles(dataFolder);
  const indexOf = openIndexes(files);
  const measured = readClaimExamples(files, verificationClaims).map((example) =>
    toMeasured({ example, index: indexOf(example.input.transcript) }),
  );
  return fitLogistic(toTraining(measured), l2, "not_negative");
}

/** Weights fitted anew, and tried on recordings and on a set that they were not fitted on. */
function measureTransfer(claims: readonly CheckedClaim[]): Figure[] {
  const measured = claims.map(toMeasured);
  const recordings = [...new Set(claims.map(({ example }) => example.recording))].sort();
  const foldOf = ({ claim }: MeasuredClaim) => recordings.indexOf(claim.example.recording) % folds;
  const setOf = ({ claim }: MeasuredClaim) => claim.example.slices["source"] ?? "";
  const other = "claims: weights of one set on the other";
  const anew = "claims: weights fitted without a claim's recording, in five parts";
  return [
    meanRecallFigure({ figure: other, bar: { atLeast: 0.66 } }, bySet(claims, holdOut(measured, setOf))),
    meanRecallFigure({ figure: anew, bar: { atLeast: 0.73 } }, bySet(claims, holdOut(measured, foldOf))),
  ];
}

const folds = 5;
const l2 = 10;
/** A false `supported` weighs a little more than a true one that is missed. */
const falseSupport = 1.05;

interface MeasuredClaim {
  readonly claim: IndexedClaim;
  readonly features: readonly number[];
  /** A rule speaks against it, whatever the weights say. */
  readonly isRefused: boolean;
}

function toMeasured(claim: IndexedClaim): MeasuredClaim {
  const text = claim.example.input.claim;
  const measure = measureClaim(claim.index, text);
  const found = toFindings(findClaimChanges(claim.index, text, measure), measure, false);
  const { held, attribution, size } = measure.features;
  return {
    claim,
    features: [held, attribution, size],
    isRefused: found.contradicted || found.notInSource || found.overstated || found.doubted,
  };
}

/** What weights say of each claim that were fitted on all groups but its own. */
function holdOut<Group>(
  measured: readonly MeasuredClaim[],
  groupOf: (row: MeasuredClaim) => Group,
): (claim: IndexedClaim) => boolean {
  const said = new Map<IndexedClaim, boolean>();
  for (const group of new Set(measured.map(groupOf))) {
    const model = fitLogistic(
      toTraining(measured.filter((row) => groupOf(row) !== group)),
      l2,
      "not_negative",
    );
    for (const row of measured.filter((one) => groupOf(one) === group))
      said.set(row.claim, !row.isRefused && predictLogistic(model, row.features) > 0.5);
  }
  return (claim) => said.get(claim) === true;
}

/** Both labels of both sets weigh nearly alike; claims that a rule refuses teach nothing. */
function toTraining(measured: readonly MeasuredClaim[]): LogisticRow[] {
  const cellOf = ({ claim }: MeasuredClaim) => `${claim.example.slices["source"]} ${isSupported(claim)}`;
  const sizes = new Map<string, number>();
  for (const row of measured) sizes.set(cellOf(row), (sizes.get(cellOf(row)) ?? 0) + 1);
  return measured
    .filter(({ isRefused }) => !isRefused)
    .map((row) => ({
      features: row.features,
      positive: isSupported(row.claim),
      weight:
        ((isSupported(row.claim) ? 1 : falseSupport) * measured.length) /
        sizes.size /
        (sizes.get(cellOf(row)) ?? 1),
    }));
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
