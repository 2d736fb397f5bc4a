import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { App, ProbeRequest } from "../../app/app.ts";
import { OnrecordError } from "../../errors.ts";
import { GateRecord } from "../../evals/comparison/gate.ts";
import { createFakeOllama, type FakeOllama } from "./fake-ollama.ts";
import { openWorld, type World } from "./open-world.ts";

const wishes = ["the quotes", "a summary", "the ideas", "the facts", "the habits", "the references"];

/** Requests that the rules understand, each a recording of its own. */
function writeWishes({ folder }: World): void {
  const rows = wishes.map((wish, at) => ({
    id: `w${at}`,
    recording: `r${at}`,
    input: { request: `Give me ${wish}.` },
    expected: { sections: [{ kind: wish.replace(/^\w+ /, "") }] },
  }));
  mkdirSync(join(folder, "mine"));
  writeFileSync(
    join(folder, "mine", "examples.jsonl"),
    rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
  );
  const readme = ["name: my-wishes", "title: Wishes", "task: routing", "source: me", "licence: CC0"];
  writeFileSync(join(folder, "mine", "README.md"), `---\n${readme.join("\n")}\n---\n`);
}

function planOf(kinds: readonly string[]) {
  return {
    recipe: null,
    sections: kinds.map((kind) => ({ kind, limit: null })),
    topic: null,
    language: null,
    budget: "normal",
  };
}

/** Reads a request as the rules do. */
function readsWell(text: string): unknown {
  const [, kind = ""] = /Give me \w+ (\w+)\./.exec(text) ?? [];
  return planOf([kind]);
}

/** Understands nothing of it. */
function readsBadly(): unknown {
  return planOf(["conclusion"]);
}

async function openWithModel(
  answer: FakeOllama["answer"],
  over: Partial<App> = {},
): Promise<World & { readonly ollama: FakeOllama }> {
  const ollama = createFakeOllama("tiny:1b", answer);
  const world = await openWorld(ollama, over);
  writeWishes(world);
  return { ...world, ollama };
}

const onWishes = "--data mine --dataset my-wishes";
const gateLine = `eval gate --agent router --candidate ollama/tiny:1b --incumbent builtin ${onWishes}`;
const promoteLine = "models promote ollama/tiny:1b --role router";

function gatePath({ folder }: World): string {
  const gates = join(folder, "out", "eval", "gates");
  return join(gates, readdirSync(gates)[0] ?? "");
}

function readGate(world: World): GateRecord {
  return GateRecord.parse(JSON.parse(readFileSync(gatePath(world), "utf8")));
}

test("a model without a gate on record gets no role, and is told which command makes one", async () => {
  const world = await openWithModel(readsWell);
  const { code, out, error } = await world.run(promoteLine);
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(error).toContain(
    "ollama/tiny:1b may not take the role of the router: no gate of it stands on record",
  );
  expect(error).toContain("onrecord eval gate --agent router --candidate ollama/tiny:1b --incumbent builtin");
});

test("a gate that was passed gives the role, with its evidence on the user's card; auto takes the model and says why", async () => {
  const world = await openWithModel(readsWell);
  expect(await world.run(gateLine)).toMatchObject({ error: "", code: 0 });
  const { code, out } = await world.run(promoteLine);
  expect(code).toBe(0);
  expect(out).toContain(
    "ollama/tiny:1b has the role of the router: not worse than builtin by more than 0.02",
  );
  const { cards } = JSON.parse(readFileSync(join(world.app.storeFolder, "cards.json"), "utf8"));
  expect(cards).toMatchObject([
    {
      id: "ollama/tiny:1b",
      roles: ["router"],
      promotions: [
        {
          agent: "router",
          spec: "ollama/tiny:1b",
          incumbent: "builtin",
          margin: 0.02,
          digest: "d".repeat(64),
          gate: expect.stringMatching(/^[0-9a-f]{64}$/),
          tables: [
            {
              dataset: "my-wishes",
              datasetSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
              scorer: "accuracy",
              examples: 6,
              recordings: 6,
              candidate: { value: 1 },
              difference: { value: 0 },
            },
          ],
        },
      ],
    },
  ]);
  expect((await world.run("models list")).out).toMatch(/ollama\/tiny:1b .* router$/m);
  writeFileSync(join(world.folder, "talk.txt"), "Ana: We open in May.\nBen: And we close in June.\n");
  const analyzed = await world.run(["analyze", "talk.txt", "--json", "--model", "router=auto"]);
  expect(analyzed.code).toBe(0);
  const why =
    /router: auto is ollama\/tiny:1b, the only one that may be called, promoted over builtin on my-wishes/;
  expect(analyzed.error).toMatch(why);
  const [run] = await world.app.runs();
  expect(run?.notes?.[0]).toMatch(why);
  await world.run([
    "analyze",
    "talk.txt",
    "--model",
    "*=builtin",
    "--model",
    "router=auto",
    "--out",
    "report",
  ]);
  expect(readFileSync(join(world.folder, "report", "analysis.md"), "utf8")).toMatch(why);
});

test("a model that is worse gets no role", async () => {
  const world = await openWithModel(readsBadly);
  expect((await world.run(gateLine)).code).toBe(1);
  const { code, error } = await world.run(promoteLine);
  expect(code).toBe(1);
  expect(error).toContain("against builtin");
  expect(error).toContain("the verdict is worse");
});

