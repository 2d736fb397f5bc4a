const reader =
  "(?:a\\.?i\\.?|assistants?|language models?|llms?|chat ?bots?|bots?|gpt|copilot|fact[- ]?checkers?|checkers?|verifiers?|summari[sz]ers?|translators?|note[- ]?takers?|routers?|agents?|graders?|evaluators?)";
const product =
  "(?:summar(?:y|ies)|translations?|notes|minutes|report|answers?|repl(?:y|ies)|responses?|analys[ei]s|output|verdicts?)";

const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions|everything (?:above|before))\b/i,
  /\b(?:mark|label|rate|score|flag|classify|treat|count|judge|confirm|return)\b[^.?!]{0,60}\b(?:as|supported|verified)\b[^.?!]{0,12}\b(?:supported|verified|said|true|correct|confirmed|contradicted|accurate|faithful|valid|for all|for every)\b/i,
  new RegExp(
    `\\b(?:note|message|instructions?|attention|reminder|for|to|dear|hey|hello)[,:]? (?:to |for )?(?:the |any |all |every |you(?:r)? )?${reader}\\b[^.?!]{0,40}(?:[:,]|\\b(?:that|who|which|reading|please|must|should)\\b)`,
    "i",
  ),
  new RegExp(`(?:^|[.?!]["”]? )${reader}\\s*[,:] ?(?:please |also |now )?[a-z]`, "i"),
  new RegExp(
    `\\bthe ${reader} (?:must|has to|should|shall|will now) (?:add|write|say|print|answer|reply|end|start|include|mark|ignore|output|return|repeat|call|put)\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:add|show|include|put|write|insert|append|place|print|use|list|start|begin|finish|end)\\b[^.?!]{0,70}\\b(?:to|in|into|at the (?:top|end|start|bottom|beginning) of|as) (?:the|your|each|every|this|any)(?: \\w+)? ${product}\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:at the (?:top|end|start|bottom|beginning) of|before|after|instead of) (?:the|your|each|every|a)? ?${product}\\b[^.?!]{0,30}\\b(?:add|show|include|put|write|print|repeat|output|say|list|display)\\b`,
    "i",
  ),
  new RegExp(
    `\\bthe ${product} (?:must|has to|shall) (?:list|contain|include|say|end|start|begin|be|repeat|have)\\b`,
    "i",
  ),
  /^\W*(?:system|assistant|developer|user|tool)(?:\s+(?:prompt|message|note|notice|override))?\s*[:>\]]/i,
  /<\/?(?:system|assistant|instructions?|transcript|document|prompt|tool|im_start|im_end)\b|\[\/?INST\]|<\|[a-z_]+\|>|["']verdict["']\s*:/i,
  /\b(?:you are now|from now on,? (?:you|finish|answer|write|end|start)|pretend you are|your new (?:task|role|instructions?))\b|(?:^|[.?!:;,] |\b(?:please|now|must|should) )pretend to be\b/i,
  /\b(?:reveal|print|repeat|output|show|leak|quote)\b[^.?!]{0,40}\b(?:system prompt|your (?:full |own |original )?(?:instructions|prompt|rules|configuration)|hidden prompt|api keys?|environment variables?)\b/i,
  /\b(?:answer|respond|reply)\b[^.?!]{0,20}\bonly with\b|\b(?:decode|decrypt|execute|run) (?:this|the following|it)\b[^.?!]{0,20}\b(?:and )?(?:follow|obey|do|run)\b/i,
  /\b(?:do not|don't|stop|never) (?:translat|summari[sz]|fact[- ]?check|verify|run the (?:fact|quote|check))\w*\b/i,
  /\b(?:verification|fact[- ]?check(?:ing)?) is (?:switched |turned )?(?:off|disabled|not needed)\b/i,
  /\b(?:ignora|olvida|deja de|ignorez|oubliez|arr[êe]tez? de|ignorieren? sie|ignoriere|vergiss|h[öo]r auf zu|esque[cç]a|pare de)\b[^.?!]{0,40}(?:instruc|anweisungen|regras|reglas|consignes|tradu|übersetz|resum|zusammenfass)/i,
  /\b(?:any|every|all) (?:claims?|quotes?|statements?)\b[^.?!]{0,60}\b(?:must|should|are to|has to|have to)\b[^.?!]{0,20}\b(?:be )?(?:marked|labell?ed|rated|treated|reported|considered|judged)\b/i,
];

/** Words before an order that make it a report of one, as `somebody wrote: ignore all rules`. */
const reported =
  /\b(?:wrote|written|says|said|reads|read|texts? like|messages? like|things like|told|sticker|email|called|phrase)\b[^.?!]{0,30}$/i;
const hidden = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const tagLetters = /[\u{E0020}-\u{E007E}]{8,}/u;

/** Whether a text talks to a checker, an assistant or another program instead of to people. */
export function isInstruction(text: string): boolean {
  if (tagLetters.test(text)) return true;
  const plain = text.normalize("NFKC").replace(hidden, "");
  return orders.some((order) => {
    const found = order.exec(plain);
    return found !== null && !reported.test(plain.slice(0, found.index));
  });
}
