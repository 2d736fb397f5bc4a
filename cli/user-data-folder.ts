import { join } from "node:path";

/** Where a user's data of this program belongs on a platform (XDG base directories elsewhere than macOS and Windows). */
export function userDataFolder(
  platform: string,
  home: string,
  variables: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === "darwin") return join(home, "Library", "Application Support", "onrecord");
  if (platform === "win32")
    return join(variables["LOCALAPPDATA"] ?? join(home, "AppData", "Local"), "onrecord");
  const data = variables["XDG_DATA_HOME"] ?? "";
  return join(data.startsWith("/") ? data : join(home, ".local", "share"), "onrecord");
}
