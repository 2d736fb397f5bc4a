const tags = "think|thinking|thought|thoughts|reasoning";
const opening = new RegExp(`^[^{[\`<◁]*(?:<(?:${tags})>|\\[think\\]|◁think▷)`, "i");
const tag = new RegExp(`</?(?:${tags})>|\\[/?think\\]|◁/?think▷`, "gi");
const closing = new RegExp(`</(?:${tags})>|\\[/think\\]|◁/think▷`, "gi");
/** gpt-oss names its channels; only the final one is the answer. */
const finalChannel = /<\|channel\|>final(?:[^<]*)<\|message\|>/g;
const endMark = /(?:<\|(?:im_end|eot_id|end|return|endoftext|end_of_text)\|>|<\/s>|<end_of_turn>)$/;

/**
 * An answer without what the model thought before it and without end marks. `undefined`: it never stopped thinking.
 * A closing tag without an opening one counts too, because some templates open the tag themselves.
 */
export function stripThoughts(text: string): string | undefined {
  let answer = stripEndMarks(text.replace(/^[\uFEFF\u200B\s]+/, ""));
  const channel = [...answer.matchAll(finalChannel)].at(-1);
  if (channel !== undefined) answer = answer.slice(channel.index + channel[0].length);
  else if (answer.startsWith("<|channel|>")) return undefined;
  for (;;) {
    if (!opening.test(answer)) break;
    const first = answer.matchAll(closing).next();
    if (first.done === true) return undefined;
    answer = answer.slice(first.value.index + first.value[0].length);
  }
  return stripUnopened(answer).trim();
}

function stripEndMarks(text: string): string {
  const answer = text.trimEnd();
  const without = answer.replace(endMark, "");
  return without === answer ? answer : stripEndMarks(without);
}

function stripUnopened(answer: string): string {
  // A tag inside JSON or a fence is a part of the answer.
  if (/^\s*[{["`]/.test(answer)) return answer;
  let open = 0;
  let start = 0;
  for (const { 0: found, index } of answer.matchAll(tag)) {
    if (!found.includes("/")) open += 1;
    else if (open > 0) open -= 1;
    else start = index + found.length;
  }
  return answer.slice(start);
}
