import type { Run } from "../../store/run.ts";
import type { ListedResource, ResourceShelf } from "../server-definition.ts";
import { ToolError } from "../tool-error.ts";
import { describeResult } from "./describe-run.ts";
import { findRun } from "./find-run.ts";
import { firstPage } from "./page-request.ts";
import type { AgentsParts } from "./parts.ts";

const scheme = "analysis://";
const mimeType = "text/plain";
const mostListed = 100;

/** The analyses that are finished, by the ids of their runs; `get_run` gives the same text. */
export function createAnalysisShelf(parts: AgentsParts): ResourceShelf {
  const analyses = async (): Promise<readonly Run[]> =>
    (await (await parts.app()).runs()).filter(
      ({ graph, result }) => graph === "analyze" && result !== undefined,
    );
  return {
    templates: [
      {
        uriTemplate: `${scheme}{run}`,
        name: "analysis",
        title: "Analysis of a recording",
        description: "The first page of an analysis by the id of its run, as get_run gives it.",
        mimeType,
      },
    ],
    list: async () => (await analyses()).slice(0, mostListed).map(toListed),
    async read(uri) {
      if (!uri.startsWith(scheme)) throw noAnalysis(uri);
      const outcome = await parts.outcomes.read(await findRun(await parts.app(), uri));
      if (outcome?.result.schema !== "onrecord/analysis@1") throw noAnalysis(uri);
      return { uri, mimeType, text: describeResult(outcome, firstPage("concise")).text };
    },
    async complete(variable, begun) {
      if (variable !== "run") return [];
      const ids = (await analyses()).map(({ id }) => id);
      return ids.filter((id) => id.startsWith(begun)).slice(0, mostListed);
    },
  };
}

function toListed({ id, transcript }: Run): ListedResource {
  return { uri: `${scheme}${id}`, name: id, title: `Analysis of ${transcript.id}`, mimeType };
}

function noAnalysis(uri: string): ToolError {
  return new ToolError({
    code: "not_found",
    message: `There is no analysis at "${uri.slice(0, 200)}".`,
    next: "Call list_runs {} for the ids of analyses; their addresses are analysis://<run>.",
  });
}
