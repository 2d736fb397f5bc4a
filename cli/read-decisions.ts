import { z } from "zod";
import type { PlanDecision } from "../app/app.ts";
import { OnrecordError } from "../errors.ts";
import { StatementDecision } from "../graphs/review-schema.ts";

/** A line about a plan. */
const PlanLine = z.strictObject({
  decision: z.enum(["approve", "edit"]),
  drop: z.array(z.string()).optional(),
  limits: z.record(z.string(), z.int().positive()).optional(),
  models: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  reason: z.string().optional(),
});

/** Decisions of a script, in its order. */
export interface WrittenDecisions {
  readonly plans: readonly PlanDecision[];
  readonly statements: readonly StatementDecision[];
}

/** Reads decisions as JSON lines: one with an `id` is about a statement, one without about the plan. Throws `bad_input`. */
export function readDecisions(text: string): WrittenDecisions {
  const plans: PlanDecision[] = [];
  const statements: StatementDecision[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const value = parseLine(line, index);
    if ("id" in value) statements.push(check(StatementDecision, value, index));
    else plans.push(check(PlanLine, value, index));
  }
  return { plans, statements };
}

function parseLine(line: string, index: number): object {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // Told below, like any other line that is no object.
  }
  throw wrong(index, "this is no JSON object");
}

function check<T>(schema: z.ZodType<T>, value: object, index: number): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw wrong(index, [issue?.path.join("."), issue?.message].filter((part) => part !== "").join(": "));
}

function wrong(index: number, what: string): OnrecordError {
  return new OnrecordError(
    `Decisions, line ${index + 1}: ${what}. A line is {"id": "ideas-dropped-01", "decision": "keep"|"correct"|"drop", "text": …, "reason": …}, or {"decision": "approve"|"edit", "drop": […], "limits": {…}, "models": {…}} for a plan.`,
    { code: "bad_input" },
  );
}
