export type Encoding = "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be";

/** The text of a file without its byte order mark, and what is needed to write it back. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** False if the file has invalid bytes. They were replaced, so writing the text back would lose them. */
  readonly isExact: boolean;
}

/** Decodes UTF-16 if there is a byte order mark for it, otherwise UTF-8. */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  const label = isWide ? encoding : "utf-8";
  try {
    // `TextDecoder` removes the byte order mark itself.
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
