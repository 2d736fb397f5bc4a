import fc from "fast-check";
import { expect, test } from "vitest";
import { generateTalk } from "../../bench/generate-talk.ts";
import { smallVtt } from "../../small-transcript.ts";
import { openServer } from "./open-server.ts";

const oddValue = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    null,
    "",
    "ferry",
    "long",
    "0:30",
    "s0003",
    "12",
    "concise",
    "detailed",
    "the boat",
    "\0",
    "../x",
  ),
  fc.array(fc.string(), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("text", "speaker", "quote"), fc.string(), { maxKeys: 2 }),
);

test("whatever the arguments are, an answer keeps within bounds and an error names the next step", async () => {
  const { call, paste, server, home, root } = openServer({ "ferry.vtt": smallVtt });
  await paste(smallVtt, "ferry");
  await paste(generateTalk(1500, 9).captions, "long");
  const anyCall = fc.constantFrom(...server.tools).chain(({ name, input }) =>
    fc.record({
      name: fc.constant(name),
      args: fc.dictionary(fc.constantFrom(...Object.keys(input.shape), "extra"), oddValue),
    }),
  );
  await fc.assert(
    fc.asyncProperty(anyCall, async ({ name, args }) => {
      const { text, facts, isError } = await call(name, args);
      expect(Math.max(text.length, JSON.stringify(facts).length)).toBeLessThanOrEqual(40_000);
      expect(text).not.toMatch(/\n\s+at .*:\d+:\d+/);
      for (const folder of [home, root]) expect(text).not.toContain(folder);
      if (isError) {
        expect(facts["error"]).toMatchObject({
          code: expect.stringMatching(/^(?!internal)/),
          next: expect.stringMatching(/\S/),
        });
        expect(text).toMatch(/\nNext: \S/);
      }
    }),
    { numRuns: 250 },
  );
});
