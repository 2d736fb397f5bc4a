import { jsonLength } from "../answers/page-room.ts";
import type { Entry } from "./entry.ts";

/** Entries of one page; `next` is the position of the first one after it, absent on the last page. */
export interface EntryPage {
  readonly entries: readonly Entry[];
  readonly next?: number;
}

/** Line ends and commas around an entry. */
const aroundEntry = 4;

/** Whole entries from `position` on, as many as `room` characters hold in text and JSON alike, at least one. */
export function cutPage(entries: readonly Entry[], position: number, room: number): EntryPage {
  let [left, next] = [room, position];
  for (const entry of entries.slice(position)) {
    left -= costOf(entry);
    if (left < 0 && next > position) break;
    next += 1;
  }
  return { entries: entries.slice(position, next), ...(next < entries.length ? { next } : {}) };
}

function costOf({ item, lines }: Entry): number {
  return JSON.stringify(item).length + jsonLength(lines.join("\n")) + aroundEntry;
}
