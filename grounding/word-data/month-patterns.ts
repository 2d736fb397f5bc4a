import { foldLetters } from "../fold-letters.ts";
import { monthNames } from "./quantity-words.ts";

/**
 * Months in order in their forms: `-` stands for any ending. For languages that `monthNames` does not have; names
 * that look alike (`червні`, `травні`) would else pass for one misheard.
 */
const months: Readonly<Record<string, string>> = {
  it: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  nl: "januari februari maart april mei juni juli augustus september oktober november december",
  sv: "januari februari mars april maj juni juli augusti september oktober november december",
  da: "januar februar marts april maj juni juli august september oktober november december",
  pl: "stycz- lut- mar(zec|ca|cu|cem) kwie- maj- czerw- lip(iec|ca|cu|cem) sierp- wrze- październik- listopad- grud-",
  cs: "led(en|na|nu) únor- břez- dub(en|na|nu) květ(en|na|nu) červ(en|na|nu) červenc- srp(en|na|nu) září říj- listopad- prosin-",
  ru: "январ- феврал- март- апрел- ма[йяюе] июн- июл- август- сентябр- октябр- ноябр- декабр-",
  uk: "січ(ень|ня|ні|нем) лют(ий|ого|ому) берез(ень|ня|ні) квіт(ень|ня|ні) трав(ень|ня|ні) черв(ень|ня|ні) лип(ень|ня|ні) серп(ень|ня|ні) верес(ень|ня|ні) жовт(ень|ня|ні) листопад- груд(ень|ня|ні)",
  el: "ιανουάρι- φεβρουάρι- μάρτι- απρίλι- μά(ιος|ιο|ιου|ης|η) ιούνι- ιούλι- αύγουστ- σεπτέμβρι- οκτώβρι- νοέμβρι- δεκέμβρι-",
  tr: "ocak- şubat- mart- nisan- mayıs- haziran- temmuz- ağustos- eylül- ekim- kasım- aralık-",
  id: "januari februari maret april mei juni juli agustus september oktober november desember",
  ar: "[وبلف]?يناير [وبلف]?فبراير [وبلف]?مارس [وبلف]?[اأ]بريل [وبلف]?مايو [وبلف]?يونيو [وبلف]?يوليو [وبلف]?[اأ]غسطس [وبلف]?سبتمبر [وبلف]?[اأ]كتوبر [وبلف]?نوفمبر [وبلف]?ديسمبر",
  he: "[בלמוה]?ינואר [בלמוה]?פברואר [בלמוה]?(מרץ|מרס) [בלמוה]?אפריל [בלמוה]?מאי [בלמוה]?יוני [בלמוה]?יולי [בלמוה]?אוגוסט [בלמוה]?ספטמבר [בלמוה]?אוקטובר [בלמוה]?נובמבר [בלמוה]?דצמבר",
  hi: "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
};

const patterns = new Map(
  [
    // English months are a closed class of words already.
    ...Object.entries(monthNames).filter(([language]) => language !== "en"),
    ...Object.entries(months).map(([language, names]) => [language, names.split(" ")] as const),
  ].map(([language, names]) => [
    language,
    names.map((name) => new RegExp(`^(?:${foldLetters(name).replaceAll("-", "\\p{L}{0,5}")})$`, "u")),
  ]),
);

/** Number of the month that a folded word names in a language (BCP 47); undefined for another word. */
export function monthNamed(key: string, language: string | undefined): number | undefined {
  const known = patterns.get(language?.slice(0, 2).toLowerCase() ?? "en");
  const at = known?.findIndex((name) => name.test(key)) ?? -1;
  return at < 0 ? undefined : at + 1;
}
