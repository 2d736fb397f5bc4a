import { createRunBudget } from "../../models/budget.ts";
import { openDatabase } from "../../store/database.ts";
import { createLedger } from "../../store/ledger.ts";

// Makes one call and dies in the middle of a second one, as `kill -9` does.
const ledger = createLedger(openDatabase(process.argv[2] ?? ""));
const budget = createRunBudget({ ledger, runId: "r1", caps: {}, unknownPrice: "refuse", nowMs: () => 0 });
const worst = { inputTokens: 200, cachedTokens: 0, outputTokens: 100, usd: 1 };
const call = { model: "m", purpose: "p", worst, signal: new AbortController().signal };
await (await budget.reserve(call)).settle({ inputTokens: 30, cachedTokens: 0, outputTokens: 10, usd: 0.25 });
await budget.reserve(call);
process.kill(process.pid, "SIGKILL");
