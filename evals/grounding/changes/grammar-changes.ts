import { irregularBase, irregularForms } from "../../../grounding/word-data/irregular-verbs.ts";
import { draw, drawWhere, type Edit, isWhole, plain, replaceAt, swapBy } from "./edit.ts";

const auxiliaries = new Set(
  "is are was were will would can could should has had do does did have".split(" "),
);
const pronouns =
  "i/they you|we/they i|he/she they|you/they we|my/their your|our/their my|us/them me|him/her|his/her their|they>he she|their>his our|ours/theirs|myself/himself herself|ourselves/themselves";
const quantifiers =
  "all/some few|every/some no|everyone/someone nobody|everything/something nothing|most/few some|many/few some|much/little|several/most all|both/neither|always/sometimes never|often/rarely|usually/seldom|half/most all|each/either|any/all some|majority/minority|few/many all|some>all most|enough/little";
const comparisons =
  "more/less|higher/lower|better/worse|best/worst|bigger larger/smaller|stronger/weaker|faster/slower|earlier/later|older/younger|longer/shorter|cheaper/costlier|easier/harder|highest/lowest|largest biggest/smallest|most/least|strongest/weakest|greater/smaller|wider/narrower|deeper/shallower|newer/older|further/nearer|richer/poorer|hotter/colder|heavier/lighter|safer/riskier";
const prepositions =
  "before/after|with>against|for>against|to/from|above/below|over/under|into/out_of|since/until|during>before after|inside/outside|within/beyond|up/down|on/off|between>beyond outside|through>around|toward towards/against|behind/before|near/far_from|under>beyond|by>against";
const units =
  "million/billion thousand|percent/points|%>percentage_points|dollars/euros pounds|weeks/months days|week/month day|days/hours months|day/month hour|years/months decades|year/month quarter|hours/minutes|hour/minute|quarter/year month|quarters/years|miles/kilometers|feet/inches|minutes/seconds|second>minute|kilometers/meters|pounds/ounces|months>years";
const dates =
  "monday/thursday|tuesday/friday|wednesday/saturday|thursday>sunday|january/august|february/october|march/november|april/september|june/december|july/february|may>january|august>march|today/yesterday tomorrow|tonight/tomorrow|morning/afternoon evening|spring/autumn|summer/winter|fall>spring|2018/2015|2019/2016 2022|2020/2017 2023|2021/2024|first>second third last|second>third first|third>fourth second|fourth>first third|last>next|next>last";
const modals =
  "will/may might|would/must will|can/must cannot|could/must will|should/may can|might/must|must>may|may>will must|shall/might|need/want|probably/certainly|maybe/definitely|perhaps/surely|likely/certain";
const connectives =
  "because/although despite|if/unless|when/unless|although/because|until/since|while>because|but>because so|so>although|unless>because|though/because|whether>that";
const counts =
  "two/four three|three/five seven|four/six|five/nine|six/eight|seven>two|ten/twelve twenty|twenty/thirty|thirty/forty|dozen/hundred|once/twice|hundred>thousand|thousand>hundred|single/double";

/** A verb in another time: by the irregular verbs, and by the forms of `be`, `have` and `do`. */
const tense: Edit = (words, pick) => {
  const times: Readonly<Record<string, string>> = {
    is: "was",
    was: "is",
    are: "were",
    were: "are",
    has: "had",
    had: "has",
    does: "did",
    did: "does",
  };
  const otherTime = (word: string): string | undefined =>
    times[word] ?? irregularBase(word) ?? irregularForms(word).find((form) => form !== word);
  const at = drawWhere(words, pick, (word) => isWhole(word) && otherTime(plain(word)) !== undefined);
  return at === undefined ? undefined : replaceAt(words, at, otherTime(plain(words[at] ?? "")) ?? "");
};

const strong = "always only never fully entirely already barely still exclusively".split(" ");

const strengthened: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word, here) => here < words.length - 1 && auxiliaries.has(plain(word)));
  return at === undefined
    ? undefined
    : [...words.slice(0, at + 1), draw(strong, pick.random), ...words.slice(at + 1)];
};

const negation: Edit = (words, pick) => {
  const at = drawWhere(
    words,
    pick,
    (word, here) =>
      here < words.length - 1 && auxiliaries.has(word) && plain(words[here + 1] ?? "") !== "not",
  );
  return at === undefined ? undefined : [...words.slice(0, at + 1), "not", ...words.slice(at + 1)];
};

const denial: Edit = (words, pick) => {
  const at = drawWhere(words, pick, (word) => plain(word) === "not");
  return at === undefined ? undefined : words.filter((_word, here) => here !== at);
};

/** Changes of words that grammar has few of. */
export const grammarChanges: Readonly<Record<string, Edit>> = {
  negation,
  denial,
  tense,
  pronoun: swapBy(pronouns),
  quantifier: swapBy(quantifiers),
  comparison: swapBy(comparisons),
  preposition: swapBy(prepositions),
  unit: swapBy(units),
  date: swapBy(dates),
  modality: swapBy(modals),
  connective: swapBy(connectives),
  count: swapBy(counts),
  strengthened,
};
