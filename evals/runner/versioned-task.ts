import { answerer } from "../../agents/answerer/agent.ts";
import { factChecker } from "../../agents/fact-checker/agent.ts";
import { quoteVerifier } from "../../agents/quote-verifier/agent.ts";
import { router } from "../../agents/router/agent.ts";
import { summarizer } from "../../agents/summarizer/agent.ts";
import { translator } from "../../agents/translator/agent.ts";
import { engineVersion } from "../../grounding/engine-version.ts";
import type { AnyTask } from "../task.ts";

const agents = [router, summarizer, factChecker, quoteVerifier, translator, answerer] as const;

/** The same task with the versions of the engine, its agent and prompt in its own: a changed one makes new records. */
export function withAgentVersions(task: AnyTask): AnyTask {
  const own = agents.filter(({ name }) => task.agent === "analyze" || name === task.agent);
  const versions = own.map(
    ({ name, version, promptVersion }) => `${name} ${version} prompt ${promptVersion}`,
  );
  return { ...task, version: [task.version, `engine ${engineVersion}`, ...versions].join("; ") };
}
