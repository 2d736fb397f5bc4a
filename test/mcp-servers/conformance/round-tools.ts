import { createHmac, timingSafeEqual } from "node:crypto";
import type { InputRequest } from "../../../mcp-servers/needed-input.ts";
import { ProtocolError } from "../../../mcp-servers/protocol-error.ts";
import type { CallContext, Tool } from "../../../mcp-servers/tool.ts";
import {
  elicit,
  elicited,
  type Given,
  listRoots,
  plainTool,
  rootsOf,
  sample,
  sampled,
} from "./plain-tool.ts";

/** Asks for a name. */
export const askName = elicit("What is your name?", { name: { type: "string" } }, ["name"]);
const confirm = elicit("Please confirm", { ok: { type: "boolean" } }, ["ok"]);
const askColor = elicit("Step 2: What is your favorite color?", { color: { type: "string" } }, ["color"]);

/** The tools of 2026-07-28 that are answered in several rounds. */
export const roundTools: readonly Tool[] = [
  plainTool("test_input_required_result_elicitation", (context) => {
    const name = elicited(context, "user_name")?.content?.["name"];
    return typeof name === "string" ? `Hello, ${name}!` : ask({ user_name: askName });
  }),
  plainTool("test_input_required_result_sampling", (context) => {
    const said = sampled(context, "capital_question");
    return said ?? ask({ capital_question: sample("What is the capital of France?", 100) });
  }),
  plainTool("test_input_required_result_list_roots", (context) => {
    const roots = rootsOf(context, "client_roots");
    return roots === undefined ? ask({ client_roots: listRoots }) : `Roots: ${roots.join(", ")}`;
  }),
  plainTool("test_input_required_result_request_state", (context) => {
    if (elicited(context, "confirm") === undefined) return ask({ confirm }, "one");
    return readState(context) === "one" ? "state-ok" : "state-lost";
  }),
  plainTool("test_input_required_result_tampered_state", (context) => {
    if (context.given === undefined) return ask({ confirm }, "one");
    readState(context);
    return elicited(context, "confirm") === undefined ? ask({ confirm }, "one") : "state-ok";
  }),
  plainTool("test_input_required_result_multiple_inputs", (context) => {
    const name = elicited(context, "user_name")?.content?.["name"];
    const greeting = sampled(context, "greeting");
    const roots = rootsOf(context, "client_roots");
    if (name !== undefined && greeting !== undefined && roots !== undefined && readState(context) === "all") {
      return `${greeting} ${name}: ${roots.join(", ")}`;
    }
    return ask(
      { user_name: askName, greeting: sample("Generate a greeting", 50), client_roots: listRoots },
      "all",
    );
  }),
  plainTool("test_input_required_result_multi_round", (context) => {
    const first = elicited(context, "step1");
    const second = elicited(context, "step2");
    if (second !== undefined && readState(context) === "two")
      return `Your color is ${second.content?.["color"]}.`;
    if (first !== undefined && readState(context) === "one") return ask({ step2: askColor }, "two");
    const step1 = elicit("Step 1: What is your name?", { name: { type: "string" } }, ["name"]);
    return ask({ step1 }, "one");
  }),
  plainTool("test_input_required_result_capabilities", (context) => {
    if (context.given !== undefined) return "Thank you.";
    const { clientAbilities = {} } = context;
    return ask({
      ...("elicitation" in clientAbilities ? { user_name: askName } : {}),
      ...("sampling" in clientAbilities ? { question: sample("Say something.", 50) } : {}),
    });
  }),
  plainTool(
    "test_missing_capability",
    (context) => sampled(context, "question") ?? ask({ question: sample("Say something.", 50) }),
  ),
  plainTool("test_streaming_elicitation", async (context) => {
    context.progress(1, 2, "about to ask");
    const name = elicited(context, "user_name")?.content?.["name"];
    return typeof name === "string" ? `Hello, ${name}!` : ask({ user_name: askName });
  }),
];

function ask(requests: Readonly<Record<string, InputRequest>>, state?: string): Given {
  return { needs: { requests, ...(state === undefined ? {} : { state: `${state}.${sign(state)}` }) } };
}

/** The state that this server gave away, unless someone has changed it. */
function readState({ given }: CallContext): string {
  const [state = "", signature = ""] = (given?.state ?? "").split(".");
  const right = sign(state);
  const isRight =
    signature.length === right.length && timingSafeEqual(Buffer.from(signature), Buffer.from(right));
  if (!isRight) throw new ProtocolError("Invalid requestState.", { code: -32602 });
  return state;
}

function sign(state: string): string {
  return createHmac("sha256", "a key made up for this fixture").update(state).digest("hex");
}
