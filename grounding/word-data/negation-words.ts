import { foldLetters } from "../fold-letters.ts";

/** Words that deny, by language. */
const lists: Readonly<Record<string, string>> = {
  en: "no not never none nothing nobody nowhere neither nor without cannot cant dont doesnt didnt wont isnt arent wasnt werent wouldnt couldnt shouldnt hasnt havent hadnt aint hardly",
  es: "no nunca jamás nada nadie ningún ninguna ninguno ningunos ningunas sin tampoco ni apenas",
  pt: "não nunca jamais nada ninguém nenhum nenhuma nenhuns sem tampouco nem",
  fr: "ne n pas jamais rien personne aucun aucune sans ni non guère",
  de: "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand niemanden ohne weder noch kaum nirgends",
  it: "non mai niente nulla nessuno nessuna nessun senza né neanche nemmeno neppure",
  ca: "no mai ningú sense tampoc",
  ro: "nu niciodată nimic nimeni fără nici niciun nicio",
  nl: "niet geen nooit niets niemand zonder nergens",
  sv: "inte aldrig ingen inget inga utan ej",
  da: "ikke aldrig ingen intet uden",
  no: "ikke aldri ingen intet uten ikkje",
  nb: "ikke aldri ingen intet uten",
  fi: "ei en et emme ette eivät älä älkää ilman",
  hu: "nem ne soha senki semmi sem nincs nincsenek nélkül",
  pl: "nie nigdy nic nikt nikogo niczego żaden żadna żadne bez ani nigdzie",
  cs: "ne nikdy nic nikdo nikoho žádný žádná žádné bez ani není nejsou nikde",
  sk: "nie nikdy nič nikto nikoho žiadny žiadna žiadne bez ani",
  ru: "не ни нет никогда ничего ничто никто никого никому нигде никуда нельзя без никакой никакая никакие",
  uk: "не ні ані немає нема ніколи нічого ніхто нікого ніде без жоден жодна жодне жодного",
  bg: "не ни няма никога нищо никой без",
  sr: "не ни нема никада ништа нико без ne ni nije nema nikad nikada ništa niko bez nisu nisam",
  hr: "ne nije nema nikad nikada ništa nitko bez nisu nisam ni",
  el: "δεν δε μη μην όχι κανείς κανένας καμία κανένα τίποτα χωρίς ούτε",
  tr: "değil yok hiç hiçbir asla hayır",
  vi: "không chẳng",
  id: "tidak bukan jangan belum tanpa tak tiada",
  ms: "tidak bukan jangan belum tanpa tak",
  ar: "لا لم لن ليس ليست ليسوا لست لسنا بدون دون غير ولا ولم ولن فلا وليس",
  fa: "نه نیست نبود هیچ بدون نیستند هرگز",
  ur: "نہیں نہ مت بغیر",
  he: "לא אין בלי מעולם לעולם אינו אינה אינם איני אינני ולא שלא ללא",
  hi: "नहीं न मत बिना",
  bn: "না নয় নেই",
};

/** Denials inside a run without spaces, or as part of a word. A count of them is compared, so a chance one on both sides does no harm. */
const patterns: Readonly<Record<string, string>> = {
  zh: "[不没沒未无無非勿莫别別]",
  ja: "ない|なかっ|なく|ません|ず(?=に)|無|不|未|非",
  th: "ไม่|ห้าม|อย่า(?!ง)",
  ko: "(?<![^ ])[안못](?= )|않|못[하해할]|없|아니|마세요|말아",
};

/** Languages whose negative words come together: `no … nada`, `ne … pas`; two deny no less than one. */
const doubling = new Set("es pt fr it ca ro pl cs sk ru uk bg sr hr el hu tr fa sl be mk".split(" "));

/** Languages that deny within the verb: a sentence without these words may deny all the same. */
const within = new Set("tr cs sk sl lt lv fa vi zh ja ko th".split(" "));

/** What is set before, or into, a word to deny it. */
const prefixes: Readonly<Record<string, readonly string[]>> = {
  de: ["un"],
  es: ["in", "im", "ir", "des"],
  pt: ["in", "im", "ir", "des"],
  fr: ["in", "im", "ir"],
  it: ["in", "im", "ir"],
  nl: ["on"],
  sv: ["o"],
  pl: ["nie"],
  cs: ["ne"],
  sk: ["ne"],
  sl: ["ne"],
  hr: ["ne"],
  lt: ["ne"],
  lv: ["ne"],
  ru: ["не"],
  uk: ["не"],
  bg: ["не"],
  fa: ["ن", "نمي", "نا"],
};

/** How a language denies. */
export interface Denial {
  readonly words: ReadonlySet<string>;
  readonly doubles: boolean;
  /** A sentence with none of the words denies nothing. */
  readonly telling: boolean;
  readonly pattern?: RegExp;
  readonly prefixes: readonly string[];
  /** Turkish denies inside the verb: `geldi`, `gelmedi`. */
  readonly infixes: boolean;
}

const denials: ReadonlyMap<string, Denial> = new Map(
  [...new Set([...Object.keys(lists), ...Object.keys(patterns), ...Object.keys(prefixes)])].map(
    (language) => {
      const pattern = patterns[language];
      const denial: Denial = {
        words: new Set((lists[language] ?? "").split(" ").filter(Boolean).map(foldLetters)),
        doubles: doubling.has(language),
        telling: lists[language] !== undefined && !within.has(language),
        ...(pattern === undefined ? {} : { pattern: new RegExp(pattern.normalize("NFC"), "gu") }),
        prefixes: prefixes[language] ?? [],
        infixes: language === "tr",
      };
      return [language, denial];
    },
  ),
);

/** How the language (BCP 47) denies; undefined for one that is not known. English when absent. */
export function denialOf(language = "en"): Denial | undefined {
  return denials.get(language) ?? denials.get(language.toLowerCase().split("-")[0] ?? language);
}
