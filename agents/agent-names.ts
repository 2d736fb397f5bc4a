/** Every agent, by the name of its folder, in the order of a run. */
export const agentNames = [
  "router",
  "summarizer",
  "fact-checker",
  "quote-verifier",
  "translator",
  "answerer",
] as const;
export type AgentName = (typeof agentNames)[number];
