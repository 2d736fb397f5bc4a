import type { ReportInput } from "../../report/report-input.ts";
import { makeAnalysis, makeRun, makeTranscript, makeVerification } from "./sample-input.ts";

// Closed sets and what the code computes with; all other texts come from outside.
const closed = new Set([
  "kind",
  "verdict",
  "status",
  "form",
  "flags",
  "schema",
  "graph",
  "read",
  "startedAt",
  "finishedAt",
  "language",
  "section",
]);

/** The sample with the payload in front of every text that can come from outside, in every field, ids and addresses too. */
export function poisonedInput(payload: string): ReportInput {
  const transcript = makeTranscript();
  const verification = makeVerification(transcript);
  const input = {
    transcript: { ...transcript, warnings: [{ code: "repaired", message: "A line was mended." }] },
    analysis: makeAnalysis(transcript),
    verification: { ...verification, notes: ["A note."] },
    run: makeRun(),
  };
  return { ...poison(input, payload), language: "en" };
}

function poison<T>(value: T, payload: string): T {
  return mapTexts(value, (text) => `${payload} ${text}`) as T;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, closed.has(key) ? item : mapTexts(item, change)]),
  );
}

/** Attacks of our own: markup, handlers, addresses, ends of script and style, Markdown, entities, formulas. */
export const ownPayloads: readonly string[] = [
  "<script>window.XSS=1</script>",
  "</script><script>window.XSS=1</script>",
  "</style><style>*{background:url(http://tracker.example/s)}</style>",
  "-->< !--<!--<img src=1 onerror=window.XSS=1>",
  "<!-- run:end -->",
  "' onmouseover='window.XSS=1' x='",
  '" autofocus onfocus=window.XSS=1 x="',
  "` onclick=window.XSS=1 `",
  "<iframe srcdoc='&lt;script&gt;parent.XSS=1&lt;/script&gt;'></iframe>",
  "<meta http-equiv=refresh content='0;url=http://tracker.example'>",
  "<base href=http://tracker.example/><a href=x>go</a>",
  "<form action=http://tracker.example><button>ok</button></form>",
  "<svg><use href=data:image/svg+xml;base64,AAAA /></svg>",
  '<a href="javascript:window.XSS=1">go</a>',
  "[go](javascript:window.XSS=1)",
  "![p](http://tracker.example/p.png)",
  "<http://tracker.example/auto>",
  "http://tracker.example/bare www.tracker.example me@tracker.example",
  "[[page]] ![[embed]] [ref]: http://tracker.example",
  "&lt;script&gt;window.XSS=1&lt;/script&gt;",
  "\u2028window.XSS=1\u2029\u0000\u001b]8;;http://tracker.example\u0007",
  "$" + "{window.XSS=1}`;window.XSS=1;//",
  "=cmd|'/C calc'!A0",
  "| a | b |\n| --- | --- |\n\n    code\n```js\nwindow.XSS=1\n```",
];
