import { readModuleUnit } from "../../../../src/parsers/hcl-units.js";
import type { FileReader, Values } from "../../../../src/parsers/values/input.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import type { Formula, Node, Text } from "../../../../src/tree/index.js";
import { entryOf } from "../../../../src/tree/index.js";
import type { Template } from "../../../../src/model/index.js";

/** A module of the given files, in the folder `m`. */
export async function moduleOf(
  files: Readonly<Record<string, string>>,
  values: Partial<Values> = {},
): Promise<Template> {
  const input = { path: "m", reader: memoryReader(files), values: { parameters: {}, variables: {}, ...values } };
  return readModuleUnit(input, loadWasm);
}

function memoryReader(files: Readonly<Record<string, string>>): FileReader {
  const paths = new Map(Object.entries(files).map(([name, text]) => [`m/${name}`, text]));
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  return {
    read: (path) => paths.get(path),
    list: (folder) => [...paths.keys()].filter((path) => folderOf(path) === folder),
  };
}

/** A value as short JSON: unknowns as `?` with their reason, what may be more as `…`. */
export function shown(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case "scalar":
      return node.quoted ? node.text : (JSON.parse(node.text) as unknown);
    case "text":
      return shownText(node);
    case "unknown":
      return `?${node.reason}`;
    case "null":
      return null;
    case "list":
      return [...node.items.map(shown), ...(node.incompleteReason === undefined ? [] : [`…${node.incompleteReason}`])];
    case "mapping": {
      const entries = node.entries.map(({ key, value }) => [key.text, shown(value)] as const);
      return Object.fromEntries([
        ...entries,
        ...(node.incompleteReason === undefined ? [] : [["…", node.incompleteReason] as const]),
      ]);
    }
    case "choice":
      return Object.fromEntries(node.branches.map(({ when, value }) => [formula(when), shown(value)]));
  }
}

/** A text with its holes by their symbols: `arn:${partition}:s3:::${aws_s3_bucket.b/name}`. */
export function shownText({ parts }: Text): string {
  return parts.map((part) => (part.kind === "literal" ? part.text : `\${${nameOf(part.symbol.id)}}`)).join("");
}

function nameOf(id: string): string {
  return id.replace(/[^()]*#/, "").replace(/^aws:/, "");
}

/** A formula in one line. */
export function formula(of: Formula): string {
  switch (of.op) {
    case "not":
      return `!(${formula(of.of)})`;
    case "and":
    case "or": {
      const parts = [...new Set(of.of.map(formula))];
      return parts.length === 1
        ? parts.join("")
        : parts.map((part) => `(${part})`).join(of.op === "and" ? " & " : " | ");
    }
    case "equals":
      return `${of.subject}=${of.value}`;
    case "opaque":
      return of.id;
    default:
      return of.op;
  }
}

/** The value of one expression, as the argument of a resource. */
export async function evaluated(expression: string, around = "", values: Partial<Values> = {}): Promise<Node> {
  const template = await moduleOf({ "main.tf": `resource "x" "y" {\n  value = ${expression}\n}\n${around}\n` }, values);
  const value =
    template.resources.get("x.y") && entryOf(template.resources.get("x.y")?.properties ?? nothing, "value")?.value;
  if (!value) throw new Error(`nothing was read: ${template.problems.map(({ message }) => message).join(" ")}`);
  return value;
}

const nothing = {
  kind: "mapping",
  entries: [],
  location: { file: { path: "", text: "" }, start: 0, end: 0 },
} as const;
