import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { smallVtt } from "../small-transcript.ts";
import { analyzeRequest, openTestApp } from "./open-test-app.ts";

/** An app that may use the network, with the small transcript as `ferry.vtt` in its folder. */
export async function openClient(options: { variables?: Record<string, string>; signal?: AbortSignal } = {}) {
  const opened = await openTestApp({ fetch: createHttpFetch(), ...options });
  writeFileSync(join(opened.folder, "ferry.vtt"), smallVtt);
  return opened;
}

/** A short analysis of it on a server. */
export const brief = (server: string, more: object = {}) =>
  analyzeRequest("ferry.vtt", { recipe: "brief", server, ...more });

/** What a good server says first. */
export const began = { event: "began", format: "onrecord/remote@1", readerVersion: "1" };
