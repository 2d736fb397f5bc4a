import { createHash, timingSafeEqual } from "node:crypto";

/** Whether an Authorization header carries the token; takes the same time however wrong it is. */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  const [, given] = /^bearer +(\S+) *$/i.exec(authorization ?? "") ?? [];
  return timingSafeEqual(digest(given ?? ""), digest(token)) && given !== undefined;
}

// Digests have one length, which the comparison needs.
function digest(text: string): Uint8Array {
  return createHash("sha256").update(text).digest();
}
