import { presetNames, type PresetName } from "../../../src/presets/index.js";
import type { TextFile } from "../protocol.js";
import { fromBase64, throughStream } from "./packed.js";

/** What a link holds. */
export interface Shared {
  readonly files: readonly TextFile[];
  readonly preset: PresetName;
}

/** The fragment of a link: the files, compressed. A browser never sends a fragment to a server. */
export async function fragmentOf(shared: Shared): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(shared));
  if (!("CompressionStream" in globalThis)) return `text=${base64Url(text)}`;
  const packed = await throughStream(text, new CompressionStream("deflate-raw"));
  return `packed=${base64Url(new Uint8Array(await packed.arrayBuffer()))}`;
}

/** What the fragment of a link holds; `undefined`: nothing that this page wrote. */
export async function sharedIn(fragment: string): Promise<Shared | undefined> {
  const [, kind, content = ""] = /^#(text|packed)=([\w-]+)$/.exec(fragment) ?? [];
  if (kind === undefined) return undefined;
  try {
    const bytes = fromBase64Url(content);
    const blob =
      kind === "text" ? new Blob([bytes]) : await throughStream(bytes, new DecompressionStream("deflate-raw"));
    const shared: unknown = JSON.parse(await blob.text());
    return isShared(shared) ? shared : undefined;
  } catch {
    // Cut off on its way, or written by somebody else.
    return undefined;
  }
}

function isShared(value: unknown): value is Shared {
  if (typeof value !== "object" || value === null || !("files" in value && "preset" in value)) return false;
  const { files, preset } = value;
  return presetNames.some((name) => name === preset) && Array.isArray(files) && files.length > 0 && files.every(isFile);
}

function isFile(value: unknown): value is TextFile {
  if (typeof value !== "object" || value === null || !("name" in value && "text" in value)) return false;
  return typeof value.name === "string" && value.name !== "" && typeof value.text === "string";
}

function base64Url(bytes: Uint8Array): string {
  // Character by character: a call takes only so many arguments.
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replaceAll("-", "+").replaceAll("_", "/"));
}
