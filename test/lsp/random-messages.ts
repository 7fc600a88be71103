import { frame } from "./raw-server.js";

/** A document of the editor. Its text must be the same in the server. `undefined`: it is not open. */
export interface EditedDocument {
  readonly uri: string;
  /** What is written into it. */
  readonly sample: string;
  text: string | undefined;
  version: number;
}

/** Bytes to send, and the id of the request that must be answered. */
export interface RandomMessage {
  readonly bytes: string;
  readonly id?: string | number;
}

/** Random choices, the same ones for the same seed (mulberry32). */
interface Dice {
  readonly below: (limit: number) => number;
  readonly chance: (of: number) => boolean;
  readonly oneOf: <const T extends readonly unknown[]>(items: T) => T[number];
}

export function dice(seed: number): Dice {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(random() * limit);
  return { below, chance: (of) => random() < of, oneOf: (items) => items[below(items.length)] };
}

/** Makes messages that an editor sends, and those that no editor should send, in any order. */
export function randomMessages(
  { below, chance, oneOf }: Dice,
  documents: readonly EditedDocument[],
): () => RandomMessage {
  // Other values in the messages are never such ids.
  let requests = 1000;
  const notification = (method: unknown, params: unknown): RandomMessage => ({
    bytes: frame({ jsonrpc: "2.0", method, params }),
  });
  const request = (method: string, params: unknown): RandomMessage => {
    const id = chance(0.5) ? ++requests : `request ${String(++requests)}`;
    return { id, bytes: frame({ jsonrpc: "2.0", id, method, params }) };
  };
  const times = <T>(limit: number, make: () => T): T[] => Array.from({ length: below(limit) }, make);

  function anything(depth = 0): unknown {
    const kind = below(depth > 2 ? 4 : 6);
    if (kind === 0) return oneOf([null, true, false, undefined]);
    if (kind === 1) return oneOf([0, 1, -1, 3.5, 2 ** 31, 1e300, below(40)]);
    if (kind === 2) return oneOf(["", "x", "file:///%zz", "untitled:x", "\0", "__proto__", "\ud800"]);
    if (kind === 3) return oneOf(documents).uri;
    if (kind === 4) return times(4, () => anything(depth + 1));
    return Object.fromEntries(times(5, () => [oneOf(keys), anything(depth + 1)]));
  }

  const number = (): number => oneOf([0, -1, 7, 2 ** 31, below(40), below(40), below(40)]);
  const position = (): unknown => ({ line: number(), character: number() });
  const textDocument = (): unknown => ({ uri: oneOf([oneOf(documents).uri, "untitled:x", "file:///%zz"]) });

  /** A position in a text, and its offset. */
  function place(text: string): { readonly offset: number; readonly position: object } {
    const offset = below(text.length + 1);
    const before = text.slice(0, offset).split("\n");
    return { offset, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
  }

  function change(document: EditedDocument): unknown {
    const { sample, text: before = "" } = document;
    if (chance(0.3)) {
      document.text = sample;
      return { text: sample };
    }
    const places = [place(before), place(before)].sort((one, other) => one.offset - other.offset);
    const [start = place(before), other = start] = places;
    const end = chance(0.7) ? start : other;
    const text = oneOf(["", "x", "\n", "  - a: 1\n", "{", "\u{1f600}", "# a comment\n", sample.slice(below(200))]);
    document.text = before.slice(0, start.offset) + text + before.slice(end.offset);
    return { range: { start: start.position, end: end.position }, text };
  }

  function edit(document: EditedDocument): RandomMessage {
    const { sample, uri } = document;
    const version = ++document.version;
    if (document.text === undefined) {
      document.text = sample;
      return notification("textDocument/didOpen", { textDocument: { uri, languageId: "", version, text: sample } });
    }
    if (chance(0.02)) {
      document.text = undefined;
      return notification("textDocument/didClose", { textDocument: { uri } });
    }
    const contentChanges = [change(document), ...times(2, () => change(document))];
    return notification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
  }

  function question(): RandomMessage {
    const context = oneOf([undefined, {}, { diagnostics: [], only: ["quickfix"] }, { only: ["source.fixAll"] }]);
    const range = { start: position(), end: position() };
    if (chance(0.3)) return request("textDocument/codeAction", { textDocument: textDocument(), range, context });
    if (chance(0.1)) return request("workspace/symbol", { query: oneOf(["", "role", "\0"]) });
    return request(`textDocument/${oneOf(asked)}`, { textDocument: textDocument(), position: position() });
  }

  function notice(): RandomMessage {
    const changes = [{ uri: oneOf(documents).uri, type: 2 }];
    return oneOf([
      notification("$/cancelRequest", { id: oneOf([requests, requests - 1, `request ${String(requests)}`]) }),
      notification("textDocument/didSave", { textDocument: textDocument() }),
      notification("workspace/didChangeWatchedFiles", { changes }),
      notification("workspace/didChangeConfiguration", { settings: {} }),
      notification("textDocument/didClose", { textDocument: { uri: "untitled:x" } }),
      { bytes: frame({ jsonrpc: "2.0", id: oneOf(["dmslint-1", 1, null]), result: anything() }) },
    ]);
  }

  /** A message whose parameters are wrong. It has no effect on the documents. */
  function wrongParams(): RandomMessage {
    const params = oneOf([anything(), { textDocument: anything() }, { textDocument: textDocument(), position: 5 }]);
    const methods = ["didChange", "didOpen", "didClose", "didSave"] as const;
    if (chance(0.4)) return notification(`textDocument/${oneOf(methods)}`, { textDocument: oneOf([5, null, [], {}]) });
    if (chance(0.3)) return notification(oneOf(["$/cancelRequest", "$/setTrace", "x", "initialized"]), params);
    return request(oneOf(["textDocument/hover", "textDocument/codeAction", "initialize", "x", "toString"]), params);
  }

  /** Bytes that are no message. */
  function garbage(): RandomMessage {
    const message = frame({ jsonrpc: "2.0", id: "lost", method: "textDocument/hover" });
    return oneOf([
      { bytes: frame(anything() ?? null) },
      {
        bytes: frame({ jsonrpc: "2.0", id: anything(1), method: anything(1) }).replace(/"id":("[^"]*"|\d+)/, '"id":{}'),
      },
      { bytes: message.replace(/\d+/, String(below(message.length))) },
      { bytes: message.replace(/\d+/, String(message.length + below(500))) },
      { bytes: message.replace(/\d+/, oneOf(["x", "-1", "", "1e3", "99999999999"])) },
      { bytes: String.fromCharCode(...times(50, () => below(256))) },
      { bytes: oneOf(["\r\n\r\n", "\r\n", "Content-Length: ", "Content-Type: x\r\n", "{}", "\0"]) },
    ]);
  }

  return () => {
    const kind = below(100);
    if (kind < 60) return edit(oneOf(documents));
    if (kind < 70) return question();
    if (kind < 80) return notice();
    return kind < 90 ? wrongParams() : garbage();
  };
}

const asked = [
  "hover",
  "completion",
  "definition",
  "references",
  "documentSymbol",
  "documentLink",
  "codeLens",
] as const;

const keys = ["textDocument", "uri", "position", "range", "start", "end", "line", "contentChanges", "text"] as const;
