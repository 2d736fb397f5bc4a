import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OnrecordError } from "../../errors.ts";
import { createScrubber } from "../../models/scrub-secrets.ts";

const key = "key/with+odd=letters";
const address = "https://anna:p%40ss-word@models.example:8443/api/v1";
const scrubber = createScrubber([key, address]);

test.each([
  ["the key", `sent ${key} to`, "sent [secret] to"],
  ["the key, URL-encoded", "?k=key%2Fwith%2Bodd%3Dletters&x", "?k=[secret]&x"],
  ["the key, URL-encoded in small letters", "?k=key%2fwith%2bodd%3dletters&x", "?k=[secret]&x"],
  ["the key in base64", `x ${Buffer.from(key).toString("base64")} y`, "x [secret] y"],
  ["the address", `connect ${address}/chat`, "connect [secret]/chat"],
  ["the address, URL-encoded", `to=${encodeURIComponent(address)}`, "to=[secret]"],
  ["the host with its path", "POST models.example:8443/api/v1/chat", "POST [secret]/chat"],
  ["the password, as it is and as written", "p@ss-word p%40ss-word", "[secret] [secret]"],
  [
    "the login of a Basic header",
    `Basic ${Buffer.from("anna:p@ss-word").toString("base64")}`,
    "Basic [secret]",
  ],
])("takes out %s", (_what, text, clean) => {
  expect(scrubber.text(text)).toBe(clean);
});

test.each([
  ["a key of the usual look", "Incorrect key: sk-live-Abc123_xyz.", "Incorrect key: [secret]."],
  ["a Bearer header", "authorization: Bearer abcdefghij1234", "authorization: Bearer [secret]"],
  ["a login in any address", "GET http://bob:hunter2@10.0.0.1/x", "GET http://[secret]@10.0.0.1/x"],
])("takes out %s that it was not told of", (_what, text, clean) => {
  expect(createScrubber([]).text(text)).toBe(clean);
});

test("knows the key in the value of a header", () => {
  expect(createScrubber(["Bearer quite-odd.key"]).text("the key quite-odd.key is wrong")).toBe(
    "the key [secret] is wrong",
  );
});

test("leaves ordinary words and stand-in keys alone", () => {
  const text = 'Ollama at 127.0.0.1:11434 has no model "risk-free". Ask at 10:30@noon.';
  expect(createScrubber(["ollama", "http://127.0.0.1:11434", ""]).text(text)).toBe(text);
});

describe("an error", () => {
  const inner = Object.assign(new Error(`connect ${address}`), { config: { headers: { key } } });
  const given = new OnrecordError(`The key ${key} failed.`, {
    code: "auth",
    cause: new Error("outer", { cause: inner }),
  });
  const clean = scrubber.error(given);

  test("keeps its class and code", () => {
    expect(clean).toBeInstanceOf(OnrecordError);
    expect(clean).toMatchObject({ code: "auth", message: "The key [secret] failed." });
  });

  test("loses the secrets of its stack and causes, and what libraries hung on it", () => {
    const { cause, stack = "" } = clean instanceof Error ? clean : new Error("no error");
    expect(stack).toContain("The key [secret] failed.");
    expect(stack).not.toContain(key);
    const deepest = cause instanceof Error ? cause.cause : undefined;
    expect(deepest).toMatchObject({ message: "connect [secret]" });
    expect(deepest).not.toHaveProperty("config");
  });

  test("keeps a plain cause, such as a status, without its secrets", () => {
    const withStatus = new OnrecordError("x.", {
      code: "auth",
      cause: { status: 401, message: `no ${key}` },
    });
    expect(scrubber.error(withStatus)).toMatchObject({ cause: { status: 401, message: "no [secret]" } });
  });

  test("ends on causes that go in a circle", () => {
    const circle = new Error("round");
    circle.cause = circle;
    expect(createScrubber([]).error(circle)).toMatchObject({ message: "round" });
  });
});

const packPath = new URL("../../../shared/data/attacks/secrets.jsonl", import.meta.url);
const hasPack = existsSync(packPath);

test.runIf(hasPack)(
  "nothing of ../shared/data/attacks/secrets.jsonl is left in a text that holds all of it",
  () => {
    const rows: { value: string; also_search: string[] }[] = readFileSync(packPath, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    expect(rows.length).toBeGreaterThan(0);
    for (const { value, also_search } of rows) {
      const clean = createScrubber([value]).text(`a ${value} b ${also_search.join(" c ")} d`);
      for (const secret of [value, ...also_search]) expect(clean).not.toContain(secret);
    }
  },
);

test.runIf(!hasPack)("left out: ../shared/data is absent", () => {
  expect(hasPack).toBe(false);
});
