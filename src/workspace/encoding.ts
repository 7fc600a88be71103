export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

/** A file's text without its byte order mark, and what is needed to write it back. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** False where bytes that are no text were replaced: writing it back would lose them. */
  readonly isExact: boolean;
}

/** UTF-16 where a byte order mark says so, UTF-8 otherwise. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const label = isWide ? encoding : "utf-8";
  try {
    // A decoder takes the byte order mark off by itself.
    return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding, isExact: true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder(label).decode(bytes), encoding, isExact: false };
  }
}

export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-8-bom":
      return Buffer.from(`\uFEFF${text}`, "utf8");
    case "utf-16le":
      return Buffer.from(`\uFEFF${text}`, "utf16le");
    case "utf-16be":
      return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8-bom" : "utf-8";
}
