import type { Recording } from "../../agents/recording.ts";

/** What judges are asked; each has closed labels and is calibrated by itself. */
export const judgeKinds = ["key_point_covered", "sentence_supported", "prefer"] as const;
export type JudgeKind = (typeof judgeKinds)[number];

interface ItemFields {
  readonly id: string;
  /** Recording: items of one are not independent of each other. */
  readonly cluster: string;
}

/** Is this key point covered by this summary? */
export interface KeyPointItem extends ItemFields {
  readonly keyPoint: string;
  /** Sentences, without marks of who wrote them. */
  readonly summary: readonly string[];
}

/** Is this sentence supported by the recording? */
export interface SentenceItem extends ItemFields {
  readonly sentence: string;
  readonly recording: Recording;
}

/** Which of two summaries covers more of these points? */
export interface PairItem extends ItemFields {
  readonly points: readonly string[];
  readonly left: readonly string[];
  readonly right: readonly string[];
}

/** What each kind is asked about. */
export interface JudgeItems {
  readonly key_point_covered: KeyPointItem;
  readonly sentence_supported: SentenceItem;
  readonly prefer: PairItem;
}

/** Which side or label a judge is shown first. What a judge says should not depend on it. */
export type JudgeOrder = "yes_first" | "no_first";

/**
 * What a judge said of one item: of a pair, `yes` stands for the left one and `no` for the right one. `lines` are the
 * ids it pointed at, as far as they hold.
 */
export interface Judgement {
  readonly label: "yes" | "no" | "tie";
  readonly lines: readonly string[];
  /** Why code took another label than the judge gave. */
  readonly overruled?: string;
}

/** Someone who labels items of one kind: a model or the built-in engine. */
export interface Judge<K extends JudgeKind> {
  readonly kind: K;
  /** Model spec. */
  readonly spec: string;
  /** Changes with every word of what it is asked. */
  readonly promptVersion: string;
  /** Throws what the model throws. */
  ask(item: JudgeItems[K], order: JudgeOrder): Promise<Judgement>;
}

/** What a judge says of an item when it counts: of a pair both orders, and a tie where they disagree. */
export async function decide<K extends JudgeKind>(judge: Judge<K>, item: JudgeItems[K]): Promise<Judgement> {
  const first = await judge.ask(item, "yes_first");
  if (judge.kind !== "prefer") return first;
  return joinOrders(first, await judge.ask(item, "no_first"));
}

/** The label that both orders gave; where they disagree, a tie. */
export function joinOrders(first: Judgement, second: Judgement): Judgement {
  if (first.label === second.label) return first;
  return { label: "tie", lines: [], overruled: "the two orders gave two labels" };
}
