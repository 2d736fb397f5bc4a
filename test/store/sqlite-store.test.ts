import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { testStore } from "./store-contract.ts";

testStore("in a folder", async () => {
  const folder = temporaryFolder();
  let nowMs = 10_000_000;
  let pid = 0;
  return {
    async open() {
      pid += 1;
      const owner = { host: "here", pid, nonce: `n${pid}` };
      const world = { nowMs: () => nowMs, isAlive: () => true };
      const store = await openStore({ location: folder, folder, owner, ...world });
      onTestFinished(() => store.close());
      return store;
    },
    async pass(ms) {
      nowMs += ms;
    },
    async damage(sha256) {
      writeFileSync(join(folder, "blobs", sha256.slice(0, 2), sha256), "h");
    },
  };
});
