import { createFileTreeCache } from "../../src/parsers/index.js";
import { withHcl } from "../../src/parsers/syntax/hcl/hcl-tree.js";
import { sourceFile } from "../../src/source/index.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";

export type Syntax = "yaml" | "json" | "hcl";

/** A piece of a text that the parser reads as one: a value, a key with its value, a block, or a name. */
export interface Span {
  readonly kind: "value" | "entry" | "block" | "name";
  readonly start: number;
  readonly end: number;
}

export function syntaxOf(path: string, text: string): Syntax {
  if (/\.(tf|tofu|tfvars)$/.test(path)) return "hcl";
  return /^\s*[{[]/.test(text) ? "json" : "yaml";
}

/** The spans of a text, in the order of the text; none of a text that cannot be read. */
export async function spansOf(path: string, text: string): Promise<readonly Span[]> {
  const trees =
    syntaxOf(path, text) === "hcl"
      ? [(await withHcl(loadWasm, (hcl) => hcl.read(sourceFile(path, text)))).body]
      : createFileTreeCache().tree(path, text).documents;
  const found = new Map<string, Span>();
  const seen = new Set<object>();
  const visit = (node: unknown, isKey: boolean): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const span = spanOf(node, isKey);
    if (span && span.start >= 0 && span.start < span.end && span.end <= text.length)
      found.set(`${String(span.start)} ${String(span.end)} ${span.kind}`, span);
    for (const [name, value] of Object.entries(node)) if (!withoutSpans.has(name)) visit(value, name === "key");
  };
  visit(trees, false);
  return [...found.values()].sort((one, other) => one.start - other.start || other.end - one.end);
}

const withoutSpans = new Set(["location", "layout", "map", "header", "nameLocation", "file"]);

function spanOf(node: object, isKey: boolean): Span | undefined {
  if ("key" in node && "value" in node) {
    const [key, value] = [placeOf(node.key), placeOf(node.value)];
    return key && value && { kind: "entry", start: key.start, end: value.end };
  }
  const place = placeOf(node);
  if (!place) return undefined;
  if ("body" in node && "labels" in node) return { kind: "block", ...place };
  if ("nameLocation" in node) return { kind: "entry", ...place };
  const isLabel = "text" in node && !("kind" in node);
  return { kind: isKey || isLabel ? "name" : "value", ...place };
}

function placeOf(node: unknown): Pick<Span, "start" | "end"> | undefined {
  if (typeof node !== "object" || node === null || !("location" in node)) return undefined;
  const { location } = node;
  if (typeof location !== "object" || location === null || !("start" in location) || !("end" in location))
    return undefined;
  const { end, start } = location;
  return typeof start === "number" && typeof end === "number" ? { start, end } : undefined;
}
