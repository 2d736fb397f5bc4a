/** Whether what is said to a model and what it answers may stand in spans. */
export type ContentCapture = "captured" | "left_out";

const variable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";
/** `true`, and the newer values of OpenTelemetry's instrumentations that mean spans. */
const on: readonly string[] = ["true", "span_only", "span_and_event"];

/**
 * Content is captured only where the user's environment asks for it, and never of a run that may use nothing but this
 * machine: an exporter may send spans anywhere.
 */
export function readContentCapture(
  variables: Readonly<Record<string, string | undefined>>,
  privacy: "local_only" | "any",
): ContentCapture {
  const isAsked = on.includes((variables[variable] ?? "").toLowerCase());
  return isAsked && privacy === "any" ? "captured" : "left_out";
}
