/**
 * Names of span attributes and their values. `gen_ai` and `error`: OpenTelemetry's semantic conventions for generative
 * AI, v0.1.0 (the repository open-telemetry/semantic-conventions-genai), all of them still in development, so they
 * stand in this file alone. `onrecord`: what the conventions have no name for.
 */
export const attributes = {
  operation: "gen_ai.operation.name",
  provider: "gen_ai.provider.name",
  conversation: "gen_ai.conversation.id",
  agentName: "gen_ai.agent.name",
  agentVersion: "gen_ai.agent.version",
  requestModel: "gen_ai.request.model",
  maxTokens: "gen_ai.request.max_tokens",
  isStream: "gen_ai.request.stream",
  outputType: "gen_ai.output.type",
  responseModel: "gen_ai.response.model",
  finishReasons: "gen_ai.response.finish_reasons",
  inputTokens: "gen_ai.usage.input_tokens",
  cachedTokens: "gen_ai.usage.cache_read.input_tokens",
  outputTokens: "gen_ai.usage.output_tokens",
  systemInstructions: "gen_ai.system_instructions",
  inputMessages: "gen_ai.input.messages",
  outputMessages: "gen_ai.output.messages",
  errorType: "error.type",
  task: "onrecord.task",
  model: "onrecord.model",
  status: "onrecord.status",
  purpose: "onrecord.purpose",
  attempts: "onrecord.attempts",
  attempt: "onrecord.attempt",
  isCached: "onrecord.cached",
  costUsd: "onrecord.cost_usd",
} as const;

/** Values of `gen_ai.operation.name`; a span is named by it and by what it is done with. */
export const operations = {
  graph: "invoke_workflow",
  agent: "invoke_agent",
  call: "chat",
} as const;

/** `gen_ai.provider.name` of graphs and agents, which run in this process. */
export const ownProvider = "onrecord";

/** Name of the event that each attempt of a call leaves in its span. */
export const attemptEvent = "onrecord.attempt";
