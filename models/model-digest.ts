import { z } from "zod";
import { readServerAddress } from "./adapters/read-server-address.ts";
import type { DescribedModel } from "./describe-model.ts";

/** Models of an Ollama server with the digests of their files. */
export const OllamaTags = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      digest: z.string().optional().catch(undefined),
      remote_host: z.exactOptional(z.string()),
    }),
  ),
});

/** How long a server may take to say what it has. */
const answerMs = 2_000;

/**
 * The digest of a served model's files. Only Ollama tells one; `undefined` for any other server, and where it does
 * not answer: not known is no error.
 */
export async function findModelDigest(
  { server, model }: Pick<DescribedModel, "server" | "model">,
  network: { readonly fetch: typeof fetch; readonly headers: Readonly<Record<string, string>> },
): Promise<string | undefined> {
  if (server.kind !== "ollama") return undefined;
  const { url, headers } = readServerAddress(server.baseUrl);
  try {
    const answer = await network.fetch(`${url}/api/tags`, {
      signal: AbortSignal.timeout(answerMs),
      headers: { ...headers, ...network.headers },
      redirect: "error",
    });
    const tags = OllamaTags.safeParse(answer.ok ? await answer.json() : undefined);
    const names = [model, `${model}:latest`];
    return tags.data?.models.find(({ name }) => names.includes(name))?.digest;
  } catch {
    return undefined;
  }
}
