import { OnrecordError } from "../../errors.ts";
import { writeCall } from "../answers/next-call.ts";
import { ToolError } from "../tool-error.ts";

const settings = "onrecord.config.json";

/** What to do about an error of the settings, the models or the budget; the program's own hints are for a terminal. */
const advice: Readonly<Record<string, string>> = {
  auth: `Ask the user to set the model's key, or call again with "models":["builtin"].`,
  unknown_model: `Call list_choices {} for the models that may be used, or ask the user to correct ${settings}.`,
  not_local: `Call again with "models":["builtin"] or a local model of list_choices {}; this server was told to keep everything on this machine.`,
  unknown_price: `Ask the user to write the model's price into its card, or call again with "models":["builtin"].`,
  over_budget: `Ask the user to raise "budget" in ${settings}, or call again with "models":["builtin"].`,
  missing_program: `Ask the user to install Apertium for that pair of languages, or to name a model for the translator in ${settings}.`,
  bad_usage: `Ask the user to correct ${settings}.`,
};

const messages: Readonly<Record<string, string>> = {
  auth: "The server of the model refuses the key, or there is none.",
  not_local: "The model runs on another machine and this server is local only, so nothing was sent.",
  unknown_price: "The price of the model is not known, so a cap on money cannot be kept.",
  over_budget: "The budget of the run is used up, so no new call was made.",
  missing_program: "Nothing here translates between these languages.",
};

/** An error from before there was a run: nothing was sent and nothing recorded. */
export function toBeginError(error: unknown): unknown {
  if (!(error instanceof OnrecordError)) return error;
  const { code } = error;
  const message = messages[code] ?? error.message;
  return new ToolError({
    code,
    message,
    next: advice[code] ?? "Change the arguments as the message says, or tell the user what it says.",
  });
}

/** How a run ended that has no result; what servers and models said of it stands in the run, inside its fence. */
export function toRunError(error: unknown, run: string): unknown {
  if (!(error instanceof OnrecordError)) return error;
  const { code } = error;
  const look = writeCall("get_run", { run });
  switch (code) {
    case "cancelled":
      return new ToolError({
        code,
        message: `Run ${run} was stopped before its end.`,
        next: `get_run {"run":"${run}","resume":true} goes on with it; so does the same call.`,
      });
    case "run_conflict":
      return new ToolError({
        code,
        message: `Another process works on run ${run}.`,
        next: `Wait for it: ${look}`,
      });
    default:
      return new ToolError({
        code,
        message: messages[code] ?? `Run ${run} failed (${code}).`,
        next: advice[code] ?? `Make the same call to try again; why its agents failed: ${look}`,
      });
  }
}
