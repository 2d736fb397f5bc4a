import { OnrecordError } from "../../errors.ts";
import { type BlobStore, hashContent } from "../blob-store.ts";
import type { Postgres } from "./postgres.ts";

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
      const whole = await postgres.query(
        "SELECT 1 FROM onrecord.blobs WHERE sha256 = $1 AND encode(sha256(bytes), 'hex') = sha256",
        [sha256],
      );
      if (whole.length === 0) {
        await postgres.query(
          `INSERT INTO onrecord.blobs (sha256, bytes) VALUES ($1, $2)
           ON CONFLICT (sha256) DO UPDATE SET bytes = EXCLUDED.bytes`,
          [sha256, Buffer.from(content)],
        );
      }
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
