/** A request to a model in OpenAI's shape, as far as it is looked at. */
export interface ChatRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly content: string }[];
}

/** True of the made-up meeting: it passes its check. */
const trueText = "The second boat costs 18,500 euros a month.";
/** Wrong figures: each fails its check, when it is written again, too. */
const wrongTexts = [
  "The second boat costs 81,500 euros a month.",
  "The second boat costs 95,000 euros a month.",
];

/**
 * What the scripted model says to a request: sections for a summarizer, Spanish for a translator, a number for anybody
 * else. `mark` stands in it, so that an answer that was kept can be told from its text.
 */
export function answerChat({ messages }: ChatRequest, mark: string): string {
  const prompt = messages.map(({ content }) => content).join("\n");
  if (prompt.startsWith("You translate")) return JSON.stringify({ ...translate(prompt), mark });
  if (prompt.startsWith("You write parts")) return JSON.stringify({ ...summarize(prompt), mark });
  return "Seventeen.";
}

function summarize(prompt: string): object {
  const lines = [...prompt.matchAll(/^(s\d{4,}) \[/gm)].map(([, id = ""]) => id);
  const kinds = [...prompt.matchAll(/^- ([a-z_]+) \(at most \d+\): /gm)].map(([, kind = ""]) => kind);
  const sections = kinds.map((kind) => ({
    kind,
    statements: (kind === "summary" ? [trueText, ...wrongTexts] : [trueText]).map((text) => ({
      segments: ["s0004"],
      text,
      title: null,
    })),
  }));
  return { firstLine: lines[0], lastLine: lines.at(-1), sections };
}

function translate(prompt: string): object {
  const sentences = [...prompt.matchAll(/^(t\d{1,2}): (.*)$/gm)];
  return { translations: sentences.map(([, id = "", text = ""]) => ({ id, text: toSpanish(text) })) };
}

/** The sentences of `boatsVtt` and of the answers above, in Spanish. */
function toSpanish(text: string): string {
  return text
    .replace(
      /^Boat number (\d+) leaves the harbour at (\d+) in the morning\.$/,
      "El barco número $1 sale del puerto a las $2 de la mañana.",
    )
    .replace(/^(?:The|A) second boat costs (\d+),(\d+) euros (?:a|per) month\.$/, (_, thousands, rest) =>
      text.startsWith("The")
        ? `El segundo barco cuesta ${thousands}.${rest} euros al mes.`
        : `Un segundo barco cuesta ${thousands}.${rest} euros al mes.`,
    );
}

/** Forty-five lines of a made-up timetable as WebVTT: more than one batch of a translation. */
export const boatsVtt = `WEBVTT\n${Array.from({ length: 45 }, (_, index) => {
  const clock = (seconds: number): string =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}.000`;
  const hour = 5 + (index % 6);
  return `\n${clock(index * 5)} --> ${clock(index * 5 + 5)}\nBoat number ${index + 1} leaves the harbour at ${hour} in the morning.\n`;
}).join("")}`;
