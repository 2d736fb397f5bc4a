import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { saveCard } from "../../models/cards.ts";
import { createHttpFetch } from "../../models/http-fetch.ts";
import { openTestApp, type TestApp } from "../app/open-test-app.ts";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { type LiveServer, liveCards, liveSettings } from "./live-servers.ts";

/** A real app whose settings name the live servers (others where given); `ferry.vtt` in its folder is a short meeting. */
export async function openLiveApp(
  servers?: readonly Pick<LiveServer, "kind" | "baseUrl">[],
): Promise<TestApp> {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "store"), { recursive: true });
  writeFileSync(join(folder, "onrecord.config.json"), JSON.stringify(liveSettings(servers)));
  writeFileSync(join(folder, "ferry.vtt"), smallVtt);
  for (const card of liveCards()) saveCard(join(folder, "store", "cards.json"), card);
  return await openTestApp({ folder, fetch: createHttpFetch() });
}
