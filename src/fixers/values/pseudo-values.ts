import { countBy, oncePer } from "../../source/index.js";
import { literalPart, stringOf, textsIn, type Text, type TextPart } from "../../tree/index.js";
import type { ModuleFiles } from "../../model/index.js";
import { currentSource, dataSources, hasCurrent } from "../scope/data-sources.js";
import { moduleOf, referencesByName } from "../scope/module-of.js";
import type { TextPiece } from "./text-pieces.js";
import type { WriteContext } from "./write-context.js";

/** Values that depend on the deployment: region, account, partition, and the DNS suffix of the partition. */
export type PseudoValueName = "region" | "partition" | "account" | "suffix";

/**
 * Which pseudo value a part is. It is one even if the run knows the value, because a value of the run must not be
 * written into a file.
 */
export function pseudoValueOf({ origin, ...part }: TextPart): PseudoValueName | undefined {
  const id = part.kind === "hole" ? part.symbol.id : origin.from === "pseudo" ? `aws:${origin.name.toLowerCase()}` : "";
  return placeNames.find((name) => id === `aws:${name}`);
}

/** Whether a part has its value in this run only, by the settings or a default. */
export function isOfRun({ isOfRun: isGiven, origin }: TextPart): boolean {
  return isGiven ?? (origin.from === "setting" || origin.from === "default");
}

const placeNames: readonly PseudoValueName[] = ["region", "partition", "account", "suffix"];

const pseudoParameters: Readonly<Record<PseudoValueName, string>> = {
  region: "AWS::Region",
  partition: "AWS::Partition",
  account: "AWS::AccountId",
  suffix: "AWS::URLSuffix",
};

/** How to write a pseudo value. `known` is its value in the run, `before` the text before it. */
export function pseudoValuePiece(
  name: PseudoValueName,
  known: string | undefined,
  before: string,
  context: WriteContext,
): TextPiece | undefined {
  switch (context.language) {
    case "cloudformation":
      return { reference: pseudoParameters[name] };
    case "terraform":
      return readPlace(name, known, context);
    case "policy":
      return writtenPlace(name, known, before, context);
  }
}

/**
 * Writes a reference to a data source, preferably to one that the module has. If the module has none for the partition
 * and only uses the commercial partition, `aws` is written instead. A text that somebody pastes into a module that is not
 * seen declares what it refers to.
 */
function readPlace(name: PseudoValueName, known: string | undefined, context: WriteContext): TextPiece | undefined {
  const source = dataSources[name];
  const module = moduleOf(context.template, context.file);
  if (!module) return context.isPasted && { reference: `data.${source.type}.current.${usualAttribute(name, context)}` };
  const label = currentSource(source.type, module);
  const isUsual = name === "partition" && (known ?? "aws") === "aws" && !context.isRewritten && isCommercial(module);
  if (label === undefined && isUsual) return { literal: "aws" };
  if (label === undefined && hasCurrent(source.type, module)) return undefined;
  const reference = `data.${source.type}.${label ?? "current"}`;
  const reads = readsOf(module);
  const attribute = source.attributes.find((one) => reads.has(`${reference}.${one}`)) ?? usualAttribute(name, context);
  return { reference: usualAlias(reference, source.attributes, module) ?? `${reference}.${attribute}` };
}

/** All modules of a configuration have the same version of the provider. */
function usualAttribute(name: PseudoValueName, { template }: WriteContext): string {
  const hasRegion = template.modules?.some(({ hasRegionAttribute }) => hasRegionAttribute);
  return name === "region" && hasRegion === true ? "region" : dataSources[name].attributes[0];
}

/** The local that the module mostly reads instead of the data source itself. */
function usualAlias(of: string, attributes: readonly string[], module: ModuleFiles): string | undefined {
  const aliases = module.aliases.filter((alias) => alias.of === of && attributes.includes(alias.attribute));
  const reads = readsOf(module);
  const timesItself = attributes.reduce((sum, one) => sum + (reads.get(`${of}.${one}`) ?? 0), 0);
  const timesRead = (name: string): number => referencesByName(module).get(name)?.length ?? 0;
  // The definition of each alias reads the source as well.
  return aliases.map(({ name }) => name).find((name) => timesRead(name) > timesItself - aliases.length);
}

/** How often a module reads each attribute. */
const readsOf = oncePer(({ references }: ModuleFiles) =>
  countBy(references, ({ attribute = "", name }) => `${name}.${attribute}`),
);

/**
 * Whether the module uses only the commercial partition: no text, not even a comment, contains another partition or a
 * region of one.
 */
const isCommercial = oncePer(({ files }: ModuleFiles): boolean => {
  const other = /\baws-(?:cn|us-gov|iso|eusc)|"(?:cn|us-gov|us-isob?|eu-isoe|eusc)-/;
  return !files.some(({ text }) => other.test(text));
});

/** A bare policy cannot have references. So the value in its other ARNs is written, otherwise a wildcard. */
function writtenPlace(
  name: PseudoValueName,
  known: string | undefined,
  before: string,
  context: WriteContext,
): TextPiece | undefined {
  const field = /^arn(?::[^:]*){0,4}:$/.test(before) ? before.split(":").length - 1 : 0;
  if (name === "suffix" || field !== fieldOf[name]) return undefined;
  const fields = arnsIn(context).map((arn) => arn.split(":")[field] ?? "");
  const written = new Set(fields.filter((word) => /^[\w-]+$/.test(word)));
  const [only, ...others] = written;
  if (only !== undefined && others.length === 0) return { literal: only };
  if (name !== "partition") return { literal: "*" };
  return written.size === 0 && (known ?? "aws") === "aws" ? { literal: "aws" } : undefined;
}

/** The ARNs in the policies of a file. */
function arnsIn({ file, template }: WriteContext): readonly string[] {
  const documents = template.documents.map(({ document }) => document.node);
  const own = documents.filter(({ location }) => location.file.path === file.path);
  const texts = own.flatMap((document) => textsIn(document)).map((text) => stringOf(text, "*"));
  return texts.filter((text) => /^arn(?::[^:]*){4}:/.test(text));
}

/** The index of the field in an ARN. */
const fieldOf = { partition: 1, region: 3, account: 4 } as const;

/** An ARN as most templates write it. Where the partition is not known, their statements are judged as if they were in it. */
export function inCommercialPartition(arn: Text): Text {
  const parts = arn.parts.map((part) =>
    part.kind === "hole" && pseudoValueOf(part) === "partition" ? literalPart("aws", part.location) : part,
  );
  return { ...arn, parts };
}
