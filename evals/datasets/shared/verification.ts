import { z } from "zod";
import type { Example } from "../../dataset.ts";
import type { DataFiles } from "../data-files.ts";
import { hasTimes, type MadeTranscript, openMadeTranscripts } from "./made-transcript.ts";
import { openPlacers } from "./open-placers.ts";
import { readRows, type SharedDataset, slicesOf } from "./shared-dataset.ts";

const QuoteRow = z.object({
  id: z.string(),
  transcript_id: z.string(),
  quote: z.string(),
  label: z.enum(["said", "altered", "not_said"]),
  noise: z.string(),
  source: z.string().default("NTREX"),
  lang: z.string().optional(),
  gold_start: z.number().optional(),
  gold_end: z.number().optional(),
  ambiguous_place: z.boolean().default(false),
});
type QuoteRow = z.infer<typeof QuoteRow>;

const folder = "verification";
const quotesSource = "revdotcom/speech-datasets 2f1a8f00bc (Earnings-21, rev16), ../shared/data/verification";

/** Quotes of calls and podcasts against what speech recognisers wrote down. */
export const verificationQuotes: SharedDataset = {
  name: "verification-quotes",
  title: "Quotes of earnings calls and podcasts",
  task: "quotes",
  source: quotesSource,
  licence: "CC BY-SA 4.0",
  strata: ["source", "label", "kind"],
  file: `${folder}/quotes.jsonl`,
  examples(files) {
    const placerOf = openPlacers(files);
    return readRows(files, this.file, QuoteRow).map((row) => {
      const path = `${folder}/transcripts/${row.transcript_id}.txt`;
      return toExample(row, { path, placer: placerOf(path) });
    });
  },
};

/** The same quotes against captions of about ten words, which have times. */
export const verificationCaptions: SharedDataset = {
  ...verificationQuotes,
  name: "verification-captions",
  title: "Quotes of earnings calls and podcasts, in captions with times",
  examples(files) {
    const captionsOf = openMadeTranscripts(files, "captions");
    return readRows(files, this.file, QuoteRow).flatMap((row) => {
      const path = `${folder}/transcripts/${row.transcript_id}.txt`;
      return hasTimes(files, path) ? [toExample(row, captionsOf(path))] : [];
    });
  },
};

/** Quotes in four languages of English captions. */
export const verificationTranslated: SharedDataset = {
  name: "verification-translated",
  title: "Translated quotes of English captions",
  task: "quotes",
  source: "MicrosoftTranslator/NTREX 8561f6a622, ../shared/data/verification",
  licence: "CC BY-SA 4.0",
  strata: ["language", "label"],
  file: `${folder}/quotes_translated.jsonl`,
  examples(files) {
    const placerOf = openPlacers(files);
    return readRows(files, this.file, QuoteRow).map((row) => {
      const path = `${folder}/transcripts/${row.transcript_id}.txt`;
      return toExample(row, { path, placer: placerOf(path) });
    });
  },
};

function toExample(row: QuoteRow, { path, placer }: MadeTranscript): Example {
  const { gold_start: start, gold_end: end, lang } = row;
  const isPlaced = start !== undefined && end !== undefined && !row.ambiguous_place;
  const place = isPlaced ? placer.place([start, end]) : undefined;
  return {
    id: row.id,
    recording: row.transcript_id,
    language: lang ?? "en",
    slices: slicesOf({ source: row.source, label: row.label, kind: row.noise, language: lang }),
    input: { transcript: path, quote: row.quote, ...(lang === undefined ? {} : { language: lang }) },
    expected: { verdict: row.label, evidence: place === undefined ? [] : [place] },
  };
}

const ClaimRow = z.object({
  id: z.string(),
  doc_id: z.string(),
  claim: z.string(),
  label: z.enum(["supported", "contradicted", "not_in_source", "unsupported"]),
  dataset: z.string(),
  domain: z.string(),
  origin: z.string(),
  evidence: z.array(z.tuple([z.number(), z.number()])).default([]),
  edit: z.object({ kind: z.string() }).nullish(),
});

/** Sentences of summaries of meetings, some edited, against the meetings. */
export const verificationClaims: SharedDataset = {
  name: "verification-claims",
  title: "Claims about meetings",
  task: "claims",
  source:
    "etri/QMSum_SummaryEvidence 5847d36a12 over Yale-LILY/QMSum 83d7768c1f; 731935354/Dia-Sum-Fact fdec07df7e; ../shared/data/verification",
  licence: "MIT",
  strata: ["source", "label"],
  file: `${folder}/claims.jsonl`,
  examples: (files) => readClaims(files),
};

function readClaims(files: DataFiles): readonly Example[] {
  const transcriptOf = openMadeTranscripts(files, "lines");
  return readRows(files, verificationClaims.file, ClaimRow).map((row) => {
    const { path, placer } = transcriptOf(`${folder}/documents/${row.doc_id}.txt`);
    return {
      id: row.id,
      recording: row.doc_id,
      language: "en",
      slices: slicesOf({
        source: row.dataset,
        label: row.label,
        domain: row.domain,
        kind: row.edit?.kind ?? row.origin,
      }),
      input: { transcript: path, claim: row.claim },
      expected: {
        verdict: row.label,
        evidence: row.evidence.flatMap((range) => placer.place(range) ?? []),
      },
    };
  });
}
