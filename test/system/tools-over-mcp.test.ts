import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkQuotesInFolder } from "../../graphs/examples/tools-over-mcp.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { program } from "./run-program.ts";

const filesystem = fileURLToPath(
  new URL("../../node_modules/@modelcontextprotocol/server-filesystem/dist/index.js", import.meta.url),
);

const ferry = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Mara>The ferry sails at nine in the morning.

00:00:04.000 --> 00:00:08.000
<v Jonas>No, it sails at ten since the first of June.
`;
const market = `1
00:00:01,000 --> 00:00:05,000
The market is closed on Mondays.
`;

test("a graph checks quotes in the files of a folder, over two MCP servers", async () => {
  const folder = realpathSync(temporaryFolder());
  mkdirSync(join(folder, "talks", "old"), { recursive: true });
  writeFileSync(join(folder, "talks", "ferry.vtt"), ferry);
  writeFileSync(join(folder, "talks", "old", "market.srt"), market);
  writeFileSync(join(folder, "talks", "notes.png"), "no captions");
  const talks = join(folder, "talks");
  const checked = await checkQuotesInFolder({
    folder: talks,
    quotes: ["it sails at ten since the first of June", "The market is closed on Mondays."],
    servers: {
      files: {
        command: process.execPath,
        args: [filesystem, talks],
        stderr: "ignore",
      },
      transcripts: {
        command: process.execPath,
        args: [program, "mcp", "transcripts", "--root", talks],
        env: { PATH: process.env["PATH"] ?? "", ONRECORD_HOME: join(folder, "store") },
        stderr: "ignore",
      },
    },
    signal: AbortSignal.timeout(60_000),
  });
  expect(checked).toEqual([
    { transcript: expect.stringMatching(/^ferry-[0-9a-f]{8}$/), verdicts: ["said", "not_said"] },
    { transcript: expect.stringMatching(/^market-[0-9a-f]{8}$/), verdicts: ["not_said", "said"] },
  ]);
}, 60_000);
