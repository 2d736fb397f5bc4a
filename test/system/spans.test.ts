import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { smallVtt } from "../small-transcript.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { startCountingServer } from "../tracing/counting-model-server.ts";
import { briefPaths, pathsOf, type SpanOfTree, spokenWords, sumOf } from "../tracing/span-tree.ts";
import { installPackages } from "./install-packages.ts";
import { runProgram } from "./run-program.ts";

// The last one for Node 20; 0.300 and later want Node 22.
const sdk = { "@opentelemetry/api": "1.9.1", "@opentelemetry/sdk-node": "0.223.0" };
const folder = mkdtempSync(join(tmpdir(), "onrecord-spans-"));
let installed = "";

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));

/** A user's own file that starts their exporter, as the README shows it. */
function startFile(): string {
  if (installed !== "") return installed;
  installPackages(folder, { dependencies: sdk });
  const file = join(folder, "trace.mjs");
  writeFileSync(file, 'import { NodeSDK } from "@opentelemetry/sdk-node";\nnew NodeSDK().start();\n');
  installed = pathToFileURL(file).href;
  return installed;
}

const Sent = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          scope: z.object({ name: z.string() }),
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              attributes: z.array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) })),
            }),
          ),
        }),
      ),
    }),
  ),
});

interface ReceivedSpan extends SpanOfTree {
  readonly trace: string;
}

/** An OTLP receiver in this process; gives what it got as text, and the project's own spans in it. */
async function startReceiver() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const part of request) body += String(part);
    if (request.url === "/v1/traces") bodies.push(body);
    response.setHeader("content-type", "application/json");
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    text: () => bodies.join("\n"),
    spans: () => bodies.flatMap(readSpans),
  };
}

function readSpans(body: string): ReceivedSpan[] {
  return Sent.parse(JSON.parse(body))
    .resourceSpans.flatMap(({ scopeSpans }) => scopeSpans)
    .filter(({ scope }) => scope.name === "onrecord")
    .flatMap(({ spans }) => spans)
    .map(({ traceId, spanId, parentSpanId, name, attributes }) => ({
      trace: traceId,
      id: spanId,
      parent: parentSpanId,
      name,
      attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    }));
}

/** Analyses the small transcript with a scripted model server, with these variables added. */
async function analyze(variables: Record<string, string>) {
  const { baseUrl, reported } = await startCountingServer();
  const cwd = temporaryFolder();
  // A user's SDK sends the command line, too: the file's name says nothing of what is in it.
  writeFileSync(join(cwd, "talk.vtt"), smallVtt);
  const near = { kind: "compatible", baseUrl };
  writeFileSync(join(cwd, "onrecord.config.json"), JSON.stringify({ servers: { near } }));
  const args = ["analyze", "talk.vtt", "--recipe", "brief", "--model", "summarizer=compatible/near/small"];
  const ran = await runProgram([...args, "--store", "store"], {
    cwd,
    variables: { ONRECORD_APERTIUM: "off", ...variables },
  });
  return { ...ran, reported };
}

function exportTo(url: string): Record<string, string> {
  return {
    NODE_OPTIONS: `--import ${startFile()}`,
    OTEL_SERVICE_NAME: "onrecord",
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
    OTEL_METRICS_EXPORTER: "none",
    OTEL_LOGS_EXPORTER: "none",
  };
}

test("a receiver that the user names gets the whole tree of a run, its tokens as the server reported them, and no spoken word", async () => {
  const receiver = await startReceiver();
  const { code, error, reported } = await analyze(exportTo(receiver.url));
  expect({ code, error }).toMatchObject({ code: 0 });
  const spans = receiver.spans();
  expect(pathsOf(spans)).toEqual(briefPaths);
  expect(new Set(spans.map(({ trace }) => trace)).size).toBe(1);
  expect(reported).toMatchObject({ requests: 4, failures: 1 });
  expect(sumOf(spans, "gen_ai.usage.input_tokens")).toBe(reported.inputTokens);
  expect(sumOf(spans, "gen_ai.usage.output_tokens")).toBe(reported.outputTokens);
  for (const word of spokenWords) expect(receiver.text()).not.toContain(word);
});

test("content is in the spans of calls for who asks for it by name", async () => {
  const receiver = await startReceiver();
  const content = { OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: "true" };
  const { code } = await analyze({ ...exportTo(receiver.url), ...content });
  expect(code).toBe(0);
  for (const word of ["ferry", "18,500"]) expect(receiver.text()).toContain(word);
});

test("a receiver that is not there fails no run and holds it up by no more than its limit", async () => {
  const { code, seconds } = await analyze(exportTo("http://127.0.0.1:9"));
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(60);
});

test("an address alone, without an SDK of the user's own, sends nothing", async () => {
  const receiver = await startReceiver();
  const { code } = await analyze({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
  expect(code).toBe(0);
  expect(receiver.text()).toBe("");
});
