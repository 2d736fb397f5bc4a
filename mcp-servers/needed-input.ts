/** A request to the client in the protocol's words, such as `elicitation/create`. */
export interface InputRequest {
  readonly method: "elicitation/create" | "sampling/createMessage" | "roots/list";
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a call needs of the client before it can be answered; has at least one of the two. */
export interface NeededInput {
  /** By names of the tool's own. */
  readonly requests?: Readonly<Record<string, InputRequest>>;
  /** Comes back as it is with what was given; whoever relies on it has to sign it. */
  readonly state?: string;
}

/** What the client gave; not checked by anyone yet. */
export interface GivenInput {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly state?: string;
}
