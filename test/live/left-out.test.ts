import { expect, test } from "vitest";
import { leftOut, liveServers } from "./live-servers.ts";

test.each(leftOut)("left out: %s", () => expect(liveServers.length).toBeLessThan(2));

test.each(liveServers)("asked: $spec at $baseUrl", ({ model }) => expect(model).not.toBe(""));
