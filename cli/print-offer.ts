import type { ServerResource, ServerTool } from "../mcp-servers/client/protocol-shapes.ts";
import { signatureOf, type ToolArgument } from "../mcp-servers/client/tool-arguments.ts";
import type { Colors } from "./colors.ts";
import { renderTable } from "./print-table.ts";

/** What an MCP server offers that a transcript could come from. */
export interface Offer {
  readonly server: string;
  readonly tools: readonly ServerTool[];
  readonly resources: readonly ServerResource[];
}

const mostResources = 100;
const longestCell = 100;

/** The offer for programs. */
export function toOfferJson({ server, tools, resources }: Offer): Readonly<Record<string, unknown>> {
  return {
    server,
    tools: tools.map((tool) => ({
      name: tool.name,
      title: tool.title ?? null,
      description: tool.description ?? null,
      arguments: signatureOf(tool).arguments.map((argument) => ({
        name: argument.name,
        types: argument.types,
        required: argument.isRequired,
        description: argument.description ?? null,
      })),
    })),
    resources: resources.map(({ uri, name, title, mimeType }) => ({
      uri,
      name: name ?? null,
      title: title ?? null,
      mimeType: mimeType ?? null,
    })),
  };
}

/** The offer for people: a row for each tool, arguments that may be left out in brackets. */
export function renderOffer({ server, tools, resources }: Offer, colors: Colors): string {
  if (tools.length + resources.length === 0)
    return `The MCP server "${server}" offers no tools and no resources.`;
  const toolRows = tools.map((tool) => [
    tool.name,
    signatureOf(tool).arguments.map(renderArgument).join(" "),
    cut(firstSentence(tool.description ?? tool.title ?? "")),
  ]);
  const resourceRows = resources
    .slice(0, mostResources)
    .map(({ uri, title, name, mimeType }) => [uri, mimeType ?? "", cut(title ?? name ?? "")]);
  const tables = [
    ...(toolRows.length === 0 ? [] : [renderTable(["TOOL", "ARGUMENTS", "WHAT IT DOES"], toolRows, colors)]),
    ...(resourceRows.length === 0 ? [] : [renderTable(["RESOURCE", "TYPE", "TITLE"], resourceRows, colors)]),
  ];
  return tables.join("\n\n");
}

function renderArgument({ name, types, isRequired }: ToolArgument): string {
  const type = types.filter((one) => one !== "null").join("|");
  const shown = type === "" || type === "string" ? `${name}=` : `${name}=<${type}>`;
  return isRequired ? shown : `[${shown}]`;
}

function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/s.exec(text.trim())?.[0] ?? text;
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestCell ? line : `${line.slice(0, longestCell - 1)}…`;
}
