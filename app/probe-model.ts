import type { ModelCard } from "../models/card.ts";
import { saveCard } from "../models/cards.ts";
import { probeModel } from "../models/probe.ts";
import type { ProbeRequest } from "./app.ts";
import type { AppEnvironment } from "./environment.ts";
import { toProbedCard } from "./list-models.ts";
import type { ModelServices } from "./model-services.ts";

/** Windows that are tried when nothing else is asked for: a remote server is paid by the token. */
const windowCaps = { local: 131_072, remote: 16_384 } as const;

/** Asks a live server what it does, and keeps the proof in the user's cards. Throws when it does not answer. */
export async function probeAndKeep(
  models: ModelServices,
  environment: AppEnvironment,
  request: ProbeRequest,
): Promise<ModelCard> {
  const registry = models.registry(request.localOnly ? "local_only" : "any");
  const about = registry.describe(request.spec);
  const declared = about.card?.declared.contextTokens ?? windowCaps[about.location];
  const { nowMs } = environment;
  const probed = await probeModel(registry.openAdapter(request.spec), {
    windowTokens: request.maxWindow ?? Math.min(declared, windowCaps[about.location]),
    windowMs: (request.maxSeconds ?? 120) * 1000,
    callMs: 60_000,
    nowMs,
    signal: environment.signal,
    date: environment.now().toISOString().slice(0, 10),
    onStep: ({ step, state, done, total }) =>
      environment.onProgress({ runId: "probe", step: `probe ${step}`, state, done, total }),
  });
  const card = toProbedCard(about, probed);
  saveCard(models.cardsFile, card);
  return card;
}
