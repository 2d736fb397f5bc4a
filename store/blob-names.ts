/** Names of blobs in a text: every run of 64 hex digits, so that no field of a later version is missed. */
export function addNames(text: string, names: Set<string>): void {
  for (const [name] of text.matchAll(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g)) names.add(name);
}
