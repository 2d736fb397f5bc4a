import { createSmallDefinition } from "./small-definition.ts";
import { testServerContract } from "./test-server-contract.ts";

testServerContract({
  name: "a small server",
  create: () => createSmallDefinition(),
  calls: [
    { tool: "count_letters", args: { text: "Ñandú feathers" } },
    { tool: "count_letters", args: { text: "one two", response_format: "detailed" } },
    { tool: "count_letters", args: { text: "one two", response_format: "long" } },
    { tool: "wait_seconds", args: { seconds: "0.01" } },
    { tool: "wait_seconds", args: { seconds: "soon" } },
    { tool: "fail_call", args: { how: "tool" } },
    { tool: "fail_call", args: { how: "program" } },
    { tool: "fail_call", args: { how: "fault" } },
    { tool: "fail_call", args: { how: "schema" } },
    { tool: "fail_call", args: { how: "large_text" } },
    { tool: "fail_call", args: { how: "large_structure" } },
  ],
  resources: ["note://first", "note://second"],
  prompts: [
    { name: "sum_up", args: { topic: "birds" } },
    { name: "sum_up", args: {} },
    { name: "sum_up", args: { topic: "birds", mood: "dry" } },
  ],
});
