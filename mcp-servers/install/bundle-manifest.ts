import type { ServerDefinition } from "../server-definition.ts";

/** Where the parts of a bundle stand in it. */
export const bundleFiles = { server: "server/index.js", icon: "icon.png" } as const;

/** Longest description of a tool that a host lists before a bundle is installed. */
const longest = 240;

/**
 * The manifest.json of the bundle that hosts install with one click (MCPB 0.3). Its user picks the folders that may
 * be read; none is picked beforehand, and the server does not start without one.
 */
export function createBundleManifest(
  definition: Pick<ServerDefinition, "version" | "tools" | "prompts">,
): Readonly<Record<string, unknown>> {
  return {
    manifest_version: "0.3",
    name: "onrecord",
    display_name: "onrecord",
    version: definition.version,
    description: "Did she really say that, and when? Checks quotes and claims against your transcripts.",
    long_description:
      "Open a transcript, search it, and check a quote, a claim or a whole article against what was said: the answer comes with speaker, second and the spoken words. Works offline, with no account and no model of its own; reads only the folders you pick.",
    author: { name: "onrecord contributors" },
    icon: bundleFiles.icon,
    server: {
      type: "node",
      entry_point: bundleFiles.server,
      mcp_config: {
        command: "node",
        args: [`\${__dirname}/${bundleFiles.server}`, `\${user_config.folders}`],
      },
    },
    tools: definition.tools.map(({ name, description }) => ({
      name,
      description: firstSentence(description),
    })),
    ...(definition.prompts.length === 0 ? {} : { prompts_generated: true }),
    keywords: ["transcript", "quotes", "fact-checking", "captions", "meetings"],
    license: "MIT",
    compatibility: { platforms: ["darwin", "linux", "win32"], runtimes: { node: ">=20.19.0" } },
    user_config: {
      folders: {
        type: "directory",
        title: "Folders with transcripts",
        description:
          "Only files in these folders can be opened. Captions, subtitles, text, HTML and JSON are read.",
        multiple: true,
        required: true,
      },
    },
  };
}

function firstSentence(text: string): string {
  const sentence = /^.*?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
  return sentence.length <= longest ? sentence : `${sentence.slice(0, longest - 1)}…`;
}
