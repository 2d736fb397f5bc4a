import type { Library, TranscriptRow } from "../library.ts";
import type { Postgres } from "./postgres.ts";
import { createPostgresBlobs } from "./postgres-blobs.ts";

const columns = `sha256, id, reader_version AS "readerVersion", reading, added_at AS "addedAt"`;

/** The transcripts in Postgres; `folder` is for what stays on this machine. */
export function createPostgresLibrary(postgres: Postgres, folder: string): Library {
  return {
    folder,
    blobs: createPostgresBlobs(postgres),
    async addTranscript({ sha256, id, readerVersion, reading, addedAt }) {
      await postgres.query(
        `INSERT INTO onrecord.transcripts (sha256, id, reader_version, reading, added_at)
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (sha256) DO UPDATE
         SET id = EXCLUDED.id, reader_version = EXCLUDED.reader_version, reading = EXCLUDED.reading`,
        [sha256, id, readerVersion, reading, addedAt],
      );
    },
    async transcript(sha256) {
      const [row] = await postgres.query<TranscriptRow>(
        `SELECT ${columns} FROM onrecord.transcripts WHERE sha256 = $1`,
        [sha256],
      );
      return row;
    },
    transcripts: () =>
      postgres.query<TranscriptRow>(
        `SELECT ${columns} FROM onrecord.transcripts ORDER BY added_at COLLATE "C" DESC, id COLLATE "C"`,
      ),
  };
}
