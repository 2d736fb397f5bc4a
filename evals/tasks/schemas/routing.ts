import { z } from "zod";
import { RequestPlan } from "../../../agents/router/schema.ts";
import type { TaskExample } from "../../task.ts";

/** A wish in plain words; where it names no recipe, the plan is made from `recipe`. */
export const RoutingRequest = z.strictObject({
  request: z.string().min(1),
  recipe: z.string().default("wisdom"),
});
export type RoutingRequest = z.infer<typeof RoutingRequest>;

/** What the request asks for; what it leaves open is absent. */
export const RoutingGold = RequestPlan;
export type RoutingGold = z.infer<typeof RoutingGold>;

/** How the request was understood. */
export const RoutingOutput = z.strictObject({ plan: RequestPlan });
export type RoutingOutput = z.infer<typeof RoutingOutput>;

export type RoutingExample = TaskExample<RoutingRequest, RoutingGold>;
