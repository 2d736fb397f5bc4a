/** English verbs whose past is no `-ed`: base, past, participle where it differs; `|` between verbs. */
const verbs =
  "be was were been|become became|begin began begun|bend bent|bet bet|bite bit bitten|blow blew blown|break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|cost cost|cut cut|deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept|know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost|make made|mean meant|meet met|pay paid|put put|quit quit|read read|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken|shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|spread spread|stand stood|steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown|understand understood|wake woke woken|wear wore worn|weave wove woven|win won|withdraw withdrew withdrawn|write wrote written|overcome overcame|undertake undertook undertaken|oversee oversaw overseen|foresee foresaw foreseen|mistake mistook mistaken|rebuild rebuilt|repay repaid|outgrow outgrew outgrown";

const bases: ReadonlyMap<string, string> = new Map(
  verbs.split("|").flatMap((entry) => {
    const [base = "", ...pasts] = entry.split(" ");
    return pasts.filter((past) => past !== base).map((past) => [past, base] as const);
  }),
);

/** Base of an irregular past form, `took` gives `take`; undefined for any other word. */
export function irregularBase(word: string): string | undefined {
  return bases.get(word);
}

const pasts: ReadonlyMap<string, readonly string[]> = new Map(
  verbs.split("|").map((entry) => {
    const [base = "", ...forms] = entry.split(" ");
    return [base, forms] as const;
  }),
);

/** Irregular past forms of a base, `take` gives `took` and `taken`; none for a regular word. */
export function irregularForms(base: string): readonly string[] {
  return pasts.get(base) ?? [];
}

/** Forms of the present of the verbs that are irregular there too. */
const presents: ReadonlyMap<string, string> = new Map([
  ["am", "be"],
  ["is", "be"],
  ["are", "be"],
  ["has", "have"],
  ["does", "do"],
]);

/** Base of an irregular form of the present, `has` gives `have`; undefined for any other word. */
export function presentBase(word: string): string | undefined {
  return presents.get(word);
}

/** Whether a word looks like a past form of a verb. */
export function isPast(word: string): boolean {
  return word.endsWith("ed") || irregularBase(word) !== undefined;
}
