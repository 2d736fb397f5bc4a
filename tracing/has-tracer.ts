/** Where all copies of OpenTelemetry's API, of major version 1, keep what was registered with one of them. */
const registered = Symbol.for("opentelemetry.js.api.1");

/** Whether the user's own SDK, or anything else in this process, has registered itself; where not, the API is not loaded. */
export function hasTracer(): boolean {
  return registered in globalThis;
}
