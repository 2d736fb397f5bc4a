/** One answer as a model wrote it, with the value that it holds. */
export interface MalformedAnswer {
  readonly rule: string;
  readonly text: string;
  readonly value: unknown;
}

/** What the answers of the corpus must look like. */
export const claimsSchema = {
  type: "object",
  properties: {
    claims: {
      type: "array",
      items: {
        type: "object",
        properties: { text: { type: "string" }, ids: { type: "array", items: { type: "string" } } },
        required: ["text", "ids"],
        additionalProperties: false,
      },
    },
  },
  required: ["claims"],
  additionalProperties: false,
};

const values: readonly object[] = [
  { claims: [{ text: "The ferry was late.", ids: ["s0001"] }] },
  { claims: [] },
  { claims: [{ text: 'She said "no" twice.', ids: ["s0002", "s0003"] }] },
  { claims: [{ text: "A {brace} and a [bracket], and a \\ too", ids: [] }] },
  { claims: [{ text: "El puente costó 3,5 millones — ¿de verdad?", ids: ["s0010"] }] },
  { claims: [{ text: "First line\nsecond line\ttabbed", ids: ["s0011"] }] },
  { claims: [{ text: "```not a fence```, nor // a comment, /* nor this */", ids: ["s0012"] }] },
  {
    claims: [
      { text: "Ends with a comma,", ids: ["s0013"] },
      { text: "it's, ok}", ids: ["s0014"] },
    ],
  },
  { claims: [{ text: "<think>in words</think>", ids: ["s0015"] }] },
  {
    claims: Array.from({ length: 50 }, (_, at) => ({
      text: `Claim number ${at + 1}.`,
      ids: [`s${1_000 + at}`],
    })),
  },
];

type Rule = readonly [name: string, spoil: (json: string, pretty: string) => string];

/** Commas, comments and quotes are spoiled where JSON's own signs stand, never within its strings. */
function outsideStrings(json: string, change: (signs: string) => string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|([^"]+)/g, (_, string?: string, signs?: string) =>
    string === undefined ? change(signs ?? "") : string,
  );
}

const rules: readonly Rule[] = [
  ["plain", (json) => json],
  ["pretty", (_, pretty) => pretty],
  ["byte order mark", (json) => `\uFEFF${json}`],
  ["fence", (json) => `\`\`\`json\n${json}\n\`\`\``],
  ["fence without a name, pretty", (_, pretty) => `\`\`\`\n${pretty}\n\`\`\`\n`],
  ["fence that is not closed", (json) => `\`\`\`json\n${json}`],
  [
    "fence in prose",
    (_, pretty) => `Here is what I found:\n\n\`\`\`json\n${pretty}\n\`\`\`\n\nTell me if you need more.`,
  ],
  ["prose before", (json) => `Sure! The answer is below.\n${json}`],
  ["prose after", (json) => `${json}\n\nI looked at lines [s0001] to [s0004]; it's all there.`],
  ["prose around with citations", (json) => `Looking at [s0001] and (s0002):\n${json}\nAs asked {as JSON}.`],
  ["think tags", (json) => `<think>\nThe user wants {"claims": …}. Let me see.\n</think>\n\n${json}`],
  ["think tags and a fence", (json) => `<think>ok</think>\`\`\`json\n${json}\n\`\`\``],
  ["a closing think tag alone", (json) => `I should list {"claims": [1]}\n</think>\n${json}`],
  ["thinking tags in capitals", (json) => `<THINKING>hm</THINKING>${json}`],
  [
    "channels",
    (json) =>
      `<|channel|>analysis<|message|>Some {"claims": 1} idea<|end|><|start|>assistant<|channel|>final<|message|>${json}`,
  ],
  ["end mark", (json) => `${json}<|im_end|>`],
  ["trailing commas", (json) => outsideStrings(json, (signs) => signs.replace(/(?<=[\]}])([\]}])/g, ",$1"))],
  [
    "trailing commas, pretty",
    (_, pretty) =>
      outsideStrings(pretty, (signs) =>
        signs
          .replace(/(\n\s*[\]}])/g, (end, _all, at) => (at === 0 || /[\]}]/.test(end) ? `,${end}` : end))
          .replace(/\[,/g, "["),
      ),
  ],
  ["one bracket too many", (json) => `${json}}`],
  ["a full stop behind", (json) => `${json}.`],
  ["a bracket and a comma behind", (json) => `${json}],`],
  ["comments", (json) => outsideStrings(json, (signs) => signs.replace(/\{/g, "{ // an object\n"))],
  ["line ends within strings", (json) => json.replaceAll("\\n", "\n").replaceAll("\\t", "\t")],
  ["JSON within a JSON string", (json) => JSON.stringify(json)],
  ["wrapped in an answer", (json) => `{"answer": ${json}}`],
  ["wrapped in a list", (json) => `[${json}]`],
  ["the schema filled in", (json) => `{"type": "object", "properties": ${json}}`],
  ["an extra key", (json) => `{"note": "done", ${json.slice(1)}`],
  ["Windows line ends", (_, pretty) => pretty.replaceAll("\n", "\r\n")],
];

/** Every rule on every value, and two rules on one: fences and thoughts over trailing commas and comments. */
export function malformedAnswers(): readonly MalformedAnswer[] {
  const single = values.flatMap((value) =>
    rules.map(([rule, spoil]) => ({
      rule,
      value,
      text: spoil(JSON.stringify(value), JSON.stringify(value, null, 2)),
    })),
  );
  const outer = rules.filter(([name]) => /^(?:fence|prose|think|end mark)/.test(name));
  const inner = rules.filter(([name]) => /^(?:trailing commas|comments|one bracket)/.test(name));
  const double = values.flatMap((value) =>
    outer.flatMap(([outerName, wrap]) =>
      inner.map(([innerName, spoil]) => {
        const spoilt = spoil(JSON.stringify(value), JSON.stringify(value, null, 2));
        return { rule: `${innerName} in ${outerName}`, value, text: wrap(spoilt, spoilt) };
      }),
    ),
  );
  return [...single, ...double];
}
