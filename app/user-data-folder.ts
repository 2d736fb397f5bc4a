import { join } from "node:path";

/** Where programs keep a user's data on a platform (XDG base directories elsewhere than macOS and Windows). */
export function userDataFolder(
  platform: string,
  home: string,
  variables: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === "darwin") return join(home, "Library", "Application Support");
  if (platform === "win32") return variables["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
  const data = variables["XDG_DATA_HOME"] ?? "";
  return data.startsWith("/") ? data : join(home, ".local", "share");
}
