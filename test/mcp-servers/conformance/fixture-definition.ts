import type { Prompt, ResourceShelf, ServerDefinition } from "../../../mcp-servers/server-definition.ts";
import { ToolError } from "../../../mcp-servers/tool-error.ts";
import { askingTools } from "./asking-tools.ts";
import { contentTools, png } from "./content-tools.ts";
import { elicit, elicited } from "./plain-tool.ts";
import { roundTools } from "./round-tools.ts";

/** The server that the conformance suite asks for, as its scenarios describe it; hosted like any other. */
export function createConformanceFixture(): ServerDefinition {
  return {
    name: "conformance-fixture",
    title: "Conformance fixture",
    version: "1.0.0",
    instructions: "Made for the conformance suite of the protocol.",
    tools: [...contentTools, ...askingTools, ...roundTools],
    resources: createShelf(),
    prompts,
    logging: "offered",
    close: async () => undefined,
  };
}

const listed = [
  { uri: "test://static-text", name: "static-text", mimeType: "text/plain" },
  { uri: "test://static-binary", name: "static-binary", mimeType: "image/png" },
  { uri: "test://watched-resource", name: "watched-resource", mimeType: "text/plain" },
].map((resource) => ({ ...resource, title: resource.name, description: `The resource ${resource.name}.` }));

function createShelf(): ResourceShelf {
  const watched = new Set<string>();
  return {
    templates: [
      {
        uriTemplate: "test://template/{id}/data",
        name: "template",
        title: "Template",
        description: "Data for an id.",
        mimeType: "application/json",
      },
    ],
    list: async () => listed,
    async read(uri) {
      if (uri === "test://static-binary") return { uri, mimeType: "image/png", blob: png };
      if (uri === "test://static-text") {
        return { uri, mimeType: "text/plain", text: "This is the content of the static text resource." };
      }
      if (uri === "test://watched-resource")
        return { uri, mimeType: "text/plain", text: "Nothing has changed." };
      const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
      if (id !== undefined) {
        const text = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` });
        return { uri, mimeType: "application/json", text };
      }
      throw new ToolError({ code: "not_found", message: "There is no such resource.", next: "List them." });
    },
    complete: async (_variable, begun) => ["123", "124"].filter((id) => id.startsWith(begun)),
    subscribe: (uri) => {
      watched.add(uri);
    },
    unsubscribe: (uri) => {
      watched.delete(uri);
    },
  };
}

const none = async (): Promise<readonly string[]> => [];

const prompts: readonly Prompt[] = [
  {
    name: "test_simple_prompt",
    title: "Simple",
    description: "A prompt without arguments.",
    arguments: [],
    render: async () => "This is a simple prompt for testing.",
    complete: none,
  },
  {
    name: "test_prompt_with_arguments",
    title: "Arguments",
    description: "A prompt with two arguments.",
    arguments: [
      { name: "arg1", description: "First test argument", required: true },
      { name: "arg2", description: "Second test argument", required: true },
    ],
    render: async ({ arg1, arg2 }) => `Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`,
    complete: async (_argument, begun) =>
      ["paris", "park", "party"].filter((value) => value.startsWith(begun)),
  },
  {
    name: "test_prompt_with_embedded_resource",
    title: "Embedded resource",
    description: "A prompt that holds a resource.",
    arguments: [{ name: "resourceUri", description: "URI of the resource to embed", required: true }],
    render: async ({ resourceUri = "" }) => [
      {
        role: "user",
        content: {
          type: "resource",
          resource: {
            uri: resourceUri,
            mimeType: "text/plain",
            text: "Embedded resource content for testing.",
          },
        },
      },
      { role: "user", content: { type: "text", text: "Please process the embedded resource above." } },
    ],
    complete: none,
  },
  {
    name: "test_prompt_with_image",
    title: "Image",
    description: "A prompt that holds a picture.",
    arguments: [],
    render: async () => [
      { role: "user", content: { type: "image", data: png, mimeType: "image/png" } },
      { role: "user", content: { type: "text", text: "Please analyze the image above." } },
    ],
    complete: none,
  },
  {
    name: "test_input_required_result_prompt",
    title: "Input required",
    description: "A prompt that asks before it can be told.",
    arguments: [],
    async render(_args, context) {
      const words = elicited(context, "user_context")?.content?.["context"];
      if (typeof words === "string") return `Use this context: ${words}`;
      const asked = elicit("What context should the prompt use?", { context: { type: "string" } }, [
        "context",
      ]);
      return { needs: { requests: { user_context: asked } } };
    },
    complete: none,
  },
];
