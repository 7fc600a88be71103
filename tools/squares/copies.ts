import type { Files } from "../bombs/bomb.js";

/** Which resources of a template are copied: all, or only one side of those who refer to each other. */
export type Copied = "all" | "all but IAM and KMS" | "IAM and KMS";

interface Block {
  readonly text: string;
  /** What others write to refer to it. */
  readonly word: string;
  readonly isIam: boolean;
}

/**
 * A template or module in which some resources stand `count` times, with their references to each other. What is not copied
 * refers to the first copies. Names that are written get the number of the copy, too.
 */
export function copies(name: string, text: string, copied: Copied, count: number): Files {
  const isModule = name.endsWith(".tf");
  const { blocks, rest } = isModule ? blocksOfModule(text) : blocksOfStack(text);
  const isCopied = ({ isIam }: Block): boolean => copied === "all" || isIam === (copied === "IAM and KMS");
  const words = blocks.filter(isCopied).map(({ word }) => word);
  // A key, or a part of a type or an ARN, may be the same word.
  const anyWord = words.map((word) => word.replaceAll(".", "\\.")).join("|");
  const pattern = words.length === 0 ? /(?!)/g : new RegExp(`(?<![\\w.:])(?:${anyWord})(?![\\w:])`, "g");
  const renamed = (part: string, suffix: string): string =>
    named(part, suffix, isModule).replace(pattern, (word) => `${word}${suffix}`);
  const made = blocks.flatMap((block) =>
    isCopied(block)
      ? Array.from({ length: count }, (_, index) => renamed(block.text, `C${String(index)}`))
      : [block.text.replace(pattern, (word) => `${word}C0`)],
  );
  return { [name]: [rest.replace(pattern, (word) => `${word}C0`), ...made].join("\n") };
}

/** Names the resource itself, in HCL between quotes, and what is made of it. */
function named(text: string, suffix: string, isModule: boolean): string {
  const own = isModule
    ? text.replace(/^(\w+ "\w+" "\w+)"/, `$1${suffix}"`)
    : text.replace(/^( {2}\w+):/, `$1${suffix}:`);
  return own.replace(
    /^(\s+(?:(?!EngineName)\w*(?:Name|Identifier)|name|bucket|\w+_id|identifier)(?::| +=) "?[\w/-]+)("?)$/gm,
    `$1${suffix}$2`,
  );
}

function blocksOfModule(text: string): { readonly blocks: readonly Block[]; readonly rest: string } {
  const header = /^(resource|data) "(\w+)" "(\w+)" \{/;
  const pieces = text.split(/(?<=^\}\n)/m);
  const blocks = pieces.flatMap((piece): Block[] => {
    const at = piece.search(new RegExp(header, "m"));
    const own = piece.slice(at);
    const [, kind, type = "", name = ""] = header.exec(own) ?? [];
    if (at < 0 || kind === undefined) return [];
    const word = `${kind === "data" ? "data." : ""}${type}.${name}`;
    return [{ text: own, word, isIam: /^aws_(?:iam|kms)_/.test(type) }];
  });
  return { blocks, rest: pieces.filter((piece) => !new RegExp(header, "m").test(piece)).join("\n") };
}

function blocksOfStack(text: string): { readonly blocks: readonly Block[]; readonly rest: string } {
  const lines = text.split("\n");
  const start = lines.indexOf("Resources:");
  const behind = lines.slice(start + 1);
  const end = behind.findIndex((line) => /^\w/.test(line));
  const resources = end < 0 ? behind : behind.slice(0, end);
  const others = end < 0 ? [] : behind.slice(end);
  const outputs = others.indexOf("Outputs:");
  const blocks = resources.join("\n").split(/^(?= {2}\w+:)/m);
  return {
    blocks: blocks.flatMap((own): Block[] => {
      const [, word] = /^ {2}(\w+):/.exec(own) ?? [];
      return word === undefined ? [] : [{ text: own, word, isIam: /^ {4}Type: "?AWS::(?:IAM|KMS)::/m.test(own) }];
    }),
    // Outputs would only refer to the first copies.
    rest: [...lines.slice(0, start), ...others.slice(0, outputs < 0 ? undefined : outputs), "Resources:"].join("\n"),
  };
}
