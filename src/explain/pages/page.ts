import { visible, wrap } from "../../source/index.js";

/** A part of a page in the terminal. */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "item"; readonly text: string }
  /** Stays as it is written, also where it is wider than the page. */
  | { readonly kind: "code"; readonly lines: readonly string[] };

/** The path of a file as people are shown it. */
export type ShowPath = (path: string) => string;

/** Sets a page for a width in columns. */
export function setPage(blocks: readonly Block[], width: number): string {
  const lines = blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const isApart = before !== undefined && !isTogether(before, block);
    return [...(isApart ? [""] : []), ...linesOf(block, width)];
  });
  return lines.map((line) => `${line}\n`).join("");
}

function isTogether(before: Block, { kind }: Block): boolean {
  return kind === "item" ? before.kind === "item" || before.kind === "heading" : before.kind === "heading";
}

function linesOf(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case "title":
    case "heading":
      return wrap(block.text, width);
    case "text":
      return wrap(block.text, width - 2).map((line) => `  ${line}`);
    case "item":
      return wrap(block.text, width - 4).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));
    case "code":
      return block.lines.map((line) => `    ${visible(line)}`);
  }
}

/** A heading with its items; nothing if there are none. */
export function section(heading: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [{ kind: "heading", text: heading }, ...items.map((text) => ({ kind: "item" as const, text }))];
}

/** A heading with paragraphs. */
export function paragraphs(heading: string, ...texts: readonly string[]): readonly Block[] {
  return [{ kind: "heading", text: heading }, ...texts.map((text) => ({ kind: "text" as const, text }))];
}
