import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OnrecordError } from "../../errors.ts";

/** Where the token of the HTTP door is kept. */
export interface HttpToken {
  readonly token: string;
  readonly path: string;
}

/**
 * The token of a store's folder, made on the first start; the file can be read by its owner only. `newToken` gives 32
 * unguessable characters or more. Throws `not_writable` or `bad_input`.
 */
export function openHttpToken(folder: string, newToken: () => string): HttpToken {
  const path = join(folder, "http-token");
  const token = read(path) ?? create(folder, path, newToken());
  if (!/^[\w.~+/=-]{32,}$/.test(token)) {
    throw new OnrecordError(
      `The file ${path} holds no token. Delete it; the next start makes a new one, for clients to be told.`,
      { code: "bad_input" },
    );
  }
  return { token, path };
}

function read(path: string): string | undefined {
  try {
    const token = readFileSync(path, "utf8").trim();
    // It may have been copied here with everyone's permissions.
    chmodSync(path, 0o600);
    return token;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return undefined;
    throw new OnrecordError(`The file ${path} cannot be read. Make it yours and readable, or delete it.`, {
      code: "not_readable",
      cause,
    });
  }
}

/** Two servers that start together end up with one token: whoever links the file first wins. */
function create(folder: string, path: string, token: string): string {
  const draft = `${path}.${token.slice(0, 8)}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, `${token}\n`, { mode: 0o600, flag: "wx" });
    linkSync(draft, path);
    return token;
  } catch (cause) {
    const existing =
      cause instanceof Error && "code" in cause && cause.code === "EEXIST" ? read(path) : undefined;
    if (existing !== undefined) return existing;
    throw new OnrecordError(
      `The token cannot be written to ${path}. Fix the folder's permissions, or name another with --store.`,
      { code: "not_writable", cause },
    );
  } finally {
    rmSync(draft, { force: true });
  }
}
