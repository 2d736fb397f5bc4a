const kinds: readonly (readonly [string, readonly number[]])[] = [
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
  ["a JPEG image", [0xff, 0xd8, 0xff]],
  ["a GIF image", [0x47, 0x49, 0x46, 0x38]],
  ["a PDF document", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a zip archive (Word documents and e-books are such)", [0x50, 0x4b, 0x03, 0x04]],
  ["an empty zip archive", [0x50, 0x4b, 0x05, 0x06]],
  ["a gzip archive", [0x1f, 0x8b]],
  ["a 7z archive", [0x37, 0x7a, 0xbc, 0xaf]],
  ["a RAR archive", [0x52, 0x61, 0x72, 0x21]],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0]],
  ["an MP3 recording", [0x49, 0x44, 0x33]],
  ["a RIFF recording (WAV, AVI)", [0x52, 0x49, 0x46, 0x46]],
  ["an Ogg recording", [0x4f, 0x67, 0x67, 0x53]],
  ["a FLAC recording", [0x66, 0x4c, 0x61, 0x43]],
  ["a Matroska or WebM recording", [0x1a, 0x45, 0xdf, 0xa3]],
  ["a program", [0x7f, 0x45, 0x4c, 0x46]],
  ["an SQLite database", [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ["an RTF document", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const maxControlShare = 0.05;

/** What a file is when it is no text, in words for a message; `undefined` for text. */
export function findBinaryKind(bytes: Uint8Array): string | undefined {
  for (const [kind, magic] of kinds) {
    if (magic.every((byte, index) => bytes[index] === byte)) return kind;
  }
  const brand = String.fromCharCode(...bytes.subarray(4, 8));
  if (brand === "ftyp") return "an MP4 recording";
  return isBinary(bytes) ? "a binary file" : undefined;
}

/** Control bytes are rare in text. Zeros at one parity only are UTF-16 and count as text. */
function isBinary(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, 65_536);
  let controls = 0;
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte === 0) zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls += 1;
  }
  const [even = 0, odd = 0] = zeros;
  const isWide = Math.max(even, odd) > length / 10 && Math.min(even, odd) < length / 100;
  return controls + (isWide ? 0 : even + odd) > length * maxControlShare;
}
