/** Whether a store is named by an address of Postgres rather than by a folder. */
export function isPostgresAddress(name: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(name);
}

/** An address as it may be shown: without its password and its parameters, which may hold one. */
export function toShownAddress(address: string): string {
  try {
    const { protocol, username, host, pathname } = new URL(address);
    return `${protocol}//${username === "" ? "" : `${username}@`}${host}${pathname}`;
  } catch {
    return "postgres://…";
  }
}

/** Whether an address tells its password to whoever reads it. */
export function hasPassword(address: string): boolean {
  try {
    const { password, searchParams } = new URL(address);
    return password !== "" || searchParams.has("password");
  } catch {
    return true;
  }
}
