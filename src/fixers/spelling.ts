import type { SourceFile } from "../source/index.js";
import type { Embedding, Text, TextPart } from "../tree/index.js";
import type { Template } from "../model/index.js";

/** In what a text is to be written: it decides how a hole can be spelled. */
export interface Scope {
  readonly template: Template;
  readonly file: SourceFile;
  readonly language: "cloudformation" | "terraform" | "policy";
  readonly within: readonly Embedding[];
}

/** A piece of a text to write: as it is, or what stands between `${` and `}`. */
export type Piece = { readonly literal: string } | { readonly reference: string };

export function scopeOf(template: Template, file: SourceFile, within: readonly Embedding[] = []): Scope {
  return { template, file, language: languageOf(template, file), within };
}

/** Another template's file is told by its content. */
function languageOf(template: Template, file: SourceFile): Scope["language"] {
  const isOwn = template.files.some(({ path }) => path === file.path);
  if (/\.(?:tf|tofu)(?:\.json)?$/.test(file.path)) return "terraform";
  if (isOwn && template.format === "cloudformation") return "cloudformation";
  const isStack = /AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/.test(file.text);
  return isStack ? "cloudformation" : "policy";
}

/** A text as pieces, neighbours of a kind joined; `undefined` where a hole has no spelling here. */
export function piecesOf(text: Text, scope: Scope): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let spelled: TextPart | undefined;
  for (const part of text.parts) {
    if (part.kind === "literal" && part.text === "" && part.spelling === undefined) continue;
    if (spelled !== undefined && isPartOf(spelled, part)) continue;
    const piece = pieceOf(part, scope);
    if (!piece) return undefined;
    spelled = "reference" in piece && part.spelling !== undefined ? part : undefined;
    const last = pieces.at(-1);
    if (last && "literal" in last && "literal" in piece)
      pieces.splice(-1, 1, { literal: last.literal + piece.literal });
    else pieces.push(piece);
  }
  return pieces;
}

/** Parts that one reference gave stand at one place under one spelling. */
function isPartOf(one: TextPart, other: TextPart): boolean {
  return one.spelling === other.spelling && one.location.start === other.location.start;
}

function pieceOf(part: TextPart, scope: Scope): Piece | undefined {
  if (canSpell(part, scope)) return { reference: part.spelling };
  const known = pseudo(part, scope);
  if (known) return known;
  return part.kind === "literal" ? { literal: part.text } : undefined;
}

/** A spelling holds where it was read: in its template, in Terraform in its module's folder. */
function canSpell(part: TextPart, scope: Scope): part is TextPart & { readonly spelling: string } {
  const { spelling, location } = part;
  if (spelling === undefined || scope.language === "policy") return false;
  if (spelling.includes("::")) return scope.language === "cloudformation";
  if (scope.language === "cloudformation") return location.file.path === scope.file.path;
  return folderOf(location.file.path) === folderOf(scope.file.path);
}

export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

const pseudoParameters: Readonly<Record<string, string>> = {
  "aws:region": "AWS::Region",
  "aws:partition": "AWS::Partition",
  "aws:account": "AWS::AccountId",
  "aws:suffix": "AWS::URLSuffix",
};

/** What the pseudo parameter of a hole is in this language. */
function pseudo(part: TextPart, scope: Scope): Piece | undefined {
  if (part.kind !== "hole" || scope.language === "policy") return undefined;
  if (scope.language === "terraform") return dataSource(part.symbol.id, scope);
  const reference = pseudoParameters[part.symbol.id];
  return reference === undefined ? undefined : { reference };
}

/** Data sources that tell what CloudFormation's pseudo parameters tell. */
const dataSources: Readonly<Record<string, { readonly type: string; readonly attributes: readonly string[] }>> = {
  // `name` is deprecated from version 6 of the provider on, `region` unknown before it.
  "aws:region": { type: "aws_region", attributes: ["name", "region", "id"] },
  "aws:partition": { type: "aws_partition", attributes: ["partition"] },
  "aws:account": { type: "aws_caller_identity", attributes: ["account_id"] },
  "aws:suffix": { type: "aws_partition", attributes: ["dns_suffix"] },
};

function dataSource(symbol: string, scope: Scope): Piece | undefined {
  const source = dataSources[symbol];
  if (!source) return undefined;
  const texts = moduleTexts(scope);
  // A data source with a body may be one of several, or of another provider.
  const declaration = new RegExp(`^data\\s+"?${source.type}"?\\s+"?([\\w-]+)"?\\s*\\{\\s*\\}`, "m");
  const name = texts.map((text) => declaration.exec(text)?.[1]).find((found) => found !== undefined);
  if (name === undefined) return symbol === "aws:partition" ? writtenPartition(texts) : undefined;
  const used = source.attributes.find((attribute) =>
    texts.some((text) => new RegExp(`\\bdata\\.${source.type}\\.${name}\\.${attribute}\\b`).test(text)),
  );
  return { reference: `data.${source.type}.${name}.${used ?? source.attributes[0] ?? ""}` };
}

function moduleTexts({ template, file }: Scope): readonly string[] {
  const folder = folderOf(file.path);
  const own = template.files.filter(({ path }) => folderOf(path) === folder).map(({ text }) => text);
  return own.length === 0 ? [file.text] : own;
}

/** The commercial partition, where the module names no other one and no region of one. */
function writtenPartition(texts: readonly string[]): Piece | undefined {
  const other = /\baws-(?:cn|us-gov|iso|eusc)|"(?:cn|us-gov|us-isob?|eu-isoe|eusc)-/;
  return texts.some((text) => other.test(text)) ? undefined : { literal: "aws" };
}