test("a decision that was edited gives no role: it is made again from the records", async () => {
  const world = await openWithModel(readsBadly);
  await world.run(gateLine);
  const gate = readGate(world);
  const [table] = gate.tables;
  if (table === undefined) throw new Error("One dataset was tried.");
  const forged = { ...gate, verdict: "pass", tables: [{ ...table, verdict: "pass", why: "pass" }] };
  writeFileSync(gatePath(world), JSON.stringify(forged));
  const { code, error } = await world.run(promoteLine);
  expect(code).toBe(1);
  expect(error).toContain("the records in the folder do not bear it out");
});

test.each<[string, (gate: GateRecord) => object, string]>([
  ["a wide margin", (gate) => ({ ...gate, margin: 0.5 }), "its margin of 0.5 is over 0.02"],
  [
    "no record of what was asked",
    ({ asked: _asked, ...gate }) => gate,
    "does not say what it was decided on",
  ],
  [
    "another scorer",
    (gate) => ({ ...gate, asked: { ...gate.asked, scorer: "field_accuracy" } }),
    "field_accuracy was made to decide",
  ],
  [
    "a rival without the role",
    (gate) => ({ ...gate, incumbent: "ollama/other:1b" }),
    "does not have the role",
  ],
  [
    "a dataset that is gone",
    (gate) => ({ ...gate, asked: { ...gate.asked, dataFolders: ["/nowhere"] } }),
    "cannot be read any more",
  ],
])("a gate with %s gives no role", async (_name, change, reason) => {
  const world = await openWithModel(readsWell);
  await world.run(gateLine);
  writeFileSync(gatePath(world), JSON.stringify(change(readGate(world))));
  const { code, error } = await world.run(promoteLine);
  expect({ code, error }).toMatchObject({ code: 1, error: expect.stringContaining(reason) });
});

test("a gate on another version of the files, or of the dataset, gives no role", async () => {
  const world = await openWithModel(readsWell);
  await world.run(gateLine);
  world.ollama.digest = "e".repeat(64);
  expect((await world.run(promoteLine)).error).toContain("the model's files have changed since");
  world.ollama.digest = "d".repeat(64);
  const examples = join(world.folder, "mine", "examples.jsonl");
  writeFileSync(examples, readFileSync(examples, "utf8").replace("the habits", "their habits"));
  expect((await world.run(promoteLine)).error).toContain("the dataset my-wishes has changed since");
});

test("the list says of a role that it was won by other files than the server has now", async () => {
  const world = await openWithModel(readsWell);
  await world.run(gateLine);
  await world.run(promoteLine);
  world.ollama.digest = "e".repeat(64);
  const [row] = await world.app.models();
  expect(row).toMatchObject({ spec: "ollama/tiny:1b", roles: ["router"], staleRoles: ["router"] });
  expect((await world.run("models list")).out).toContain("router (another version)");
});

test.each(["builtin", "scripted/x.json", "builtin,ollama/tiny:1b", "auto"])(
  "%s cannot have a role",
  async (spec) => {
    const { code, error } = await (await openWorld()).run(`models promote ${spec} --role router`);
    expect({ code, error }).toMatchObject({
      code: 2,
      error: expect.stringContaining("roles are for one model"),
    });
  },
);

const tryLine = `models try ollama/tiny:1b --role router --no-probe ${onWishes}`;

test.each<[string, FakeOllama["answer"], object]>([
  ["may take", readsWell, { outcome: "may", gate: { verdict: "pass" } }],
  ["may not take", readsBadly, { outcome: "may_not" }],
  [
    "needs more recordings for",
    (text) => (text.includes("the habits") ? readsBadly() : readsWell(text)),
    { outcome: "needs_more", moreRecordings: expect.any(Number) },
  ],
])("models try tells the roles that a model %s", async (_name, answer, role) => {
  const world = await openWithModel(answer);
  const { code, out } = await world.run(`${tryLine} --json`);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    spec: "ollama/tiny:1b",
    roles: [{ agent: "router", incumbent: "builtin", ...role }],
  });
});

test("what models try found is what promote asks for, and nothing is asked twice", async () => {
  const world = await openWithModel(readsWell);
  const { out } = await world.run(tryLine);
  expect(out).toContain("Give it its roles: onrecord models promote ollama/tiny:1b --role router");
  expect(world.ollama.calls).toBe(6);
  await world.run(tryLine);
  expect(world.ollama.calls).toBe(6);
  expect((await world.run(promoteLine)).code).toBe(0);
});

test("a server that is not there leaves the role untried", async () => {
  const world = await openWithModel(() => {
    throw new TypeError("fetch failed");
  });
  const { code, out } = await world.run(`${tryLine} --json`);
  expect(code).toBe(3);
  expect(JSON.parse(out)).toMatchObject({
    roles: [{ outcome: "not_tried", why: expect.stringContaining("ollama") }],
  });
});

test("models try probes a model first; one that cannot be reached ends it there", async () => {
  const probed: ProbeRequest[] = [];
  const probe = async (request: ProbeRequest): Promise<never> => {
    probed.push(request);
    throw new OnrecordError("Nobody answers.", { code: "unreachable" });
  };
  const world = await openWithModel(readsWell, { probe });
  const line = tryLine.replace(" --no-probe", "");
  expect(await world.run(line)).toMatchObject({ code: 1, out: "", error: "onrecord: Nobody answers.\n" });
  expect(probed).toMatchObject([{ spec: "ollama/tiny:1b", localOnly: false }]);
  expect(world.ollama.calls).toBe(0);
});

test("where nothing translates, a translator is compared with leaving the words as they stand", async () => {
  const world = await openWithModel(() => ({ translations: [] }));
  const { out } = await world.run(
    "models try ollama/tiny:1b --role translator --no-probe --dataset small-translations --sample 2 --json",
  );
  expect(JSON.parse(out)).toMatchObject({ roles: [{ agent: "translator", incumbent: "baseline/copy" }] });
});
