import type { IndexedSentence } from "../claims/evidence-index.ts";

const housekeeping: readonly RegExp[] = [
  /^\W*(?:hi|hello|hey|good (?:morning|afternoon|evening)|welcome|thanks?(?: you)?(?: (?:so|very) much)?|bye|goodbye|cheers)\b/i,
  /\b(?:thank you|thanks)\b[^.?!]{0,30}\b(?:for (?:having|joining|coming|being|your time|listening|watching)|everyone|all|so much)\b/i,
  /\b(?:welcome (?:back|to)|please welcome|(?:pleased|happy|delighted) to welcome|(?:nice|good|great|lovely) to (?:see|meet) you|great to (?:see|be here|have)|glad to be here|pleasure to)\b/i,
  /\b(?:subscribe|hit the (?:bell|like)|like and share|promo code|discount code|use (?:the )?code|sponsor(?:ed|s)?|brought to you by|free trial|link in the (?:description|show notes)|patreon)\b/i,
  /\b(?:can (?:you|everyone|everybody) (?:hear|see) me|you're (?:on mute|muted)|share my screen|next slide|let me (?:just )?share|this (?:call|conference|meeting) is being recorded|we're live|mic(?:rophone)? (?:on|off))\b/i,
  /\b(?:see you (?:next|then|soon|tomorrow|later)|have a (?:good|great|nice)|talk to you (?:soon|later)|that(?:'s| is) all for today)\b/i,
];

/** Whether a sentence is a greeting, housekeeping, an advert or an instruction to a program: never worth showing. */
export function isBoilerplate({ text, isInstruction }: IndexedSentence): boolean {
  return isInstruction || housekeeping.some((pattern) => pattern.test(text));
}
