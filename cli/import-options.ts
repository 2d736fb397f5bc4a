/** What `onrecord import` may be told besides its sources. */
export interface ImportOptions {
  /** URI of a resource of the server. */
  readonly resource?: string;
  readonly tools?: boolean;
  /** A host's file that names servers. */
  readonly servers?: string;
  /** Seconds. */
  readonly timeout: number;
  readonly localOnly?: boolean;
}
