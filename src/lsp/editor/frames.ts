/** The messages in a stream of bytes, and what cannot be read. */
export interface FrameEvents {
  readonly onMessage: (message: unknown) => void;
  /** A message is not JSON, or its length is wrong. */
  readonly onUnreadable: () => void;
  /** Bytes that belong to no message were left out. */
  readonly onGarbage: (count: number) => void;
}

/** A real header is much shorter. */
const longestHeader = 1024;

/** Node makes no text that is longer than this number of bytes. */
const longestMessage = 500_000_000;

const marker = "Content-Length:";

/**
 * Reads messages: a header with the length, an empty line, and a text in JSON. After bytes that are no message, reading
 * goes on at the next header. So one wrong length does not make the server deaf.
 */
export function frameReader(events: FrameEvents): (bytes: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = 0;
  return (bytes) => {
    chunks.push(bytes);
    size += bytes.length;
    // A long message comes in many pieces. They are only joined when it is complete, or when another one begins.
    if (size < needed && !bytes.includes(marker)) return;
    const { rest, missing } = readFrames(Buffer.concat(chunks), events);
    chunks = [rest];
    size = rest.length;
    needed = size + missing;
  };
}

interface Rest {
  readonly rest: Buffer;
  /** How many bytes must come before it is worth trying again. */
  readonly missing: number;
}

function readFrames(bytes: Buffer, events: FrameEvents): Rest {
  let at = 0;
  for (;;) {
    const end = bytes.indexOf("\r\n\r\n", at);
    if (end < 0) return { rest: withoutGarbage(bytes.subarray(at), events), missing: 1 };
    const header = headerIn(bytes.subarray(at, end));
    const start = end + 4;
    if (!header || header.length > longestMessage) {
      events.onGarbage(start - at);
      at = start;
      continue;
    }
    if (header.garbage > 0) events.onGarbage(header.garbage);
    const body = bytes.subarray(start, start + header.length);
    const isWrong = holdsHeader(body);
    if (!isWrong && body.length < header.length)
      return { rest: bytes.subarray(at + header.garbage), missing: header.length - body.length };
    const message = isWrong ? undefined : parsed(body);
    if (message) events.onMessage(message.value);
    else events.onUnreadable();
    // If the length is wrong, the next header may begin anywhere in what was taken for the message.
    at = message ? start + header.length : start;
  }
}

interface Header {
  readonly length: number;
  /** How many bytes stand before the header. */
  readonly garbage: number;
}

function headerIn(bytes: Buffer): Header | undefined {
  const from = Math.max(0, bytes.length - longestHeader);
  const text = bytes.toString("latin1", from);
  const last = [...text.matchAll(/(?:content-type:[^\r\n]*\r\n)?content-length:[ \t]*(\d+)[ \t]*(?=\r\n|$)/gi)].at(-1);
  return last && { length: Number(last[1]), garbage: from + last.index };
}

/** Whether there is a header in a message. Then its length is wrong, because JSON contains no line end after this word. */
function holdsHeader(body: Buffer): boolean {
  for (let at = body.indexOf(marker); at >= 0; at = body.indexOf(marker, at + 1)) {
    if (/^[^:]*:[ \t]*\d+[ \t]*\r\n/.test(body.toString("latin1", at, at + 64))) return true;
  }
  return false;
}

function parsed(body: Buffer): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body.toString("utf8")) as unknown };
  } catch {
    return undefined;
  }
}

/** Bytes that are too long for a header are left out, except for the last ones, where a header may begin. */
function withoutGarbage(bytes: Buffer, { onGarbage }: FrameEvents): Buffer {
  const count = bytes.length - longestHeader;
  if (count <= 0) return bytes;
  onGarbage(count);
  return bytes.subarray(count);
}
