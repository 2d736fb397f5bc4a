import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createModelServices } from "../../app/model-services.ts";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const { signal } = new AbortController();

async function openCalling(folder: string, pid: number) {
  const owner = { host: "here", pid, nonce: `n${pid}` };
  const store = await openStore({ location: folder, owner, nowMs: () => 0, isAlive: () => true });
  onTestFinished(() => store.close());
  const environment = {
    cwd: folder,
    variables: {},
    now: () => new Date(0),
    nowMs: () => 0,
    newId: () => "id",
    signal,
    readStandardInput: async () => new Uint8Array(),
    onProgress: () => undefined,
    random: () => 0,
    fetch,
    userDataDirectory: folder,
  };
  return createModelServices(environment, store).calling();
}

test("two apps over one store do not give a server more calls at once than it takes", async () => {
  const folder = temporaryFolder();
  const load = { now: 0, most: 0, made: 0 };
  const call = { server: "a", location: "local", deadlineMs: 60_000, signal } as const;
  const attempt = async () => {
    load.now += 1;
    load.made += 1;
    load.most = Math.max(load.most, load.now);
    await sleep(2);
    load.now -= 1;
  };
  const apps = [await openCalling(folder, 1), await openCalling(folder, 2)];
  await Promise.all(apps.flatMap(({ retry }) => [1, 2, 3].map(() => retry(call, attempt))));
  expect(load).toEqual({ now: 0, most: 1, made: 6 });
});
