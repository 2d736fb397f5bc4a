import { z } from "zod";
import { readRows, type SharedDataset, slicesOf } from "./shared-dataset.ts";

const Row = z.object({
  id: z.string(),
  dataset: z.string(),
  domain: z.string(),
  doc_id: z.string(),
  src_lang: z.string(),
  tgt_lang: z.string(),
  source: z.string(),
  references: z.array(z.string()).min(1),
  direction: z.string().optional(),
  keep: z.object({ numbers: z.array(z.string()), names: z.array(z.string()) }),
});

/** Telephone talk, news and meetings in six directions. */
export const translationSegments: SharedDataset = {
  name: "translation-segments",
  title: "Talk, news and meetings in other languages",
  task: "translations",
  source:
    "amazon-science/contrastive-controlled-mt 441e23a7c4, MicrosoftTranslator/NTREX 8561f6a622, tsuruoka-lab/AMI-Meeting-Parallel-Corpus 3f72877bf5; ../shared/data/translation",
  licence: "CDLA-Sharing-1.0; CC BY-SA 4.0; CC BY 4.0",
  strata: ["pair", "source"],
  file: "translation/segments.jsonl",
  examples(files) {
    return readRows(files, this.file, Row).map((row) => ({
      id: row.id,
      recording: row.doc_id,
      language: row.src_lang,
      slices: slicesOf({
        source: row.dataset,
        pair: `${row.src_lang}-${row.tgt_lang}`,
        domain: row.domain,
        direction: row.direction,
      }),
      input: { text: row.source, from: row.src_lang, to: row.tgt_lang },
      expected: { references: row.references, keep: row.keep },
    }));
  },
};
