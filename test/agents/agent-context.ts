import type { AgentContext } from "../../agents/agent.ts";
import { createRecording, type Recording } from "../../agents/recording.ts";
import type { Tier } from "../../agents/tier.ts";
import type { ModelRequest } from "../../models/model.ts";
import { type AnswerFunction, createFunctionModel } from "../../models/testing.ts";
import { smallTranscript } from "../small-transcript.ts";

/** A recording that agents may share in tests: nothing changes it. */
export const ferryRecording: Recording = createRecording(smallTranscript);

/** What an agent is run with. */
export function contextWith(
  tiers: readonly Tier[],
  recording: Recording = ferryRecording,
): AgentContext & { readonly timeoutMs: number } {
  return { recording, tiers, signal: new AbortController().signal, timeoutMs: 2_000 };
}

/** A function model that remembers what it was asked. */
export function createAskedModel(answer: AnswerFunction, contextTokens?: number) {
  const asked: ModelRequest[] = [];
  const model = createFunctionModel(
    "asked",
    (request) => {
      asked.push(request);
      return answer(request);
    },
    contextTokens === undefined ? {} : { contextTokens },
  );
  return { model, asked };
}

/** The message of a request. */
export function messageOf(request: ModelRequest | undefined): string {
  return request?.messages[0]?.content ?? "";
}
