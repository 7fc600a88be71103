import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, expect } from "vitest";
import { packedExtension } from "../../../tools/vscode/extension-files.js";
import { temporaryFolder } from "../../workspace/workspace.js";
import { extensionFolder } from "./values.js";

/** In CI the packages of the extension are installed, and a test that is skipped would prove nothing. */
export const isMissing = !existsSync(`${extensionFolder}node_modules/@vscode/vsce`) && !process.env.CI;

/** The files of a .zip, by name, in the order of its list. */
export function filesInZip(path: string): ReadonlyMap<string, Buffer> {
  const zip = readFileSync(path);
  const end = zip.lastIndexOf("PK\u0005\u0006");
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString("utf8", at + 46, at + 46 + (nameLength ?? 0));
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + size);
    files.set(name, method === 0 ? data : inflateRawSync(data));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** The packed extension, as VS Code would install it, until the tests of the file end: its folder, with a `/` at its end. */
export function unpackedExtension(): string {
  const packed = packedExtension();
  expect(existsSync(packed), "the .vsix is missing: npm run vscode").toBe(true);
  const { path: folder, remove } = temporaryFolder();
  afterAll(remove);
  for (const [name, content] of filesInZip(packed)) {
    if (!name.startsWith("extension/")) continue;
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return join(folder, "extension/");
}
