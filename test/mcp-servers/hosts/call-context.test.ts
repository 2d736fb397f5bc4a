import { expect, test } from "vitest";
import { ClientGone } from "../../../mcp-servers/client-gone.ts";
import { withCallContext } from "../../../mcp-servers/hosts/call-context.ts";
import type { CallContext } from "../../../mcp-servers/tool.ts";

function request(signal: AbortSignal, isGone = false) {
  const sent: object[] = [];
  const notifyProgress = async (params: object): Promise<void> => {
    sent.push(params);
  };
  return { sent, signal, isGone: () => isGone, progressToken: "t", notifyProgress };
}

test("progress grows, and none is sent once the call is answered", async () => {
  const asked = request(new AbortController().signal);
  let kept: CallContext | undefined;
  await withCallContext(asked, async (context) => {
    kept = context;
    context.progress(1, undefined, "one");
    context.progress(1, 2, "one again");
    context.progress(Number.NaN, 2, "nothing");
    context.progress(1.5, 2, "more");
  });
  kept?.progress(2, 2, "too late");
  expect(asked.sent).toEqual([
    { progressToken: "t", progress: 1, message: "one" },
    { progressToken: "t", progress: 1.5, total: 2, message: "more" },
  ]);
});

test("progress that cannot be sent does no harm", async () => {
  const asked = {
    ...request(new AbortController().signal),
    notifyProgress: () => Promise.reject(new Error("gone")),
  };
  expect(await withCallContext(asked, async ({ progress }) => progress(1, 1, "one"))).toBeUndefined();
});

test.each([
  [true, true],
  [false, false],
])("a call that ends because the client is gone (%s) says so to the tool: %s", async (isGone, told) => {
  const controller = new AbortController();
  await withCallContext(request(controller.signal, isGone), async ({ signal, progress }) => {
    controller.abort();
    expect(signal.aborted).toBe(true);
    expect(signal.reason instanceof ClientGone).toBe(told);
    progress(1, 1, "for nobody");
  });
});
