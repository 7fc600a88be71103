// Draws the icon of the VS Code extension: `npx tsx tools/vscode/icon.ts`. A shield on a dark ground, with a key hole.
import { writeFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { extensionFolder } from "./extension-files.js";

const size = 128;
/** Points of each pixel in each direction. Their mean makes edges smooth. */
const samples = 4;

type Color = readonly [red: number, green: number, blue: number, alpha: number];

const ground: Color = [20, 33, 61, 255];
const shield: Color = [252, 163, 17, 255];
const nothing: Color = [0, 0, 0, 0];

/** The colour at a point. The picture is from 0 to 1 in both directions. */
function colorAt(x: number, y: number): Color {
  if (!isInRoundedSquare(x, y, 0.18)) return nothing;
  return isInShield(x, y) && !isInKeyHole(x, y) ? shield : ground;
}

function isInRoundedSquare(x: number, y: number, radius: number): boolean {
  const [right, down] = [Math.max(0, Math.abs(x - 0.5) - 0.5 + radius), Math.max(0, Math.abs(y - 0.5) - 0.5 + radius)];
  return Math.hypot(right, down) <= radius;
}

function isInShield(x: number, y: number): boolean {
  if (y < 0.18 || y > 0.86) return false;
  const half = y < 0.5 ? 0.29 : 0.29 * Math.sqrt(1 - ((y - 0.5) / 0.36) ** 2);
  return Math.abs(x - 0.5) <= half;
}

function isInKeyHole(x: number, y: number): boolean {
  const isInHead = Math.hypot(x - 0.5, y - 0.42) <= 0.09;
  return isInHead || (y > 0.42 && y < 0.66 && Math.abs(x - 0.5) <= 0.03 + 0.12 * (y - 0.42));
}

function pixelAt(column: number, row: number): readonly number[] {
  const steps = Array.from({ length: samples }, (_, index) => (index + 0.5) / samples);
  const colors = steps.flatMap((down) => steps.map((right) => colorAt((column + right) / size, (row + down) / size)));
  const alpha = colors.reduce((sum, color) => sum + color[3], 0);
  const mixed = [0, 1, 2].map((part) => {
    const weighted = colors.reduce((sum, color) => sum + (color[part] ?? 0) * color[3], 0);
    return alpha === 0 ? 0 : Math.round(weighted / alpha);
  });
  return [...mixed, Math.round(alpha / colors.length)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function png(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits for each of red, green, blue and alpha.
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_one, column) => pixelAt(column, row)).flat(),
  ]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.from(rows.flat()), { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

writeFileSync(`${extensionFolder}media/icon.png`, png());
