import { expect, test } from "vitest";
import { recipeNames } from "../../agents/summarizer/recipe-names.ts";
import { runWith } from "./run-with.ts";

const commands = [
  "analyze",
  "verify",
  "ask",
  "search",
  "show",
  "import",
  "list",
  "runs",
  "resume",
  "jobs",
  "worker",
  "models",
  "gc",
  "doctor",
  "demo",
];

test("help lists every command and shows examples, on standard output", async () => {
  const { code, out, error } = await runWith("--help");
  expect(code).toBe(0);
  expect(error).toBe("");
  for (const command of commands) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
  expect(out).toContain("Examples:");
});

test.each(commands)("the help of %s shows examples and the options of every command", async (command) => {
  const { code, out, opened } = await runWith(`${command} --help`);
  expect(code).toBe(0);
  expect(out).toContain("Examples:");
  expect(out).toContain(`$ onrecord ${command === "resume" ? "resume 3f2a" : command}`);
  expect(out).toContain("--store <dir>");
  expect(out).toContain("--json");
  expect(opened).toEqual([]);
});

test("help of a command gives the same as its --help", async () => {
  const [asked, flagged] = await Promise.all([runWith("help verify"), runWith("verify --help")]);
  expect(asked.code).toBe(0);
  expect(asked.out).toBe(flagged.out);
});

test("--version prints the version alone", async () => {
  expect(await runWith("--version")).toMatchObject({ code: 0, out: "9.8.7\n", error: "" });
});

test("no command at all is wrong usage and shows the help on standard error", async () => {
  const { code, out, error } = await runWith([]);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(error).toContain("Usage: onrecord");
});

test("the help of analyze names every recipe", async () => {
  const { out } = await runWith("analyze --help");
  for (const recipe of recipeNames()) expect(out).toContain(recipe);
});

test.each(["list", "probe"])("models %s has help of its own", async (name) => {
  const { code, out } = await runWith(`models ${name} --help`);
  expect(code).toBe(0);
  expect(out).toContain(`$ onrecord models ${name}`);
});
