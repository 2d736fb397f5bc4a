/** A call as a model can make it: `read_transcript {"transcript":"talk-1a2b3c4d"}`; absent arguments are left out. */
export function writeCall(tool: string, args: Readonly<Record<string, string | number | undefined>>): string {
  return `${tool} ${JSON.stringify(args)}`;
}
