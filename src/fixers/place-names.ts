import type { TextPart } from "../tree/index.js";
import { currentSource, dataSources, hasCurrent, moduleTexts } from "./data-sources.js";
import type { Piece, Scope } from "./spelling.js";

/** What only the place of the deployment, or the values of a run, decide. */
export type PlaceName = "region" | "partition" | "account" | "suffix";

/** Which of them a part stands for, whether or not the run knows its value: that never reaches a text. */
export function placeNameOf({ origin, ...part }: TextPart): PlaceName | undefined {
  const id = part.kind === "hole" ? part.symbol.id : origin.from === "pseudo" ? `aws:${origin.name.toLowerCase()}` : "";
  return placeNames.find((name) => id === `aws:${name}`);
}

const placeNames: readonly PlaceName[] = ["region", "partition", "account", "suffix"];

const pseudoParameters: Readonly<Record<PlaceName, string>> = {
  region: "AWS::Region",
  partition: "AWS::Partition",
  account: "AWS::AccountId",
  suffix: "AWS::URLSuffix",
};

/** How a place is written; `known`: its value in the run, `before`: what is written before it. */
export function placePiece(
  name: PlaceName,
  known: string | undefined,
  before: string,
  scope: Scope,
): Piece | undefined {
  switch (scope.language) {
    case "cloudformation":
      return { reference: pseudoParameters[name] };
    case "terraform":
      return readPlace(name, known, scope);
    case "policy":
      return writtenPlace(name, known, before, scope.file.text);
  }
}

/** A data source that the module has comes first; a partition that it writes out everywhere stays written out. */
function readPlace(name: PlaceName, known: string | undefined, scope: Scope): Piece | undefined {
  const source = dataSources[name];
  const texts = moduleTexts(scope);
  const label = currentSource(source.type, texts);
  const isCommon = name === "partition" && (known ?? "aws") === "aws" && isCommercial(texts);
  const isUsual = isCommon && !scope.isRewritten;
  if (label === undefined && isUsual) return { literal: "aws" };
  if (label === undefined && hasCurrent(source.type, texts)) return undefined;
  const used = source.attributes.find((attribute) =>
    texts.some((text) => new RegExp(`\\bdata\\.${source.type}\\.${label ?? "current"}\\.${attribute}\\b`).test(text)),
  );
  const attribute = used ?? source.attributes[0];
  return { reference: `data.${source.type}.${label ?? "current"}.${attribute}` };
}

/** Whether the module names no other partition, and no region of one. */
function isCommercial(texts: readonly string[]): boolean {
  const other = /\baws-(?:cn|us-gov|iso|eusc)|"(?:cn|us-gov|us-isob?|eu-isoe|eusc)-/;
  return !texts.some((text) => other.test(text));
}

/** A policy that stands alone has no references: what its own ARNs say, else any. */
function writtenPlace(name: PlaceName, known: string | undefined, before: string, text: string): Piece | undefined {
  const field = /^arn(?::[^:]*){0,4}:$/.test(before) ? before.split(":").length - 1 : 0;
  if (name === "suffix" || field !== fieldOf[name]) return undefined;
  const arns = [...text.matchAll(/"arn:([^:"]*):[^:"]*:([^:"]*):([^:"]*):/g)];
  const fields = arns.map((arn) => arn[arnGroups[name]] ?? "");
  const written = new Set(fields.filter((word) => /^[\w-]+$/.test(word)));
  const [only, ...others] = written;
  if (only !== undefined && others.length === 0) return { literal: only };
  if (name !== "partition") return { literal: "*" };
  return written.size === 0 && (known ?? "aws") === "aws" ? { literal: "aws" } : undefined;
}

/** Which field of an ARN it is. */
const fieldOf = { partition: 1, region: 3, account: 4 } as const;
const arnGroups = { partition: 1, region: 2, account: 3 } as const;
