/** What of a span tells its place and its sums. */
export interface SpanOfTree {
  readonly id: string;
  readonly parent: string | undefined;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The way from the top to each span by names, with the tasks of agents; sorted. */
export function pathsOf(spans: readonly SpanOfTree[]): readonly string[] {
  return spans.map((span) => pathOf(spans, span)).sort();
}

function pathOf(spans: readonly SpanOfTree[], span: SpanOfTree): string {
  const task = span.attributes["onrecord.task"];
  const name = task === undefined ? span.name : `${span.name} ${task}`;
  const parent = spans.find(({ id }) => id === span.parent);
  return parent === undefined ? name : `${pathOf(spans, parent)} > ${name}`;
}

/** Sum of a number over all spans; one that has none counts nothing. */
export function sumOf(spans: readonly SpanOfTree[], attribute: string): number {
  return spans.reduce((sum, { attributes }) => sum + Number(attributes[attribute] ?? 0), 0);
}

const top = "invoke_workflow analyze";

/** The tree of an analysis of the small transcript with the `brief` recipe, whose summarizer asks `chat small`. */
export const briefPaths: readonly string[] = [
  top,
  `${top} > invoke_agent fact-checker claims:summarize:points`,
  `${top} > invoke_agent fact-checker claims:summarize:summary`,
  `${top} > invoke_agent quote-verifier quotes:summarize:points`,
  `${top} > invoke_agent router route`,
  `${top} > invoke_agent summarizer summarize:points`,
  `${top} > invoke_agent summarizer summarize:points > chat small`,
  `${top} > invoke_agent summarizer summarize:summary`,
  `${top} > invoke_agent summarizer summarize:summary > chat small`,
];

/** Words of the small transcript, none of which the program says itself. */
export const spokenWords = ["ferry", "boat", "county", "Quint", "Brandt", "18,500", "winter", "Saturday"];
