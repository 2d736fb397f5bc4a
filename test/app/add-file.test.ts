import { expect, test } from "vitest";
import { openTestApp } from "./open-test-app.ts";

const bytes = new TextEncoder().encode("Mara: The ferry sails at nine.\nJonas: It sails at ten.\n");
const file = { bytes, uri: "mcp:archive/get_captions?id=42", name: "Ferry talk.txt" };

test("bytes from elsewhere are stored with where they came from, and are a source by their id", async () => {
  const { app } = await openTestApp();
  const added = await app.add(file);
  expect(added).toMatchObject({
    status: "ok",
    format: "text",
    transcript: { title: "Ferry talk", source: { uri: "mcp:archive/get_captions?id=42", format: "text" } },
  });
  const id = added.transcript?.id ?? "";
  expect(id).toMatch(/^ferry-talk-[0-9a-f]{8}$/);
  expect(await app.show(id)).toEqual(added);
  expect((await app.list()).map((transcript) => transcript.id)).toEqual([id]);
});

test("bytes that are no transcript are told, and not stored", async () => {
  const { app } = await openTestApp();
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect(await app.add({ ...file, bytes: picture })).toMatchObject({
    status: "error",
    error: { code: "not_a_transcript", message: expect.stringContaining('"Ferry talk.txt"') },
  });
  expect(await app.list()).toEqual([]);
});

test("a source of an MCP server that was not taken in yet says how to", async () => {
  const { app } = await openTestApp();
  expect((await app.show("mcp:archive/get_captions")).error).toEqual({
    code: "bad_usage",
    message:
      '"mcp:archive/get_captions" is taken in from its server first: "onrecord import mcp:archive/get_captions key=value…" prints the id to name here.',
  });
});
