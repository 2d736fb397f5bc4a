import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { createSmallDefinition } from "../contract/small-definition.ts";
import { opening } from "../hosts/line-pipe.ts";
import { openDoor, type RawRequest, sendRaw } from "./open-door.ts";

/** A row of the attack pack: a request to POST /mcp on loopback, and the statuses that are right. */
const Row = z.strictObject({
  id: z.string(),
  what: z.string(),
  req: z.strictObject({
    method: z.string(),
    path: z.string().optional(),
    headers: z.record(z.string(), z.string()),
    body: z.union([z.string(), z.strictObject({ repeat: z.string(), times: z.number() })]).optional(),
    server: z.literal("token").optional(),
  }),
  expect: z.strictObject({ status: z.array(z.number()), max_rss_growth_mb: z.number().optional() }),
});

// Paths are computed from this file: the pack lies beside the project and is no part of it.
const pack = new URL("../../../../shared/data/attacks/http.jsonl", import.meta.url);
const isThere = existsSync(pack);
const rows = isThere
  ? readFileSync(pack, "utf8")
      .trim()
      .split("\n")
      .map((line) => Row.parse(JSON.parse(line)))
  : [];

test.runIf(!isThere)("left out: ../shared/data is absent", () => {
  expect(isThere).toBe(false);
});

test.runIf(isThere).each(rows)("$id: $what", async ({ req, expect: expected }) => {
  const { method, path = "/mcp", headers, body, server } = req;
  const door = await openDoor(createSmallDefinition(), { access: server === "token" ? "token" : "open" });
  const before = process.memoryUsage().rss;
  const answer = await sendRaw(door.url, { method, path, headers, ...toBody(body) });
  const grownMb = (process.memoryUsage().rss - before) / 1e6;
  await door.close();
  expect(expected.status).toContain(answer.status);
  expect(answer.headers["content-type"]).toMatch(
    answer.status === 200 ? /json|event-stream/ : /^application\/json$/,
  );
  if (answer.status !== 200)
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: expect.any(Number) } });
  if (expected.max_rss_growth_mb !== undefined) expect(grownMb).toBeLessThan(expected.max_rss_growth_mb);
});

function toBody(body: z.output<typeof Row>["req"]["body"]): Pick<RawRequest, "body"> {
  if (body === undefined || typeof body === "object") return body === undefined ? {} : { body };
  return { body: body === "INIT" ? JSON.stringify(opening.handshake) : body };
}
