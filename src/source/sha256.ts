import type * as Crypto from "node:crypto";
import { createRequire } from "node:module";
import { lazily } from "./lazily.js";

/** Loaded for the first hash: a run without findings does not need it, and who wants a hash cannot wait for an import. */
const crypto = lazily(() => createRequire(import.meta.url)("node:crypto") as typeof Crypto);

/**
 * The SHA-256 hash of a text or of bytes. The playground has a file of its own in place of this one: in a browser, only a promise of
 * a hash can be had.
 */
export function sha256(content: string | Uint8Array, encoding: "hex" | "base64"): string {
  return crypto().createHash("sha256").update(content).digest(encoding);
}
