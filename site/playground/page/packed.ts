/** The content of a packed block of the page (`page-shell.ts`): gzip in base64. */
export async function unpacked(id: string): Promise<Blob> {
  // While the page is loading, a block is whole if something follows it.
  const isWhole = (): boolean => Boolean(document.getElementById(id)?.nextElementSibling);
  if (!isWhole() && document.readyState === "loading")
    await new Promise((done) => addEventListener("DOMContentLoaded", done));
  const packed = document.getElementById(id)?.textContent ?? "";
  return throughStream(fromBase64(packed), new DecompressionStream("gzip"));
}

/** A loop, because the page has megabytes of it: a function for each character takes ten times as long. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Bytes after a compression or decompression. */
export function throughStream(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Blob> {
  return new Response(new Blob([bytes]).stream().pipeThrough(stream)).blob();
}
