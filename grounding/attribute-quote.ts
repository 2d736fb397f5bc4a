import type { LocatedQuote } from "./choose-places.ts";
import type { GroundingIndex } from "./grounding-index.ts";
import { toJudgement } from "./judge.ts";
import type { IndexedQuote } from "./locate.ts";
import { labelsAt, matchSpeaker, positionsOfPlace } from "./match-speaker.ts";
import { placeOfSpeaker } from "./place-of-speaker.ts";
import type { QuoteFinding } from "./quote-finding.ts";

/** Places this much worse than the best are taken before it when they stand under the quote's speaker. */
const speakerMargin = 0.05;

/** The places of a quote, of those that match about as well the ones under the quote's speaker first. */
export function preferSpeaker(
  index: GroundingIndex,
  quote: IndexedQuote,
  { places, speaker }: { readonly places: readonly LocatedQuote[]; readonly speaker: string | undefined },
): readonly LocatedQuote[] {
  const best = places[0];
  if (speaker === undefined || best === undefined) return places;
  const near = places.filter((place) => place.similarity >= best.similarity - speakerMargin);
  const own = near.filter((place) => matchSpeaker(index, positionsOfPlace(place), speaker) === "same");
  if (own.length > 0) return [...own, ...places.filter((place) => !own.includes(place))];
  return [placeOfSpeaker(index, quote, speaker) ?? [], places].flat();
}

/** Turns `said` into `misattributed` where a label names somebody else; marks the mismatch on any verdict. */
export function attribute(
  index: GroundingIndex,
  finding: QuoteFinding,
  { place, speaker }: { readonly place: LocatedQuote; readonly speaker: string | undefined },
): QuoteFinding {
  if (speaker === undefined) return finding;
  return attributeAt(index, finding, { positions: positionsOfPlace(place), speaker });
}

/** As `attribute`, for a place given by token positions. */
export function attributeAt(
  index: GroundingIndex,
  finding: QuoteFinding,
  { positions, speaker }: { readonly positions: readonly number[]; readonly speaker: string | undefined },
): QuoteFinding {
  if (speaker === undefined || matchSpeaker(index, positions, speaker) !== "other") return finding;
  const { said, ...others } = finding.judgement.scores;
  const labels = [...labelsAt(index, positions).keys()].filter((label) => label !== undefined);
  const { form: _form, ...rest } = finding;
  return {
    ...rest,
    judgement: toJudgement({ ...others, said: 0, misattributed: said + others.misattributed }),
    flags: [...finding.flags, "speaker_mismatch"],
    note: [finding.note, `The recording's labels give these words to ${labels.join(", ")}.`]
      .filter(Boolean)
      .join(" "),
  };
}
