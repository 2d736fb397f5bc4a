import type { TermSheet } from "../../app/term-sheet.ts";
import type { TranscriptRow } from "../../store/library.ts";
import type { CallContext } from "../tool.ts";
import type { LibraryReader } from "./library-reader.ts";

/** A transcript of the library with the sheet of its words. */
export interface SheetRow {
  readonly row: TranscriptRow;
  readonly sheet: TermSheet;
}

/** Characters of speech put on the shelf in one call: about 20 hours, a second's work. */
const maxNewCharacters = 1_000_000;

/** The sheets of rows; missing ones are made, within bounds, and what is left out then has none yet. */
export async function takeSheets(
  reader: LibraryReader,
  rows: readonly TranscriptRow[],
  context: CallContext,
): Promise<SheetRow[]> {
  const shelf = await reader.terms();
  const sheets: SheetRow[] = [];
  let characters = 0;
  for (const [at, row] of rows.entries()) {
    const known = shelf.get(row);
    if (known !== undefined) sheets.push({ row, sheet: known });
    else if (characters < maxNewCharacters) {
      context.signal.throwIfAborted();
      context.progress(at, rows.length, "Indexing transcripts");
      const { transcript, row: current } = await reader.open(row);
      characters += transcript.text.length;
      const sheet = shelf.get(current);
      if (sheet !== undefined) sheets.push({ row: current, sheet });
      // A turn of the event loop, so that a cancelled call is noticed.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return sheets;
}
