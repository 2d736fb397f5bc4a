/** An error written for the model that called a tool: it can mend the call from what stands here. */
export interface ToolErrorFacts {
  /** Lower-case words joined by `_`. */
  readonly code: string;
  /** What is wrong; no absolute path, no stack, no word of a recording. */
  readonly message: string;
  /** Up to five values that would be valid. */
  readonly valid?: readonly string[];
  /** The next call to make, or what to ask the user. */
  readonly next: string;
}

/** Thrown by tools, told to the client as a failed call. */
export class ToolError extends Error {
  readonly facts: ToolErrorFacts;

  constructor(facts: ToolErrorFacts) {
    super(facts.message);
    this.name = "ToolError";
    this.facts = facts;
  }
}
