import { hardCap } from "../answers/page-room.ts";
import type { ToolAnswer } from "../tool.ts";

const smallest = 60;

/** The answer with the longest evidence that fits, in both fields: `build` is given the characters of one piece. */
export function fitAnswer<S>(longest: number, build: (length: number) => ToolAnswer<S>): ToolAnswer<S> {
  for (let length = longest; ; length = Math.floor(length / 2)) {
    const answer = build(length);
    const isFit = answer.text.length <= hardCap && JSON.stringify(answer.structured).length <= hardCap;
    if (isFit || length < smallest) return answer;
  }
}
