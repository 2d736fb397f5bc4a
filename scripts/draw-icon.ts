import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";

/** Where the icon stands that hosts show beside the servers. */
export const iconPath = fileURLToPath(new URL("../docs/icon.png", import.meta.url));

const size = 512;
/** Points a side of a pixel, for smooth edges. */
const fine = 4;

type Point = readonly [x: number, y: number];
type Color = readonly [red: number, green: number, blue: number];

const ink: Color = [0x1c, 0x1e, 0x22];
const paper: Color = [0xe8, 0xe9, 0xec];
const lit: Color = [0xff, 0xd0, 0x4d];
const held: Color = [0x5b, 0xc4, 0x8a];

/** A line with round ends: a bar of the wave, or a stroke of the tick. */
interface Stroke {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
  readonly color: Color;
}

function bar(x: number, height: number, color: Color): Stroke {
  return { from: [x, 216 - height / 2], to: [x, 216 + height / 2], width: 34, color };
}

/** Speech with one moment lit, and a tick under it. */
const strokes: readonly Stroke[] = [
  bar(96, 40, paper),
  bar(160, 128, paper),
  bar(224, 72, paper),
  bar(288, 192, lit),
  bar(352, 112, paper),
  bar(416, 56, paper),
  { from: [236, 388], to: [276, 428], width: 34, color: held },
  { from: [276, 428], to: [352, 352], width: 34, color: held },
];

/** The icon as PNG, 512 by 512 points; the same bytes every time. */
export function drawIcon(): Uint8Array {
  const rows = new Uint8Array(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) rows.set(mix(x, y), y * (size * 4 + 1) + 1 + x * 4);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, size);
  view.setUint32(4, size);
  // Eight bits a channel, RGB with alpha.
  header.set([8, 6], 8);
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND")];
  return Buffer.concat([signature, ...parts]);
}

function mix(x: number, y: number): readonly number[] {
  const sum = [0, 0, 0];
  let covered = 0;
  for (let step = 0; step < fine * fine; step += 1) {
    const point: Point = [x + ((step % fine) + 0.5) / fine, y + (Math.floor(step / fine) + 0.5) / fine];
    if (!isInSquare(point)) continue;
    covered += 1;
    const color = strokes.findLast((stroke) => isOn(stroke, point))?.color ?? ink;
    for (const [channel, value] of color.entries()) sum[channel] = (sum[channel] ?? 0) + value;
  }
  if (covered === 0) return [0, 0, 0, 0];
  return [...sum.map((value) => Math.round(value / covered)), Math.round((255 * covered) / (fine * fine))];
}

function isInSquare([x, y]: Point): boolean {
  const radius = 112;
  const dx = Math.max(radius - x, x - (size - radius), 0);
  const dy = Math.max(radius - y, y - (size - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function isOn({ from, to, width }: Stroke, [x, y]: Point): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy);
  const at = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from[0] - at * dx, y - from[1] - at * dy) <= width / 2;
}

function chunk(type: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const part = Buffer.alloc(body.length + 8);
  part.writeUInt32BE(data.length, 0);
  body.copy(part, 4);
  part.writeUInt32BE(crc32(body), body.length + 4);
  return part;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(iconPath, drawIcon());
