import { z } from "zod";
import { shortText } from "./short-text.ts";

/** Texts checked in one call, and the length of one in characters. */
export const maxItems = 20;
const maxLength = 2000;

function isChecked(text: string): boolean {
  return text.trim() !== "" && text.length <= maxLength;
}

/** Words to check, with who is said to have said them. */
export const CheckedItem = z.strictObject({
  text: z.string().refine(isChecked, { error: `has to be a text of 1 to ${maxLength} characters` }),
  speaker: shortText(200).optional(),
});
export type CheckedItem = z.output<typeof CheckedItem>;

/**
 * One to 20 texts. A list of plain texts, one text, one object and any of these as JSON are read too, and `name`
 * (`quote`, `claim`) for `text`.
 */
export function checkedItems(name: string) {
  const items = z.array(CheckedItem).min(1).max(maxItems);
  return z.preprocess((value) => readItems(value, name), items);
}

function readItems(value: unknown, name: string): unknown {
  const read = typeof value === "string" ? (parseJson(value) ?? value) : value;
  if (read === null || read === undefined) return read;
  return (Array.isArray(read) ? read : [read]).map((item: unknown) => readItem(item, name));
}

function readItem(item: unknown, name: string): unknown {
  if (typeof item === "string") return { text: item };
  if (typeof item !== "object" || item === null) return item;
  const { [name]: named, ...rest }: Record<string, unknown> = { ...item };
  const { speaker, ...others } = named === undefined ? rest : { text: named, ...rest };
  const isBlank = speaker === null || speaker === undefined || speaker === "";
  return isBlank ? others : { ...others, speaker };
}

/** Only a list or an object counts: a quote may itself look like a JSON text or number. */
function parseJson(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
