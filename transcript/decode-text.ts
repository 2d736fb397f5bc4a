import { analyse } from "chardet";
import { OnrecordError } from "../errors.ts";
import { findBinaryKind } from "./binary-kind.ts";

/** A file's text and how it was decoded; `note` is set when the bytes did not say so themselves. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly note?: string;
}

/** Text of a file's bytes: by its byte order mark, as UTF-8, else by its look. Throws `not_a_transcript` for binary. */
export function decodeText(bytes: Uint8Array, name: string): DecodedText {
  const marked = markedEncoding(bytes);
  if (marked !== undefined) return { text: decode(bytes, marked), encoding: marked };
  refuseBinary(bytes, name);
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return noted(bytes, wide);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return noted(bytes, guessEncoding(bytes));
  }
}

function noted(bytes: Uint8Array, encoding: string): DecodedText {
  const note = `The file does not say its encoding and is not valid UTF-8; it was read as ${encoding}.`;
  return { text: decode(bytes, encoding), encoding, note };
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function markedEncoding(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function refuseBinary(bytes: Uint8Array, name: string): void {
  const kind = findBinaryKind(bytes);
  if (kind === undefined) return;
  const advice = "A transcript is a text file: captions (VTT, SRT), JSON, HTML or plain text.";
  throw new OnrecordError(
    `"${name}" is no transcript but ${kind}. ${advice} Export the captions or the text and open that.`,
    {
      code: "not_a_transcript",
    },
  );
}

/** UTF-16 without a mark: Latin text in it has a zero in every second byte. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return undefined;
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > length / 5 && even < length / 50) return "utf-16le";
  if (even > length / 5 && odd < length / 50) return "utf-16be";
  return undefined;
}

function guessEncoding(bytes: Uint8Array): string {
  const sample = bytes.length > 65_536 ? sampleAroundHighBytes(bytes) : bytes;
  if (isDamagedUtf8(sample)) return "utf-8";
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  for (const match of analyse(sample)) {
    if (match.confidence < minConfidence || westernNames.has(match.name)) break;
    if (latinNames.test(match.name) && high < minLatinEvidence) break;
    if (isDecodable(match.name)) return match.name.toLowerCase();
  }
  return "windows-1252";
}

const minConfidence = 60;
/** Names under which the detector files texts of western Europe; the letters it mixes up are the same in 1252. */
const westernNames = new Set(["ISO-8859-1", "windows-1252", "UTF-8", "ASCII"]);
/** Other Latin tables differ from 1252 in few letters: a handful of them proves nothing. */
const latinNames = /^(?:ISO-8859-(?:2|9)|windows-125[047])$/;
const minLatinEvidence = 20;

function isDecodable(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== "";
  } catch {
    return false;
  }
}

function sampleAroundHighBytes(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1024);
  return bytes.subarray(start, start + 65_536);
}

/** Mostly valid multi-byte letters with a few broken ones: a cut or patched UTF-8 file. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return whole > broken * 3;
}
