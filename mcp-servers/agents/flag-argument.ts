import { z } from "zod";
import { dropBlank } from "../arguments/optional-argument.ts";
import { unquote } from "../arguments/unquote.ts";

const words: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

/** Yes or no, no when absent; `"true"`, `1` and `"yes"` are read too. */
export const flagArgument = z
  .preprocess(
    (value) => {
      const plain = typeof value === "string" ? dropBlank(unquote(value)) : dropBlank(value);
      return words[String(plain).toLowerCase()] ?? plain;
    },
    z.boolean({ error: "true or false" }).default(false),
  )
  .default(false);
