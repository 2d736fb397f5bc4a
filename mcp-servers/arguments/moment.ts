import { z } from "zod";
import { unquote } from "./unquote.ts";

const clock = /^(?:(\d{1,4}):)?(\d{1,4}):([0-5]?\d(?:[.,]\d+)?)$/;
const spelled = /^(?:(\d+)\s*h[a-z]*)?\s*(?:(\d+)\s*m[a-z]*)?\s*(?:(\d+(?:\.\d+)?)\s*s[a-z]*)?$/i;
const plain = /^\d+(?:\.\d+)?$/;
const segmentId = /^s\d{4,}$/i;
const valid = ["754", "12:34", "1:02:03", "s0123"];
const expected = "expected a time (seconds, mm:ss or h:mm:ss) or a segment id";

/**
 * A moment of a recording: seconds from its start, or the segment with that id. Read from `754`, `"754"`, `"12:34"`,
 * `"1:02:03"`, `"[12:34]"`, `"12m34s"` and `"s0123"`.
 */
export const moment = z
  .union([z.string(), z.number()], { error: `Invalid input: ${expected}` })
  .transform((value, context) => {
    const read = typeof value === "number" ? value : readMoment(unquote(value));
    if (typeof read === "string" || (read !== undefined && Number.isFinite(read) && read >= 0)) return read;
    context.addIssue({ code: "custom", message: expected, params: { valid } });
    return z.NEVER;
  });

function readMoment(text: string): number | string | undefined {
  const bare = text.replace(/^\[(.*)\]$/, "$1").trim();
  if (segmentId.test(bare)) return bare.toLowerCase();
  if (plain.test(bare)) return Number(bare);
  const found = clock.exec(bare) ?? (bare === "" ? null : spelled.exec(bare));
  if (found === null) return undefined;
  const [, hours = "0", minutes = "0", seconds = "0"] = found;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(",", "."));
}
