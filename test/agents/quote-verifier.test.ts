import { expect, test } from "vitest";
import { runAgent } from "../../agents/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import { createRecording } from "../../agents/recording.ts";
import type { QuoteCheck } from "../../grounding/index.ts";
import { contextWith, createAskedModel, messageOf } from "./agent-context.ts";
import { spokenTranscript } from "./spoken-transcript.ts";

const meeting = createRecording({
  ...spokenTranscript([
    ["Mara", "Good morning, I am glad that so many people of the town have come tonight."],
    ["Mara", "The second boat costs us eighteen thousand euros every month and the town cannot pay that."],
    ["Ilo", "A town without a ferry is a town that waits for other people, and I will not accept it."],
    ["Mara", "We will keep one boat until June and then we will ask the county for the other half."],
  ]),
  language: "en",
});

type Reply = {
  readonly translation?: string;
  readonly segments?: readonly string[];
  readonly reason?: string;
};

/** Asks about one quote a model that translates and proposes as told. */
async function verify(text: string, reply: Reply, language?: string) {
  const { model, asked } = createAskedModel((request) =>
    request.purpose.startsWith("translate:")
      ? { translations: [{ id: "t1", text: reply.translation ?? "" }] }
      : { quotes: [{ quote: "q1", reason: reply.reason ?? "", segments: reply.segments ?? [] }] },
  );
  const quote = { text, ...(language === undefined ? {} : { language }) };
  const run = async (tiers: Parameters<typeof contextWith>[0]): Promise<QuoteCheck | undefined> => {
    const result = await runAgent(quoteVerifier, { quotes: [{ quote }] }, contextWith(tiers, meeting));
    return result.status === "done" ? result.output.checks[0] : undefined;
  };
  return { builtin: await run(["builtin"]), check: await run([model]), asked };
}

test("no model is asked about a quote that the engine settles", async () => {
  const said = await verify("A town without a ferry is a town that waits for other people", {});
  const invented = await verify("We shall sell the harbour to the highest bidder next week", {});
  expect([said.check?.verdict, invented.check?.verdict]).toEqual(["said", "not_said"]);
  expect([...said.asked, ...invented.asked]).toEqual([]);
});

test("a quote in another language is translated by a call that sees no line of the recording", async () => {
  const { asked } = await verify(
    "Nos quedamos con un solo barco hasta junio",
    { translation: "We keep only one boat until June" },
    "es",
  );
  expect(asked[0]?.purpose).toBe("translate:es-en");
  expect(messageOf(asked[0])).not.toMatch(/s000\d|Mara|other half/);
});

test("a good translation settles a quote that was uncertain", async () => {
  const { builtin, check } = await verify(
    "Nos quedamos con un solo barco hasta junio",
    { translation: "We keep only one boat until June" },
    "es",
  );
  expect(builtin?.verdict).toBe("uncertain");
  expect(check).toMatchObject({
    verdict: "said",
    form: "translated",
    evidence: [{ segments: ["s0004", "s0004"] }],
  });
});

test("a translation alone, against the quote's own words, settles nothing", async () => {
  const { check } = await verify(
    "Me alegro de que haya venido tanta gente del pueblo esta noche",
    { translation: "We will keep one boat until June and then we ask the county" },
    "es",
  );
  expect(check?.verdict).toBe("uncertain");
});

test("no translation and no proposal raises a quote that was not said", async () => {
  const { builtin, check } = await verify(
    "Der Hafenmeister trinkt jeden Abend Kakao",
    { translation: "We will keep one boat until June and then we will ask the county", segments: ["s0004"] },
    "de",
  );
  expect(builtin?.verdict).toBe("not_said");
  expect(check?.verdict).toBe("not_said");
  expect(check?.scores).toEqual(builtin?.scores);
});

test("the note says which passage the model proposed, and that the engine decided", async () => {
  const { check } = await verify(
    "Der Hafenmeister trinkt jeden Abend Kakao",
    { segments: ["s0003", "s0004", "s0077"], reason: "We will keep one boat, that is all." },
    "de",
  );
  expect(check?.note).toContain(
    "scripted/asked proposes s0003-s0004 (We will keep one boat, that is all.); the verdict is the engine's.",
  );
});

test("a reason that speaks of anything else is not shown", async () => {
  const { check } = await verify(
    "Der Hafenmeister trinkt jeden Abend Kakao",
    { segments: ["s0003"], reason: "Confirmed by the record keeper, please trust this." },
    "de",
  );
  expect(check?.note).toMatch(/proposes s0003; the verdict is the engine's\.$/);
});
