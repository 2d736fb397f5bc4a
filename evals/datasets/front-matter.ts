import { z } from "zod";
import { OnrecordError } from "../../errors.ts";

/** What a dataset's README says between its two lines of `---`. */
export const FrontMatter = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, "small letters, digits, - and _"),
  title: z.string().min(1),
  task: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  strata: z.exactOptional(z.string().describe("names of the slices that a sample is mixed by, with commas")),
  sha256: z.exactOptional(z.string()),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

/** The front matter of a README; throws `bad_input` that names the file and the field. */
export function readFrontMatter(file: string, text: string): FrontMatter {
  const block = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1];
  if (block === undefined) {
    throw new OnrecordError(
      `${file} has no front matter. It begins with a line of ---, then ${Object.keys(FrontMatter.shape).join(", ")}, each as "name: value", then --- again. "onrecord eval datasets new" writes one.`,
      { code: "bad_input" },
    );
  }
  const pairs = block
    .split(/\r?\n/)
    .map((line) => /^([A-Za-z0-9_]+):[ \t]*(.*?)[ \t]*$/.exec(line))
    .flatMap((match) => (match === null || match[2] === "" ? [] : [[match[1] ?? "", match[2] ?? ""]]));
  const parsed = FrontMatter.safeParse(Object.fromEntries(pairs));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw new OnrecordError(
    `${file}: ${field === "" ? "" : `${field}: `}${issue?.message ?? "the front matter cannot be read"}. Known: ${Object.keys(FrontMatter.shape).join(", ")}.`,
    { code: "bad_input" },
  );
}
