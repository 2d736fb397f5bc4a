import { createEvidenceIndex, type EvidenceIndex } from "../../grounding/index.ts";
import { labelledTranscript, type SpokenTurn } from "./labelled-transcript.ts";

const things = "lantern barrel ledger anchor saddle kettle plough basket chimney ladder mortar ferry".split(
  " ",
);
const deeds = "carried mended counted painted weighed sorted emptied borrowed".split(" ");
const places = "the yard|the cellar|the old quay|the upper field|the market hall".split("|");

/** So many turns of talk about other things, none of which says what a test asks for; the same each time. */
export function hoursOfTalk(turns: number, speaker?: string): SpokenTurn[] {
  return Array.from({ length: turns }, (_none, at) => {
    const thing = things[at % things.length] ?? "";
    const deed = deeds[(at * 5) % deeds.length] ?? "";
    const place = places[(at * 7) % places.length] ?? "";
    return [speaker, `Then we ${deed} every ${thing} behind ${place} again.`];
  });
}

/** An index of some turns whose speakers are known. */
export function indexOfTurns(...turns: readonly SpokenTurn[]): EvidenceIndex {
  const names = new Set(turns.flatMap(([speaker]) => speaker ?? []));
  const count = (name: string) => turns.filter(([speaker]) => speaker === name).length;
  const speakers = [...names].map((name) => ({ name, segments: count(name) }));
  return createEvidenceIndex({ ...labelledTranscript(turns), speakers });
}
