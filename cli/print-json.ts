const unsafe = /[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;

/** `pretty`: over several lines; `line`: on one. */
export type JsonShape = "pretty" | "line";

/** A value as JSON. What could steer a terminal is written as an escape, which leaves the value the same. */
export function toSafeJson(value: unknown, shape: JsonShape = "pretty"): string {
  return JSON.stringify(value, null, shape === "pretty" ? 2 : 0).replace(
    unsafe,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
