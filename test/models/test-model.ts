import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelAdapter } from "../../models/adapter.ts";
import { adapterRequest } from "./call-faulty.ts";

/** How the thing behind an adapter behaves. The good answer is `wholeAnswer`, of a prompt of 31 tokens. */
export type Behaviour = "good" | "cut" | "empty" | "silent";

/** What every adapter's server answers when it is good. */
export const wholeAnswer = "Die Prüfung ist am Freitag.";

/** An adapter before something that behaves as told. */
export interface TestedAdapters {
  create(behaviour: Behaviour): ModelAdapter;
  /** Calls that reached the server; absent when there is none. */
  calls?(): number;
  close(): Promise<void>;
}

/** The suite that every model adapter passes. */
export function testModel(name: string, open: () => Promise<TestedAdapters>): void {
  describe(`the adapter ${name}`, () => {
    let adapters: TestedAdapters;
    beforeAll(async () => {
      adapters = await open();
    });
    afterAll(() => adapters.close());

    test("names its server without a secret, and where it runs", () => {
      const { server, location } = adapters.create("good");
      expect(server).not.toMatch(/@|sk-/);
      expect(location).toBe("local");
    });

    test.each(["whole", "stream"] as const)("gives a %s answer with its counts", async (transport) => {
      const answer = await adapters.create("good").call(adapterRequest({ transport }));
      expect(answer).toMatchObject({ text: wholeAnswer, finish: "stop", inputTokens: 31, outputTokens: 9 });
      expect(answer.servedBy).not.toBe("");
    });

    test.each(["whole", "stream"] as const)("says that a %s answer was cut", async (transport) => {
      const answer = await adapters.create("cut").call(adapterRequest({ transport }));
      expect(answer).toMatchObject({ text: "Die Prüf", finish: "length" });
    });

    test("never gives an empty answer", async () => {
      const call = adapters.create("empty").call(adapterRequest());
      await expect(call).rejects.toMatchObject({
        name: "OnrecordError",
        code: expect.stringMatching(/empty|not_found/),
      });
    });

    test("sends nothing when the call was cancelled before", async () => {
      const before = adapters.calls?.() ?? 0;
      const call = adapters.create("good").call(adapterRequest({ signal: AbortSignal.abort() }));
      await expect(call).rejects.toMatchObject({ code: "cancelled" });
      expect(adapters.calls?.() ?? 0).toBe(before);
    });

    test.each(["whole", "stream"] as const)(
      "ends a silent %s call at once when it is cancelled",
      async (transport) => {
        const controller = new AbortController();
        const call = adapters.create("silent").call(adapterRequest({ transport, signal: controller.signal }));
        const checked = expect(call).rejects.toMatchObject({
          code: expect.stringMatching(/cancelled|not_found/),
        });
        const started = performance.now();
        setTimeout(() => controller.abort(), 20);
        await checked;
        expect(performance.now() - started).toBeLessThan(500);
      },
    );

    test("gives up on a silent call after its time", async () => {
      const call = adapters.create("silent").call(adapterRequest({ attemptMs: 50 }));
      await expect(call).rejects.toMatchObject({ code: expect.stringMatching(/timeout|not_found/) });
    });
  });
}
