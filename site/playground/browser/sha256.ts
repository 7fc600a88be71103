import { sha256 as hashOf } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Stands in place of `src/source/sha256.ts`. */
export function sha256(text: string, encoding: "hex" | "base64"): string {
  const bytes = hashOf(utf8ToBytes(text));
  return encoding === "hex" ? bytesToHex(bytes) : btoa(String.fromCharCode(...bytes));
}
