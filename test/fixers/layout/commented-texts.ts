import fc from "fast-check";
import { readVarFile } from "../../../src/parsers/formats/terraform/index.js";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile } from "../../../src/source/index.js";
import type { Node } from "../../../src/tree/index.js";
import { loadWasm } from "../../../src/workspace/files/wasm.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A list or a mapping with comments in many places, and where all that is. */
export interface CommentedText {
  readonly text: string;
  readonly brackets: Range;
  readonly children: readonly Range[];
  readonly comments: readonly (Range & { readonly name: string })[];
}

interface Layout {
  readonly head: string;
  readonly open: "[" | "{";
  readonly childOf: (index: number, isLong: boolean) => string;
  readonly hasBlocks: boolean;
  /** A new line may separate children in place of a comma, and none may come before a comma. */
  readonly isByLine?: boolean;
  readonly hasLastComma: boolean;
}

const quotedItem = (index: number, isLong: boolean): string =>
  isLong ? `["x://${String(index)}/*",\n    "# no"]` : `"x://${String(index)}/*"`;

const layouts: Readonly<Record<string, Layout>> = {
  "YAML list": {
    head: "A: ",
    open: "[",
    childOf: (index, isLong) => (isLong ? quotedItem(index, true) : `v:${String(index)}/*`),
    hasBlocks: false,
    hasLastComma: true,
  },
  "YAML mapping": {
    head: "A: ",
    open: "{",
    childOf: (index, isLong) => `k${String(index)}: ${quotedItem(index, isLong)}`,
    hasBlocks: false,
    hasLastComma: true,
  },
  "JSON list": { head: "", open: "[", childOf: quotedItem, hasBlocks: true, hasLastComma: false },
  "JSON object": {
    head: "",
    open: "{",
    childOf: (index, isLong) => `"k${String(index)}": ${quotedItem(index, isLong)}`,
    hasBlocks: true,
    hasLastComma: false,
  },
  "HCL list": { head: "A = ", open: "[", childOf: quotedItem, hasBlocks: true, hasLastComma: true },
  "HCL object": {
    head: "A = ",
    open: "{",
    childOf: (index, isLong) => `k${String(index)} = ${quotedItem(index, isLong)}`,
    hasBlocks: true,
    isByLine: true,
    hasLastComma: true,
  },
};

type Read = (text: string) => Promise<readonly unknown[]>;

function plain(node: Node | undefined): readonly unknown[] {
  if (node?.kind === "list") return node.items.map(shape);
  return node?.kind === "mapping" ? node.entries.map(({ key, value }) => [key.text, shape(value)]) : [];
}

function shape(node: Node): unknown {
  return node.kind === "scalar" ? node.text : node.kind === "list" ? node.items.map(shape) : node.kind;
}

const yaml: Read = (text) => {
  const { documents, problems } = readYaml(sourceFile("x.yaml", text));
  const [root] = documents;
  if (problems.length > 0 || root?.kind !== "mapping") throw new Error(problems[0]?.message ?? "no mapping");
  return Promise.resolve(plain(root.entries[0]?.value));
};

const json: Read = (text) => {
  const { documents, problems } = readJson(sourceFile("x.json", text));
  const problem = problems.find(({ message }) => !message.includes("comments"));
  if (problem) throw new Error(problem.message);
  return Promise.resolve(plain(documents[0]));
};

const hcl: Read = async (text) => {
  const { problems, values } = await readVarFile(sourceFile("x.tfvars", text), loadWasm);
  if (problems.length > 0) throw new Error(problems[0]?.message);
  return Array.isArray(values.A) ? (values.A as unknown[]) : Object.entries(values.A as object);
};

export const readers: Readonly<Record<string, Read>> = {
  "YAML list": yaml,
  "YAML mapping": yaml,
  "JSON list": json,
  "JSON object": json,
  "HCL list": hcl,
  "HCL object": hcl,
};

type Piece = "none" | "line" | "blank line" | "comment at the end" | "comment on a line" | "block" | "long block";

const pieces: readonly Piece[] = [
  ...(["none", "line", "blank line", "comment at the end", "comment on a line", "block", "long block"] as const),
];

/** Texts with up to five children, and white space and comments between them. */
export function commentedTexts(syntax: string): fc.Arbitrary<CommentedText> {
  const layout = layouts[syntax];
  if (!layout) throw new Error(syntax);
  const isAllowed = (piece: Piece): boolean => layout.hasBlocks || !piece.includes("block");
  const gap = fc.record({
    before: fc.constantFrom<Piece>(
      ...pieces.filter((piece) => isAllowed(piece) && (!layout.isByLine || piece === "block")),
      "none",
    ),
    after: fc.constantFrom(...pieces.filter(isAllowed)),
    hasComma: fc.boolean(),
  });
  return fc
    .record({
      gaps: fc.array(gap, { minLength: 3, maxLength: 6 }),
      isLong: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      isCrlf: fc.boolean(),
    })
    .map(({ gaps, isCrlf, isLong }) => written(layout, gaps, isLong, isCrlf));
}

interface WrittenGap {
  readonly before: Piece;
  readonly after: Piece;
  readonly hasComma: boolean;
}

function written(
  layout: Layout,
  gaps: readonly WrittenGap[],
  isLong: readonly boolean[],
  isCrlf: boolean,
): CommentedText {
  let text = `${layout.head}${layout.open}`;
  const comments: (Range & { name: string })[] = [];
  const children: Range[] = [];
  const newline = isCrlf ? "\r\n" : "\n";
  const put = (one: string): Range => {
    const start = text.length;
    text += one.replaceAll("\n", newline);
    return { start, end: text.length };
  };
  const mark = layout.head === "" ? "//" : "#";
  const comment = (open: string, close: string): void => {
    const name = `c${String(comments.length)},`;
    comments.push({ ...put(`${open}${name}${close}`), name });
  };
  const putPiece = (piece: Piece): void => {
    if (piece === "none") return void put("");
    if (piece === "line") return void put("\n  ");
    if (piece === "blank line") return void put("\n\n  ");
    put(piece === "comment on a line" ? "\n  " : " ");
    if (piece === "block") comment("/* ", " */");
    else if (piece === "long block") comment("/* ", "\n  more */");
    else comment(`${mark} `, "");
    if (!piece.includes("block")) put("\n  ");
  };
  gaps.forEach(({ after, before, hasComma }, index) => {
    const [isFirst, isLast] = [index === 0, index === gaps.length - 1];
    const mayLack = isLast || (layout.isByLine && !["none", "block", "long block"].includes(after));
    const needs = !isFirst && !(mayLack && (!hasComma || (isLast && !layout.hasLastComma)));
    putPiece(isFirst || !needs ? "none" : before);
    if (needs) put(",");
    putPiece(after);
    if (!isLast) children.push(put(layout.childOf(index, isLong[index] ?? false)));
  });
  put(layout.open === "[" ? "]" : "}");
  const brackets = { start: layout.head.length, end: text.length };
  put("\n");
  return { text, brackets, children, comments };
}
