const verdicts = ["supported", "contradicted", "not_in_source", "overstated"] as const;

/** Answers a fact-checker's request in OpenAI's shape: each claim is judged by the number of its letters. */
export function completeClaims(body: string, usage: "reported" | "hidden"): object {
  const { messages, model }: { messages: readonly { content: string }[]; model: string } = JSON.parse(body);
  const prompt = messages.map(({ content }) => content).join("\n");
  const claims = [...prompt.matchAll(/^(c\d+): (.*)\n {3}for: (.*)$/gm)];
  const checks = claims.map(([, claim = "", text = "", lines = ""]) => ({
    claim,
    reason: `The claim has ${text.length} letters.`,
    for: lines === "none found" ? [] : lines.split(", "),
    against: [],
    verdict: verdicts[text.length % verdicts.length],
  }));
  const content = JSON.stringify({ checks });
  return {
    id: "1",
    object: "chat.completion",
    created: 1,
    model,
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    ...(usage === "hidden"
      ? {}
      : {
          usage: {
            prompt_tokens: Math.ceil(prompt.length / 4),
            completion_tokens: Math.ceil(content.length / 4),
            total_tokens: 0,
          },
        }),
  };
}
