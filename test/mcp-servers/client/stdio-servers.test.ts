import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../../temporary-folder.ts";
import { importCaptions, reachable, scripted, stillAlive, worldOf } from "./scripted-servers.ts";

test("captions are taken from a tool, with where they came from", async () => {
  const pids = join(temporaryFolder(), "pids");
  const [file] = await importCaptions(reachable(scripted("works", { PIDS: pids })), worldOf());
  expect(file?.uri).toBe("mcp:archive/get_captions?id=42");
  expect(file?.name).toBe("archive get_captions");
  expect(new TextDecoder().decode(file?.bytes)).toMatch(/^WEBVTT\n\n00:00:01\.000 --> /);
  expect(stillAlive(pids)).toEqual([]);
});

test("a server that greets people on its standard output works all the same", async () => {
  expect(await importCaptions(reachable(scripted("junk")), worldOf())).toHaveLength(1);
});

test("a server is given the variables of its settings and a few usual ones, and no others", async () => {
  const [file] = await importCaptions(reachable(scripted("environment", { OWN_NAME: "x" })), worldOf());
  expect(new TextDecoder().decode(file?.bytes).split(" ").sort()).toEqual(["HOME", "OWN_NAME", "PATH"]);
});

describe("a server that does not behave ends in one line, and nothing of it is left", () => {
  test.each([
    [
      "die-at-start",
      "unreachable",
      'The MCP server "archive" ended with exit code 3 before it answered. Its last words: Error: the variable ARCHIVE is not set. Run its command yourself to see why; it stands under "archive" in the settings.',
    ],
    [
      "die-at-call",
      "unreachable",
      'The MCP server "archive" ended with exit code 7 before it answered. Its last words: Fatal: no disk for [secret] left. Run its command yourself to see why; it stands under "archive" in the settings.',
    ],
    [
      "hang-at-start",
      "timeout",
      'The MCP server "archive" did not answer within 0.6 seconds. Try again, or give it longer with --timeout SECONDS.',
    ],
    [
      "hang-at-call",
      "timeout",
      'The MCP server "archive" did not answer within 0.6 seconds. Try again, or give it longer with --timeout SECONDS.',
    ],
    [
      "error-at-call",
      "server_error",
      'The MCP server "archive" answered with an error: the archive is closed. See what it offers with "onrecord import mcp:archive --tools".',
    ],
    [
      "failed-tool",
      "bad_answer",
      'The tool "get_captions" of the MCP server "archive" failed: No video with that id. Check its arguments with "onrecord import mcp:archive --tools".',
    ],
    [
      "nothing-at-call",
      "empty_input",
      '"get_captions" of the MCP server "archive" gave nothing that could be a transcript. Try another tool; see "onrecord import mcp:archive --tools".',
    ],
    [
      "endless-junk",
      "bad_response",
      'The MCP server "archive" writes to its standard output what is no message of the protocol: starting up. Check that the command of "archive" in the settings starts an MCP server.',
    ],
    [
      "huge-at-call",
      "too_large",
      'The MCP server "archive" answered with more than 50 MB, the most that is read. Ask it for a part of that, or for the captions alone.',
    ],
    [
      "endless-at-call",
      "too_large",
      'The MCP server "archive" answered with more than 50 MB, the most that is read. Ask it for a part of that, or for the captions alone.',
    ],
  ])("%s: %s", async (behaviour, code, message) => {
    const pids = join(temporaryFolder(), "pids");
    const server = reachable(scripted(behaviour, { PIDS: pids, ARCHIVE_KEY: "planted-secret-1" }));
    const world = worldOf(behaviour.startsWith("hang") ? { timeoutSeconds: 0.6 } : {});
    await expect(importCaptions(server, world)).rejects.toMatchObject({ code, message });
    expect(stillAlive(pids)).toEqual([]);
  });
});

test("an interrupt ends the call and the server with all it has started", async () => {
  const pids = join(temporaryFolder(), "pids");
  const interrupt = new AbortController();
  const asked = importCaptions(
    reachable(scripted("hang-at-call", { PIDS: pids })),
    worldOf({ signal: interrupt.signal }),
  );
  setTimeout(() => interrupt.abort(), 400);
  await expect(asked).rejects.toMatchObject({ code: "cancelled" });
  expect(stillAlive(pids)).toEqual([]);
});

test.each([
  ["no-such-program-here", 'there is no program "no-such-program-here". Install it'],
  ["/", '"/" cannot be run (EACCES). Check it'],
])("a command that is no program, %s, is told", async (command, why) => {
  await expect(importCaptions(reachable({ command }), worldOf())).rejects.toMatchObject({
    code: "missing_program",
    message: `The MCP server "archive" cannot be started: ${why}, or correct "command" of "archive" in the settings.`,
  });
});
