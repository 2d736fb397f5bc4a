/** HTML that is safe to put into a page as it is. Only `html` and `trusted` make it. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: texts and numbers are escaped, absent values and `false` give nothing. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Template tag that escapes each value, so that foreign text cannot become markup; quote attributes with `"`. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let markup = parts[0] ?? "";
  values.forEach((value, index) => {
    markup += render(value) + (parts[index + 1] ?? "");
  });
  return { markup };
}

/** Marks text of the project's own, such as its style sheet, as HTML. Never for foreign text. */
export function trusted(markup: string): Markup {
  return { markup };
}

/** Text with `& < > " '` as entities; control characters and lone surrogates become U+FFFD, a carriage return a space, one for one. */
export function escapeHtml(text: string): string {
  return text
    .replace(/\r/g, " ")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu, "\ufffd")
    .replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function render(value: Content): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(render).join("");
}
