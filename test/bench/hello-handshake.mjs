import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { z } from "zod";

// The smallest server of SDK 1.x that one would write, which start times are compared with.
const server = new McpServer({ name: "hello", version: "1.0.0" });
server.registerTool(
  "say_hello",
  { description: "Says hello.", inputSchema: { name: z.string() } },
  async ({ name }) => ({ content: [{ type: "text", text: `Hello ${name}` }] }),
);
await server.connect(new StdioServerTransport());
