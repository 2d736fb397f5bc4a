import type { GlobalOptions } from "./session.ts";

/** What `onrecord mcp` may be told. */
export interface ServeOptions extends GlobalOptions {
  readonly root: readonly string[];
  readonly localOnly?: boolean;
  readonly http?: boolean;
  readonly port: number;
  readonly bind: string;
  readonly allowHost: readonly string[];
  readonly allowOrigin: readonly string[];
  readonly token: boolean;
}

/** What is so when nothing is said. No well-known service has the port. */
export const usualServeOptions = {
  root: [],
  port: 3270,
  bind: "127.0.0.1",
  allowHost: [],
  allowOrigin: [],
  token: true,
  color: true,
} as const satisfies ServeOptions;
