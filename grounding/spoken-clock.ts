import { isNear, numberOver, type SpokenForm } from "./spoken-form.ts";
import type { Token } from "./token.ts";

/**
 * Clock times as hour and minutes, as `5:30` is read: `half past five`, `quarter to six`, `las cinco y media`,
 * `moins le quart`, `halb sechs`. `language` is that of the text, English when absent.
 */
export function readClock(
  tokens: readonly Token[],
  at: number,
  language: string | undefined,
): SpokenForm | undefined {
  switch (language?.slice(0, 2).toLowerCase() ?? "en") {
    case "en":
      return readEnglish(tokens, at) ?? readFullHour(tokens, at);
    case "de":
      return readGerman(tokens, at);
    case "es":
    case "pt":
      return readIberian(tokens, at);
    case "fr":
      return readFrench(tokens, at);
    default:
      return undefined;
  }
}

const past = new Set(["past", "after"]);
const before = new Set(["to", "of", "till"]);

function readEnglish(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const minutes = minutesAt(tokens, at);
  const linkAt = tokens[at + 1]?.key === "minutes" ? at + 2 : at + 1;
  const hour = tokens[linkAt + 1];
  const link = tokens[linkAt]?.key ?? "";
  if (minutes === undefined || !isHour(hour, 12)) return undefined;
  // "Five to ten" is a range, "a quarter of twelve" a share, unless minutes are named.
  const isNamed = tokens[at]?.value === undefined ? link !== "of" : linkAt > at + 1;
  const used = tokens.slice(at, linkAt + 2);
  if (past.has(link) && minutes > 0) return toTime(used, hour.value, minutes);
  if (before.has(link) && isNamed && minutes !== 30)
    return toTime(used, hourBefore(hour.value), 60 - minutes);
  return undefined;

  function toTime(parts: readonly Token[], hours: number, rest: number): SpokenForm {
    return { tokens: timeOver(parts, hours, rest), next: at + parts.length };
  }
}

function minutesAt(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.key === "half") return 30;
  if (token?.key === "quarter") return 15;
  const { value, ordinal } = token ?? {};
  return value !== undefined && ordinal !== true && Number.isInteger(value) && value > 0 && value < 60
    ? value
    : undefined;
}

/** `5:00` is read as `five o'clock`, `5 p.m.` as `5 pm`. */
function readFullHour(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [hour, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (hour?.value === undefined || next === undefined) return undefined;
  const isHalfDay = (next.key === "p" || next.key === "a") && third?.key === "m" && isNear(next, third);
  if (isHalfDay) {
    const token = { key: `${next.key}m`, start: next.start, end: third?.end ?? next.end };
    return { tokens: [hour, token], next: at + 3 };
  }
  const isFull = isHour(hour, 24) && next.value === 0 && next.end - next.start === 2 && isNear(hour, next);
  if (!isFull) return undefined;
  return { tokens: [hour, { key: "oclock", start: next.start, end: next.end }], next: at + 2 };
}

function readGerman(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.key === "halb" && isHour(second, 12))
    return { tokens: timeOver([first, second], hourBefore(second.value), 30), next: at + 2 };
  return readGermanQuarter(tokens, at) ?? readGermanMinutes(tokens, at) ?? readUhr(tokens, at);
}

/** `zehn nach fünf`, `fünf vor halb sechs`. */
function readGermanMinutes(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [minutes, link] = [tokens[at], tokens[at + 1]?.key];
  if (!isMinutes(minutes) || minutes.value === 0 || (link !== "nach" && link !== "vor")) return undefined;
  const isHalf = tokens[at + 2]?.key === "halb";
  const hour = tokens[at + (isHalf ? 3 : 2)];
  if (!isHour(hour, 12) || (!isHalf && !isNear(tokens[at + 1], hour))) return undefined;
  const from =
    (isHalf ? hourBefore(hour.value) * 60 + 30 : hour.value * 60) +
    (link === "nach" ? minutes.value : -minutes.value);
  const used = tokens.slice(at, at + (isHalf ? 4 : 3));
  return { tokens: timeOver(used, Math.floor(from / 60) || 12, from % 60), next: at + used.length };
}

