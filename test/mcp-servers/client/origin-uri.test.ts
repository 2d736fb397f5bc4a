import { expect, test } from "vitest";
import { originUri } from "../../../mcp-servers/client/origin-uri.ts";

test.each([
  [{ tool: "get" }, "mcp:files/get"],
  [
    { tool: "get", arguments: { path: "talks/talk.vtt", lines: 20 } },
    "mcp:files/get?path=talks/talk.vtt&lines=20",
  ],
  [{ tool: "get", arguments: { path: "/people/ada/talk one.vtt" } }, "mcp:files/get?path=talk%20one.vtt"],
  [{ tool: "get", arguments: { path: "C:\\people\\ada\\talk.vtt" } }, "mcp:files/get?path=talk.vtt"],
  [{ tool: "get", arguments: { paths: ["/a/b.vtt", "c.vtt"] } }, "mcp:files/get?paths=b.vtt,c.vtt"],
  [
    { tool: "get", arguments: { url: "https://ada:pw@host.example/watch?v=1&token=planted" } },
    "mcp:files/get?url=https://host.example/watch?v=1%26token=***",
  ],
  [
    { tool: "get", arguments: { apiKey: "planted", keyword: "sea", author: "Ada" } },
    "mcp:files/get?apiKey=***&keyword=sea&author=Ada",
  ],
  [{ tool: "get", arguments: { q: "Bearer abcdefgh12345" } }, "mcp:files/get?q=Bearer%20[secret]"],
  [
    { tool: "get", arguments: { q: "with planted-secret-1 in it" } },
    "mcp:files/get?q=with%20[secret]%20in%20it",
  ],
  [{ tool: "get", arguments: { q: "a&b=c#d\n\u202ee" } }, "mcp:files/get?q=a%26b=c%23d%0A%E2%80%AEe"],
  [{ tool: "get", arguments: { q: "Größe 東京" } }, "mcp:files/get?q=Größe%20東京"],
  [{ tool: "get", arguments: { id: "1" }, resource: "note://1/a" }, "mcp:files/get?id=1#note://1/a"],
  [{ resource: "note://1/a" }, "mcp:files/note://1/a"],
  [{ resource: "file:///people/ada/talk.vtt" }, "mcp:files/talk.vtt"],
])("%j comes from %s", (origin, uri) => {
  expect(originUri({ server: "files", secrets: ["planted-secret-1"], ...origin })).toBe(uri);
});

test("a long value is cut", () => {
  const uri = originUri({ server: "files", tool: "get", arguments: { q: "x".repeat(500) }, secrets: [] });
  expect(uri).toBe(`mcp:files/get?q=${"x".repeat(200)}…`);
});
