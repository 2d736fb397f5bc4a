import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { type ClientHome, makeClientHome } from "./client-home.ts";
import { type ClientPrograms, fetchClients } from "./client-programs.ts";
import { type HttpServer, openHttp } from "./open-http.ts";
import { type ClientRun, runClient } from "./run-client.ts";

let clients: ClientPrograms;
let place: ClientHome;
let http: HttpServer;

beforeAll(async () => {
  clients = fetchClients();
  place = makeClientHome();
  http = await openHttp(place);
});

afterAll(async () => {
  await http.close();
  place.remove();
});

const Listed = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })) });

const toolCalls: Readonly<Record<string, readonly string[]>> = {
  open_transcript: ["source=ferry.vtt"],
  list_transcripts: [],
  search_transcript: ["query=second boat"],
  read_transcript: ["transcript=ferry"],
  verify_quotes: ["transcript=ferry", 'quotes=[{"quote":"The second boat costs 18,500 euros a month"}]'],
  check_claims: ["transcript=ferry", 'claims=[{"claim":"The second boat costs 18,500 euros a month."}]'],
  get_instructions: ["task=brief_me", "transcript=ferry"],
};

describe.each(["stdio", "http"] as const)("over %s", (way) => {
  function inspect(args: readonly string[]): Promise<ClientRun> {
    const environment = Object.entries(place.entry.env).flatMap(([name, value]) => [
      "-e",
      `${name}=${value}`,
    ]);
    const target =
      way === "stdio"
        ? [...environment, place.entry.command, ...place.entry.args]
        : [
            "--transport",
            "http",
            "--server-url",
            http.url,
            "--header",
            `Authorization: Bearer ${http.token}`,
          ];
    return runClient(clients.inspector, ["--cli", ...target, ...args], {
      cwd: place.work,
      variables: { PATH: clients.path, HOME: place.home },
    });
  }

  test("the tools are listed with nothing to say against their schemas", async () => {
    const run = await inspect(["--method", "tools/list", "--strict"]);
    expect([run.code, run.error]).toEqual([0, ""]);
    const names = Listed.parse(JSON.parse(run.out)).tools.map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(toolCalls).sort());
  });

  test.each(Object.entries(toolCalls))("%s answers", async (name, args) => {
    const pairs = args.flatMap((pair) => ["--tool-arg", pair]);
    const run = await inspect(["--method", "tools/call", "--tool-name", name, ...pairs]);
    expect([run.code, run.error]).toEqual([0, ""]);
    expect(run.out).not.toContain('"isError": true');
    expect(run.out).toContain("structuredContent");
  });

  test("templates, resources and prompts are listed and read", async () => {
    await inspect([
      "--method",
      "tools/call",
      "--tool-name",
      "open_transcript",
      "--tool-arg",
      "source=ferry.vtt",
    ]);
    const templates = await inspect(["--method", "resources/templates/list"]);
    expect(templates.out).toContain("transcript://{id}");
    const resources = await inspect(["--method", "resources/list"]);
    const uri = /transcript:\/\/ferry-[0-9a-f]+/.exec(resources.out)?.[0] ?? "";
    const read = await inspect(["--method", "resources/read", "--uri", uri]);
    expect(read.out).toContain("Mara Quint");
    const prompts = await inspect(["--method", "prompts/list"]);
    for (const name of ["extract_wisdom", "verify_article", "brief_me"]) expect(prompts.out).toContain(name);
    for (const name of ["extract_wisdom", "verify_article", "brief_me"]) {
      const prompt = await inspect([
        "--method",
        "prompts/get",
        "--prompt-name",
        name,
        "--prompt-args",
        "transcript=ferry",
      ]);
      expect([prompt.code, prompt.error]).toEqual([0, ""]);
      expect(prompt.out).toContain("ferry");
    }
  });
});
