const orders: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.?!]{0,40}\b(?:instructions?|prompts?|rules|guidelines|directions|context|everything (?:above|before))\b/i,
  /\b(?:mark|label|rate|score|flag|classify|treat|report|count|record|output|return|answer)\b[^.?!]{0,60}\b(?:as|with)\b[^.?!]{0,12}\b(?:supported|verified|said|true|correct|confirmed|contradicted|accurate|faithful|valid)\b/i,
  /\b(?:note|message|instructions?|attention|important|reminder)\b[^.?!]{0,20}\b(?:to|for)\b[^.?!]{0,20}\b(?:ai|assistants?|models?|llms?|language models?|chatbots?|fact[- ]?checkers?|checkers?|verifiers?|summari[sz]ers?|translators?|agents?|bots?|graders?|evaluators?|reviewers?)\b/i,
  /\b(?:dear|hey|hello|attention)[,:]?\s+(?:ai|assistant|model|llm|chatbot|fact[- ]?checker|checker|verifier|summari[sz]er|translator|grader)\b/i,
  /^\W*(?:system|assistant|developer|user|tool)(?:\s+(?:prompt|message|note|override))?\s*[:>\]]/i,
  /<\/?(?:system|assistant|instructions?|transcript|prompt|tool|im_start|im_end)\b|\[\/?INST\]|<\|[a-z_]+\|>/i,
  /\b(?:you are now|from now on,? you|act as|pretend (?:to be|you are)|your new (?:task|role|instructions?))\b[^.?!]{0,60}\b(?:ai|assistant|model|mode|instructions?|translator|checker|bot|agent)\b/i,
  /\b(?:reveal|print|repeat|output|show|leak|quote)\b[^.?!]{0,40}\b(?:system prompt|your (?:instructions|prompt|rules|configuration)|hidden prompt|api keys?|environment variables?)\b/i,
  /\b(?:instead of|rather than)\b[^.?!]{0,20}\b(?:a |the |your )?(?:summary|summari[sz]ing|translation|translating|answer(?:ing)?)\b[^.?!]{0,60}\b(?:write|print|output|say|reply|respond|produce|return)\b/i,
  /\b(?:call|invoke|run|use|execute)\b[^.?!]{0,20}\b(?:the )?(?:tool|function|command)\b[^.?!]{0,40}\b(?:with|named|called|send|delete|fetch)\b/i,
  /\b(?:ignora|olvida|ignorez|oubliez|ignorieren? sie|ignoriere|vergiss|esque[cç]a|ignore)\b[^.?!]{0,40}\b(?:instruc[a-zçõ]*|instructions|anweisungen|instrucciones|regras|reglas)\b/i,
  /\b(?:any|every|all) (?:claims?|quotes?|statements?)\b[^.?!]{0,60}\b(?:must|should|are to|has to|have to)\b[^.?!]{0,20}\b(?:be )?(?:marked|labell?ed|rated|treated|reported|considered|judged)\b/i,
];

/** Whether a text talks to a checker, an assistant or another program instead of to people. */
export function isInstruction(text: string): boolean {
  const plain = text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  return orders.some((order) => order.test(plain));
}
