import type { Library } from "../../store/library.ts";
import type { ServerDefinition } from "../server-definition.ts";
import { createClaimsTool } from "./check-claims.ts";
import { createInstructionsTool } from "./get-instructions.ts";
import { instructions } from "./instructions.ts";
import { createLibraryReader } from "./library-reader.ts";
import { createListTool } from "./list-transcripts.ts";
import { createOpenTool } from "./open-transcript.ts";
import { createPrompts } from "./prompts.ts";
import { createReadTool } from "./read-transcript.ts";
import { createResources } from "./resources.ts";
import { createSearchTool } from "./search-transcript.ts";
import { createVerifyTool } from "./verify-quotes.ts";
import { createWarmUp } from "./warm-up.ts";

/** What the transcripts server stands on. It has no network, no model and no database. */
export interface TranscriptsServerOptions {
  readonly library: Library;
  /** Absolute folders whose files may be opened; none: only pasted text and what is stored. */
  readonly roots: readonly string[];
  readonly version: string;
  /** Only for when a transcript was added. */
  readonly now: () => Date;
}

/** The server whose tools open, search, read and check transcripts. What is heavy loads with the first call that needs it. */
export function createTranscriptsServer(options: TranscriptsServerOptions): ServerDefinition {
  const { library, roots, version, now } = options;
  const reader = createLibraryReader({ library, now });
  const warmUp = createWarmUp();
  return {
    name: "transcripts",
    title: "onrecord transcripts",
    version,
    instructions,
    tools: [
      createOpenTool({ reader, roots, onOpen: warmUp.prepare }),
      createSearchTool(reader),
      createReadTool(reader),
      createVerifyTool(reader),
      createClaimsTool(reader),
      createListTool(reader, roots),
      createInstructionsTool(reader),
    ],
    resources: createResources(reader),
    prompts: createPrompts(reader),
    close: async () => warmUp.stop(),
  };
}
