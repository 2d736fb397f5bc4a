import { OnrecordError } from "../errors.ts";

/** Throws `not_local` when a remote server would be called in a run that must stay on this machine. */
export function refuseRemote(
  spec: string,
  location: "local" | "remote",
  privacy: "local_only" | "any",
): void {
  if (privacy === "any" || location === "local") return;
  throw new OnrecordError(
    `The model ${spec} runs on another machine and this run is local only, so nothing was sent. Name a local model such as ollama/qwen3:8b or builtin, or leave --local-only away.`,
    { code: "not_local" },
  );
}
