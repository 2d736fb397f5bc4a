import type { SectionDraft } from "../agents/draft.ts";
import type { Plan } from "../agents/router/schema.ts";
import { summarizer } from "../agents/summarizer/agent.ts";
import type { FailedDraft } from "../agents/summarizer/schema.ts";
import { isBuiltin } from "./agent-models.ts";
import { callAgent, type Thread } from "./call-agent.ts";
import { checkDrafts } from "./check-drafts.ts";
import type { CheckedSection } from "./checked-sections.ts";
import type { GraphServices } from "./services.ts";

interface RepairWork {
  readonly checked: readonly CheckedSection[];
  readonly planned: Plan["tasks"][number] | undefined;
  readonly task: string;
}

/**
 * Gives failed statements one more chance: a model writes them again, told what failed; an extracted one falls
 * back to the spoken words as they stand. What still fails stays in `failed`.
 */
export async function repairSections(
  services: GraphServices,
  thread: Thread,
  work: RepairWork,
): Promise<readonly CheckedSection[]> {
  const model = work.planned?.model ?? "builtin";
  const rewritten = isBuiltin(thread.models, "summarizer")
    ? fallBack(work.checked)
    : await rewrite(services, thread, work);
  if (rewritten.every((section) => section.drafts.length === 0)) return work.checked;
  const again = await checkDrafts(services, thread, {
    task: `repair:${work.task}`,
    model,
    sections: rewritten,
  });
  return work.checked.map((section, index) => merge(section, again[index]));
}

function fallBack(checked: readonly CheckedSection[]): SectionDraft[] {
  return checked.map(({ kind, title, failed }) => ({
    kind,
    title,
    status: "ok",
    drafts: failed.map(({ draft }) => ({
      ...draft,
      text: draft.evidence.map((part) => part.text.replace(/\s+/g, " ")).join(" … "),
    })),
  }));
}

async function rewrite(services: GraphServices, thread: Thread, work: RepairWork): Promise<SectionDraft[]> {
  const repair: FailedDraft[] = work.checked.flatMap((section) =>
    section.failed.map(({ draft, reason }) => ({ section: section.kind, text: draft.text, reason })),
  );
  const sections = work.planned?.sections ?? [];
  const input = { recipe: work.task, sections, repair };
  const result = await callAgent(services, thread, {
    agent: summarizer,
    input,
    task: `repair:${work.task}`,
  });
  if (result.status === "failed") return [];
  return work.checked.map(({ kind, title, failed, kept }) => {
    const known = new Set(kept.map(({ draft }) => draft.text));
    const written = result.output.sections.find((section) => section.kind === kind)?.drafts ?? [];
    return {
      kind,
      title,
      status: "ok",
      drafts: written.filter(({ text }) => !known.has(text)).slice(0, failed.length),
    };
  });
}

function merge(section: CheckedSection, again: CheckedSection | undefined): CheckedSection {
  if (again === undefined || again.kept.length === 0) return section;
  const saved = new Set(again.kept.map(({ draft }) => draft.evidence[0]?.span.start));
  return {
    ...section,
    kept: [...section.kept, ...again.kept],
    failed: section.failed.filter(({ draft }) => !saved.has(draft.evidence[0]?.span.start)),
  };
}