function readGermanQuarter(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [first, link, hour] = [tokens[at], tokens[at + 1]?.key, tokens[at + 2]];
  if (first?.key !== "viertel" || (link !== "nach" && link !== "vor") || !isHour(hour, 12)) return undefined;
  const [hours, minutes] = link === "nach" ? [hour.value, 15] : [hourBefore(hour.value), 45];
  return { tokens: timeOver([first, hour], hours, minutes), next: at + 3 };
}

/** `17 Uhr 30` as 17 30 Uhr. */
function readUhr(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [hour, uhr, minutes] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!isHour(hour, 24) || uhr?.key !== "uhr" || !isNear(uhr, minutes)) return undefined;
  if (minutes?.value === undefined || minutes.value >= 60) return undefined;
  return { tokens: [hour, minutes, uhr], next: at + 3 };
}

const articles = new Set(["las", "la", "as"]);
const ands = new Set(["y", "e"]);

function readIberian(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [hour, link, part] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isHour(hour, 24) && link?.key === "h" && isMinutes(part) && isNear(link, part))
    return { tokens: [hour, part], next: at + 3 };
  if (!isHour(hour, 24) || !articles.has(tokens[at - 1]?.key ?? "") || part === undefined) return undefined;
  const minutes = partOfHour(part);
  if (link === undefined || minutes === undefined) return undefined;
  if (ands.has(link.key)) return { tokens: timeOver([hour, link, part], hour.value, minutes), next: at + 3 };
  if (link.key !== "menos") return undefined;
  return { tokens: timeOver([hour, link, part], hourBefore(hour.value), 60 - minutes), next: at + 3 };
}

function isMinutes(token: Token | undefined): token is Token & { readonly value: number } {
  const { value = -1, ordinal } = token ?? {};
  return ordinal !== true && Number.isInteger(value) && value >= 0 && value < 60;
}

/** Half or a quarter of an hour, or minutes; `cuarto` is the fourth as well. */
function partOfHour({ key, value, ordinal }: Token): number | undefined {
  if (key === "media" || key === "meia" || key === "demie" || key === "demi") return 30;
  if (key === "quart" || (ordinal === true && value === 4)) return 15;
  return ordinal !== true && value !== undefined && value > 0 && value < 60 ? value : undefined;
}

function readFrench(tokens: readonly Token[], at: number): SpokenForm | undefined {
  const [hour, unit, link] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const isUnit = unit?.key === "heures" || unit?.key === "heure" || unit?.key === "h";
  if (!isHour(hour, 24) || unit === undefined || !isUnit) return undefined;
  const heures = { ...unit, key: "heures" };
  const partAt = at + (tokens[at + 3]?.key === "le" ? 4 : 3);
  const part = tokens[partAt];
  const minutes = part === undefined ? undefined : partOfHour(part);
  const used = tokens.slice(at, partAt + 1);
  if (link?.key === "et" && minutes !== undefined)
    return { tokens: [...timeOver(used, hour.value, minutes), heures], next: partAt + 1 };
  if (link?.key === "moins" && minutes !== undefined)
    return { tokens: [...timeOver(used, hourBefore(hour.value), 60 - minutes), heures], next: partAt + 1 };
  if (link?.value !== undefined && link.value < 60 && isNear(unit, link))
    return { tokens: [hour, link, heures], next: at + 3 };
  return { tokens: [hour, heures], next: at + 2 };
}

function isHour(token: Token | undefined, most: number): token is Token & { readonly value: number } {
  const { value, ordinal } = token ?? {};
  return value !== undefined && ordinal !== true && Number.isInteger(value) && value >= 1 && value <= most;
}

function hourBefore(hour: number): number {
  return hour === 1 ? 12 : hour - 1;
}

function timeOver(tokens: readonly Token[], hour: number, minutes: number): Token[] {
  return [numberOver(tokens, hour), numberOver(tokens, minutes)];
}
