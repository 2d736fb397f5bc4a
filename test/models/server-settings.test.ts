import { expect, test } from "vitest";
import {
  isCloudModel,
  listServers,
  locationOf,
  maskUrl,
  ollamaAddress,
} from "../../models/server-settings.ts";

test.each([
  ["http://127.0.0.1:11434", "local"],
  ["http://127.1:11434", "local"],
  ["http://localhost:8080/v1", "local"],
  ["http://box.localhost/v1", "local"],
  ["http://[::1]:8080", "local"],
  ["http://10.1.2.3/v1", "local"],
  ["http://172.31.0.9/v1", "local"],
  ["http://192.168.7.7/v1", "local"],
  ["http://[fd12:3456::1]/v1", "local"],
  ["http://172.32.0.9/v1", "remote"],
  ["http://169.254.169.254/v1", "remote"],
  ["https://api.openai.com/v1", "remote"],
  ["https://127.0.0.1.example.com/v1", "remote"],
  ["https://localhost.example.com/v1", "remote"],
  ["https://127.0.0.1@example.com/v1", "remote"],
  ["http://gpubox/v1", "remote"],
])("%s is %s", (url, location) => {
  expect(locationOf(url)).toBe(location);
});

test.each([
  [undefined, "http://127.0.0.1:11434"],
  ["", "http://127.0.0.1:11434"],
  ["0.0.0.0", "http://127.0.0.1:11434"],
  [":9000", "http://127.0.0.1:9000"],
  ["box:9000", "http://box:9000"],
  ["box", "http://box:11434"],
  ["http://box", "http://box"],
  ["https://box.example.com/ollama/", "https://box.example.com/ollama"],
  ["not an address", "http://127.0.0.1:11434"],
])("OLLAMA_HOST %s is called at %s", (host, address) => {
  expect(ollamaAddress(host)).toBe(address);
});

test("the usual servers need no settings, and the settings win over them", () => {
  const servers = listServers(
    {
      openai: { kind: "openai", baseUrl: "http://127.0.0.1:9/v1" },
      lab: { kind: "compatible", baseUrl: "http://lab/v1", location: "local" },
    },
    { OLLAMA_HOST: "box.example.com" },
  );
  expect(servers.get("ollama")).toMatchObject({
    baseUrl: "http://box.example.com:11434",
    location: "remote",
  });
  expect(servers.get("llama")).toMatchObject({ baseUrl: "http://127.0.0.1:8080/v1", location: "local" });
  expect(servers.get("openai")).toMatchObject({ location: "local", keyVariable: "OPENAI_API_KEY" });
  expect(servers.get("lab")).toMatchObject({ location: "local" });
});

test.each(["gpt-oss:120b-cloud", "glm-5:cloud", "qwen3:cloud:8b", "kimi-k2:1T-Cloud"])(
  "%s only passes through this machine",
  (model) => expect(isCloudModel(model)).toBe(true),
);

test.each(["qwen3:8b", "cloudy:7b", "my-cloud-notes:1b", undefined])(
  "%s runs where its server does",
  (model) => expect(isCloudModel(model)).toBe(false),
);

test("an address with a name and a password is masked whole, in another the key alone", () => {
  expect(maskUrl("https://ann:secret@host.example/v1?api_key=abc")).toBe("https://***");
  expect(maskUrl("https://host.example/v1?api_key=abc")).toBe("https://host.example/v1?api_key=***");
});
