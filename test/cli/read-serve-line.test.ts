import { expect, test } from "vitest";
import { addMcpCommand } from "../../cli/commands/mcp.ts";
import { createProgram } from "../../cli/create-program.ts";
import { readServeLine } from "../../cli/read-serve-line.ts";
import { fakeTerminal } from "./run-with.ts";

test.each([
  "mcp transcripts",
  "mcp agents",
  "mcp agents --local-only",
  "mcp transcripts --root talks --store made-up --root notes",
])("onrecord %s means the same as it does to the library for command lines", async (line) => {
  const words = line.split(" ");
  const terminal = fakeTerminal({}, { out: "", error: "", calls: [], opened: [] });
  const program = createProgram(terminal, [addMcpCommand], () => undefined);
  const command = program.commands.find((added) => added.name() === "mcp");
  command?.action(() => undefined);
  await program.parseAsync(words, { from: "user" });
  expect(readServeLine(words)).toEqual({
    server: command?.processedArgs[0],
    options: command?.optsWithGlobals(),
  });
});

test.each([
  "",
  "mcp",
  "mcp recordings",
  "mcp transcripts --http",
  "mcp transcripts --help",
  "mcp transcripts --root",
  "mcp transcripts --root --store",
  "mcp transcripts --root=talks",
  "mcp transcripts talks",
  "mcp config cursor",
  "show mcp",
])("onrecord %s is left to the library for command lines", (line) => {
  expect(readServeLine(line.split(" "))).toBeUndefined();
});
