import { expect, onTestFinished, test } from "vitest";
import { examine } from "../../app/doctor.ts";
import { createApertium } from "../../models/apertium.ts";
import { openStore } from "../../store/open-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

async function apertiumOf(...directions: readonly string[]) {
  const owner = { host: "here", pid: 1, nonce: "n" };
  const location = temporaryFolder();
  const store = await openStore({ location, owner, nowMs: () => 0, isAlive: () => true });
  onTestFinished(() => store.close());
  const findings = await examine(store, createApertium(new Set(directions)), "v20.19.0");
  return findings.find(({ what }) => what === "Apertium");
}

const spanish = ["eng-spa", "spa-eng"];

test("with Spanish alone, doctor says what Portuguese and French need", async () => {
  const { state, detail, remedy } = (await apertiumOf(...spanish)) ?? {};
  expect(state).toBe("ok");
  expect(detail).toBe("en to es, es to en; not en to pt, pt to en, en to fr, fr to en");
  expect(remedy).toContain("apertium-es-pt apertium-fr-es");
});

test("with every pair, doctor has nothing to say about them", async () => {
  expect(await apertiumOf(...spanish, "es-pt", "pt-es", "es-fr", "fr-es")).toEqual({
    what: "Apertium",
    state: "ok",
    detail: "en to es, es to en, en to pt, pt to en, en to fr, fr to en",
  });
});
