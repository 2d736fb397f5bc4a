/** The text of an answer, or the name of the error that came in its place. */
export async function settle(answer: Promise<Response>): Promise<string> {
  try {
    return await (await answer).text();
  } catch (error) {
    return error instanceof Error ? error.name : "unknown";
  }
}
