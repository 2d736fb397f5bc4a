import { expect, test } from "vitest";
import { z } from "zod";
import { type Agent, builtinOutput, runAgent } from "../../agents/agent.ts";
import { createRecording } from "../../agents/recording.ts";
import { OnrecordError } from "../../errors.ts";
import { smallTranscript } from "../small-transcript.ts";

function agentThat(run: Agent<string, number>["run"]): Agent<string, number> {
  return { name: "tester", version: "1", promptVersion: "p", input: z.string(), output: z.number(), run };
}

function context(signal = new AbortController().signal, timeoutMs = 1_000) {
  return { recording: createRecording(smallTranscript), tiers: ["builtin" as const], signal, timeoutMs };
}

test("gives the output of an agent that ends", async () => {
  const result = await runAgent(
    agentThat(async () => builtinOutput(7)),
    "x",
    context(),
  );
  expect(result).toMatchObject({ status: "done", output: 7, attempts: 1 });
});

test("a model's failure is a failed result with its message", async () => {
  const failing = agentThat(async () => {
    throw new OnrecordError("The server is down. Start it.", { code: "model_failed" });
  });
  expect(await runAgent(failing, "x", context())).toEqual({
    status: "failed",
    code: "model_failed",
    message: "The server is down. Start it.",
  });
});

test("an output of the wrong shape is a failed result", async () => {
  const wrong = agentThat(async () => builtinOutput(JSON.parse('"seven"')));
  expect(await runAgent(wrong, "x", context())).toMatchObject({ status: "failed", code: "bad_answer" });
});

test("an agent that hangs and ignores its signal fails after its time", async () => {
  const hanging = agentThat(() => new Promise(() => undefined));
  expect(await runAgent(hanging, "x", context(undefined, 20))).toMatchObject({
    status: "failed",
    code: "timeout",
  });
});

test("the caller's own cancel is thrown on, not recorded as the agent's failure", async () => {
  const abort = new AbortController();
  const running = runAgent(
    agentThat(() => new Promise(() => undefined)),
    "x",
    context(abort.signal),
  );
  abort.abort();
  await expect(running).rejects.toMatchObject({ code: "cancelled" });
});
