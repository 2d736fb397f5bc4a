/** Any of these makes LangChain send what passes through the graphs to a tracing service. */
const switches = [
  "LANGSMITH_TRACING",
  "LANGSMITH_TRACING_V2",
  "LANGCHAIN_TRACING",
  "LANGCHAIN_TRACING_V2",
] as const;

/**
 * Takes tracing switches that another project left in the environment out of it, so that nothing leaves the machine
 * unasked. `ONRECORD_TRACING=langsmith` keeps them, and has a short command wait until its traces are sent. To be
 * called before LangChain is loaded.
 */
export function setTracing(variables: Record<string, string | undefined>): void {
  if (variables["ONRECORD_TRACING"] === "langsmith") {
    variables["LANGCHAIN_CALLBACKS_BACKGROUND"] ??= "false";
    return;
  }
  for (const name of switches) delete variables[name];
}
