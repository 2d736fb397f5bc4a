import { factChecker } from "../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../agents/quote-verifier/agent.ts";
import type { VerifiedItem } from "../agents/verification.ts";
import type { Claim, Quote } from "../grounding/index.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import type { GraphServices } from "./services.ts";
import type { VerifyItem } from "./verify-state.ts";

interface ItemBatch {
  readonly chunk: string;
  readonly items: readonly VerifyItem[];
}

/** Checks a chunk's quotes and claims, in order; an item whose agent failed is left out. */
export async function checkItems(
  services: GraphServices,
  thread: Thread,
  batch: ItemBatch,
): Promise<VerifiedItem[]> {
  const ofKind = (kind: VerifyItem["kind"]): ItemBatch => ({
    chunk: batch.chunk,
    items: batch.items.filter((item) => item.kind === kind),
  });
  const found = new Map([
    ...(await checkQuotes(services, thread, ofKind("quote"))),
    ...(await checkClaims(services, thread, ofKind("claim"))),
  ]);
  return batch.items.map((item) => found.get(item)).filter((item) => item !== undefined);
}

type Found = (readonly [VerifyItem, VerifiedItem])[];

async function checkQuotes(services: GraphServices, thread: Thread, batch: ItemBatch): Promise<Found> {
  if (batch.items.length === 0) return [];
  const input = { quotes: batch.items.map((item) => ({ quote: toQuote(item), ...translationOf(item) })) };
  const call = { agent: quoteVerifier, input, task: `quotes:${batch.chunk}` };
  const result = await callAgent(services, thread, call);
  if (result.status === "failed") return [];
  return batch.items.flatMap((item, index): Found => {
    const check = result.output.checks[index];
    return check === undefined ? [] : [[item, { kind: "quote", ...fieldsOf(item), check }]];
  });
}

async function checkClaims(services: GraphServices, thread: Thread, batch: ItemBatch): Promise<Found> {
  if (batch.items.length === 0) return [];
  const input = { claims: batch.items.map((item) => ({ claim: toQuote(item), ...translationOf(item) })) };
  const call = { agent: factChecker, input, task: `claims:${batch.chunk}` };
  const result = await callAgent(services, thread, call);
  if (result.status === "failed") return [];
  return batch.items.flatMap((item, index): Found => {
    const check = result.output.checks[index];
    return check === undefined ? [] : [[item, { kind: "claim", ...fieldsOf(item), check }]];
  });
}

function toQuote({ text, speaker, language }: VerifyItem): Quote & Claim {
  return {
    text,
    ...(speaker === undefined ? {} : { speaker }),
    ...(language === undefined ? {} : { language }),
  };
}

function translationOf({ translation }: VerifyItem): { translation?: string } {
  return translation === undefined ? {} : { translation: translation.text };
}

function fieldsOf({ id, section, span, translation }: VerifyItem) {
  return {
    id,
    ...(section === undefined ? {} : { section }),
    ...(span === undefined ? {} : { span }),
    ...(translation === undefined ? {} : { translation }),
  };
}
