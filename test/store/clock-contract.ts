import {
  type BaseCheckpointSaver,
  Command,
  END,
  interrupt,
  START,
  StateGraph,
  StateSchema,
} from "@langchain/langgraph";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";

/** What holds of the checkpoints of every store on a machine whose clock is set back. */
export function testClockSetBack(open: () => Promise<BaseCheckpointSaver>): void {
  test("a run that waits since the clock was set back is found where it waits, and goes on from there", async () => {
    const checkpointer = await open();
    const noon = Date.parse("2026-10-01T12:00:00Z");
    vi.useFakeTimers({ toFake: ["Date"], now: noon });
    onTestFinished(() => void vi.useRealTimers());
    const ran: string[] = [];
    const note = (name: string) => (): { last: string } => {
      ran.push(name);
      return { last: name };
    };
    const graph = new StateGraph(new StateSchema({ last: z.string() }))
      .addNode("load", note("load"))
      .addNode("write", () => {
        vi.setSystemTime(noon - 3_600_000);
        return note("write")();
      })
      .addNode("check", note("check"))
      .addNode("review", () => ({ last: interrupt<string, string>("what now?") }))
      .addNode("assemble", note("assemble"))
      .addEdge(START, "load")
      .addEdge("load", "write")
      .addEdge("write", "check")
      .addEdge("check", "review")
      .addEdge("review", "assemble")
      .addEdge("assemble", END)
      .compile({ checkpointer });
    const config = { configurable: { thread_id: "run" }, durability: "sync" as const };
    await graph.invoke({ last: "" }, config);
    const { tasks, values } = await graph.getState(config);
    expect(values).toEqual({ last: "check" });
    expect(tasks.map(({ name, interrupts }) => [name, interrupts[0]?.value])).toEqual([
      ["review", "what now?"],
    ]);
    await graph.invoke(new Command({ resume: "go on" }), config);
    expect(ran).toEqual(["load", "write", "check", "assemble"]);
  });
}
