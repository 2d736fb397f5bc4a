import { OnrecordError } from "../../errors.ts";
import { type BlobStore, hashContent, renewAfterMs } from "../blob-store.ts";
import { nowMs, type Postgres } from "./postgres.ts";

/** In SQL: whether a blob is as it was stored, and whether its last mark as used is old. */
export const isWhole = "encode(sha256(blobs.bytes), 'hex') = blobs.sha256";
export const isStale = `blobs.used_ms < ${nowMs} - ${renewAfterMs}`;

/** Marks a blob as used now; false when it is gone. */
export async function markUsed(postgres: Postgres, sha256: string): Promise<boolean> {
  const marked = await postgres.query(
    `UPDATE onrecord.blobs SET used_ms = ${nowMs} WHERE sha256 = $1 RETURNING sha256`,
    [sha256],
  );
  return marked.length === 1;
}

/** Blobs in Postgres, which all machines of the store have. */
export function createPostgresBlobs(postgres: Postgres): BlobStore {
  const read = async (sha256: string): Promise<Uint8Array | undefined> => {
    const [row] = await postgres.query<{ bytes: Uint8Array }>(
      "SELECT bytes FROM onrecord.blobs WHERE sha256 = $1",
      [sha256],
    );
    return row !== undefined && hashContent(row.bytes) === sha256 ? row.bytes : undefined;
  };
  return {
    async put(content) {
      const sha256 = hashContent(content);
      // The server looks, so that bytes which it has do not travel.
      const [found] = await postgres.query<{ isStale: boolean }>(
        `SELECT ${isStale} AS "isStale" FROM onrecord.blobs WHERE sha256 = $1 AND ${isWhole}`,
        [sha256],
      );
      // That it was there a moment ago is not enough: gc may have taken it since.
      if (found?.isStale === false || (found !== undefined && (await markUsed(postgres, sha256))))
        return sha256;
      await postgres.query(
        `INSERT INTO onrecord.blobs (sha256, bytes, used_ms) VALUES ($1, $2, ${nowMs})
         ON CONFLICT (sha256) DO UPDATE SET bytes = EXCLUDED.bytes, used_ms = EXCLUDED.used_ms`,
        [sha256, Buffer.from(content)],
      );
      return sha256;
    },
    read,
    async readText(sha256) {
      const bytes = await read(sha256);
      if (bytes !== undefined) return new TextDecoder().decode(bytes);
      throw new OnrecordError(
        `The store has no whole blob ${sha256.slice(0, 12)}. It was removed or damaged; run the command again on the original file.`,
        { code: "not_found" },
      );
    },
  };
}
