import { createHash } from "node:crypto";

/**
 * Spoken text between two lines of a marker cut from the SHA-256 of the text itself: a text cannot hold its own
 * hash, so nothing spoken can close the fence, and the same text gives the same prompt.
 */
export function fence(text: string): string {
  const marker = `=====${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  return `${marker}\n${text}\n${marker}`;
}
