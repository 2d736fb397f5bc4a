import { z } from "zod";
import type { InputRequest } from "../../../mcp-servers/needed-input.ts";
import type { CallContext, Tool } from "../../../mcp-servers/tool.ts";
import { elicit, elicited, type Given, plainTool, sample, sampled, toolOf } from "./plain-tool.ts";

/** The tools of the handshake eras that ask the client while it waits. */
export const askingTools: readonly Tool[] = [
  toolOf("test_sampling", z.strictObject({ prompt: z.string() }), ({ prompt }, context) => {
    const said = sampled(context, "answer");
    return said === undefined
      ? { needs: { requests: { answer: sample(prompt, 100) } } }
      : `LLM response: ${said}`;
  }),
  toolOf("test_elicitation", z.strictObject({ message: z.string() }), ({ message }, context) => {
    const properties = {
      username: { type: "string", description: "User's response" },
      email: { type: "string", description: "User's email address" },
    };
    return askForm(context, elicit(message, properties, ["username", "email"]), "User response");
  }),
  plainTool("test_elicitation_sep1034_defaults", (context) => {
    const properties = {
      name: { type: "string", default: "John Doe" },
      age: { type: "integer", default: 30 },
      score: { type: "number", default: 95.5 },
      status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
      verified: { type: "boolean", default: true },
    };
    return askForm(context, elicit("Fill in the form.", properties, []), "Elicitation completed");
  }),
  plainTool("test_elicitation_sep1330_enums", (context) => {
    const properties = {
      untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
      titledSingle: { type: "string", oneOf: titled("First Option", "Second Option", "Third Option") },
      legacyEnum: {
        type: "string",
        enum: ["opt1", "opt2", "opt3"],
        enumNames: ["Option One", "Option Two", "Option Three"],
      },
      untitledMulti: { type: "array", items: { type: "string", enum: ["option1", "option2", "option3"] } },
      titledMulti: {
        type: "array",
        items: { anyOf: titled("First Choice", "Second Choice", "Third Choice") },
      },
    };
    return askForm(context, elicit("Choose.", properties, []), "Elicitation completed");
  }),
];

function askForm(context: CallContext, request: InputRequest, said: string): Given {
  const form = elicited(context, "form");
  if (form === undefined) return { needs: { requests: { form: request } } };
  return `${said}: action=${form.action}, content=${JSON.stringify(form.content ?? {})}`;
}

function titled(...titles: readonly string[]): readonly object[] {
  return titles.map((title, index) => ({ const: `value${index + 1}`, title }));
}
