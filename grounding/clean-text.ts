import { decodeEntities } from "../transcript/readers/decode-entities.ts";
import type { Flag } from "./schema.ts";

/** A text as a reader sees it. `starts[i]`, `ends[i]` are the UTF-16 range of its unit `i` in the text as given. */
export interface CleanText {
  readonly text: string;
  readonly starts: Uint32Array | undefined;
  readonly ends: Uint32Array | undefined;
  readonly flags: readonly Flag[];
}

const ordinary =
  /^[\t\n\r -~\u00A0-\u00AC\u00AE-\u00B1\u00B4-\u00B8\u00BA-\u024F\u2013\u2014\u2018\u2019\u201C\u201D\u2026\u20AC]*$/;
const hidden =
  /\u034F|[\uFE00-\uFE0F]|[\u00AD\u180E\u200B-\u200F\u2060-\u2064\uFEFF\u{E0000}-\u{E007F}]|[\u{E0100}-\u{E01EF}]/u;
const bidi = /[\u061C\u202A-\u202E\u2066-\u2069]/u;
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/u;
/** Joiners that spell words of some scripts and build emoji: seen through, no sign of tampering there. */
const joinerScript =
  /\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali}|\p{Extended_Pictographic}|\p{Emoji_Modifier}/u;
const superscript = /[\u00B2\u00B3\u00B9\u2070\u2074-\u2079]/u;
/** A run of letters that stand for themselves, or a letter with its marks. */
const stretch = /[\t\n\r -~]+(?!\p{M})|\P{M}\p{M}*/gu;
const entityPattern = "&(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,7});";
const written = new RegExp(
  `<!-{2}(?:(?!<!-{2})[^])*?-{2}>|${entityPattern}|[\\t\\n\\r -%'-;=-~]+(?!\\p{M})|\\P{M}\\p{M}*`,
  "gu",
);
// Spelt so that the pattern opens no comment where this code stands inside a page.
const markupStart = /^(?:<!-{2}|&.+;$)/s;
const hasWritten = new RegExp(`<!-{2}|${entityPattern}`);
const plainStretch = /^[\t\n\r -~]+$/;

const lookAlikePairs =
  "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwѵvАAВBЕEКKМMНHОOРPСCТTХXІIЈJЅSαaοoνvρpιiκkυuΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXհhոnսuօoɑaɡgɩiᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzӏlᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZ";
const lookAlikes: ReadonlyMap<string, string> = new Map(
  [...lookAlikePairs].flatMap((letter, at, all) =>
    at % 2 === 0 ? [[letter, all[at + 1] ?? ""] as const] : [],
  ),
);
const foreignLetter =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}ɑɡɩᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ]/u;
const foreignLetters = new RegExp(foreignLetter, "gu");
const wordRun = /[\p{L}\p{M}]+/gu;

/**
 * Takes away what cannot be seen (zero width, tags, soft hyphens, direction marks, control characters), composes
 * accents, narrows full-width letters and reads look-alike letters of other scripts as the Latin ones they imitate.
 * Every unit keeps its place in the text as given; `flags` says what was found.
 */
export function cleanText(text: string): CleanText {
  const pattern = hasWritten.test(text) ? written : stretch;
  if (pattern === stretch && ordinary.test(text))
    return { text, starts: undefined, ends: undefined, flags: [] };
  const flags = new Set<Flag>();
  const units: Units = { starts: [], ends: [] };
  const source = readSeparators(text, flags);
  let seen = "";
  for (const match of source.matchAll(pattern)) {
    const kept = keptOf(source, match, flags);
    placeUnits(units, match, kept);
    seen += kept;
  }
  const starts = Uint32Array.from(units.starts);
  const ends = Uint32Array.from(units.ends);
  const latin = readLookAlikes(seen, flags);
  return { text: latin, starts, ends, flags: [...flags] };
}

interface Units {
  readonly starts: number[];
  readonly ends: number[];
}

/** Plain text keeps a place a unit; what was read from several letters has that of all of them. */
function placeUnits({ starts, ends }: Units, { 0: part, index }: RegExpExecArray, kept: string): void {
  const isPlain = kept === part && plainStretch.test(kept);
  for (let at = 0; at < kept.length; at++) {
    starts.push(isPlain ? index + at : index);
    ends.push(isPlain ? index + at + 1 : index + part.length);
  }
}

function keptOf(source: string, match: RegExpExecArray, flags: Set<Flag>): string {
  const [part] = match;
  const markup = markupStart.test(part) ? readMarkup(part, flags) : undefined;
  if (markup !== undefined) return markup;
  return plainStretch.test(part) ? part : seeThrough(source, match, flags);
}

/** Where nothing else parts the words, zero-width spaces do. */
function readSeparators(text: string, flags: Set<Flag>): string {
  if (/\s/.test(text) || !/[a-z]\u200B/i.test(text)) return text;
  flags.add("hidden_characters");
  return text.replaceAll("\u200B", " ");
}

/** A comment as nothing, an entity as its character; undefined for other text. */
function readMarkup(part: string, flags: Set<Flag>): string | undefined {
  if (part.startsWith("<")) {
    flags.add("hidden_characters");
    return "";
  }
  const letter = decodeEntities(part);
  return letter === part ? undefined : seeThrough(letter, { 0: letter, index: 0 }, flags);
}

function seeThrough(
  text: string,
  { 0: part, index }: { readonly 0: string; readonly index: number },
  flags: Set<Flag>,
): string {
  let kept = "";
  for (const letter of part) {
    if (bidi.test(letter)) flags.add("bidi");
    else if (control.test(letter)) flags.add("control_characters");
    else if (!hidden.test(letter)) kept += letter;
  }
  const around = text.slice(Math.max(0, index - 2), index + part.length + 2);
  if (hidden.test(part) && !joinerScript.test(around)) flags.add("hidden_characters");
  if (kept === "") return "";
  if (superscript.test(kept)) return spellPower(kept);
  return kept.normalize("NFKC");
}

/** So that 5² and 52 stay different words. */
function spellPower(mark: string): string {
  const power = mark.normalize("NFKC");
  if (power === "2") return " squared ";
  return power === "3" ? " cubed " : ` power ${power} `;
}

function readLookAlikes(text: string, flags: Set<Flag>): string {
  const foreign = text.match(foreignLetters);
  if (foreign === null) return text;
  const hasLatin = /[a-z]/i.test(text);
  const allImitate = hasLatin && foreign.every((letter) => lookAlikes.has(letter));
  return text.replace(wordRun, (word) => {
    if (!foreignLetter.test(word) || !(allImitate || /[a-z]/i.test(word))) return word;
    flags.add("mixed_script");
    return [...word].map((letter) => lookAlikes.get(letter) ?? letter).join("");
  });
}

/** Range in the text as given of the cleaned units `[start, end)`. */
export function originalRange(clean: CleanText, start: number, end: number): { start: number; end: number } {
  if (clean.starts === undefined || clean.ends === undefined || end <= start) return { start, end };
  return { start: clean.starts[start] ?? start, end: clean.ends[end - 1] ?? end };
}
