import type { RowBlock, RowIndex } from "../row-shapes.ts";

/** The rows of one table, unpacked as they are looked at. */
export interface PackedRows {
  readonly index: RowIndex;
  /** The row at a place. */
  row(at: number): Promise<RowBlock[number] | undefined>;
}

/** Opens the rows that the page holds for a table. */
export async function openRows(document: Document, table: number): Promise<PackedRows> {
  const [packedIndex = "", ...packed] = (document.getElementById(`rows-${table}`)?.textContent ?? "").split(
    "\n",
  );
  const index: RowIndex = JSON.parse(await inflate(packedIndex));
  const blocks = new Map<number, Promise<RowBlock>>();
  const open = async (at: number): Promise<RowBlock> => JSON.parse(await inflate(packed[at] ?? ""));
  return {
    index,
    async row(at) {
      const number = Math.floor(at / index.blockRows);
      const block = blocks.get(number) ?? open(number);
      blocks.set(number, block);
      return (await block)[at % index.blockRows];
    },
  };
}

async function inflate(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return await new Response(stream).text();
}
