import { dirname } from "../../paths/index.js";
import { hasCurrent, moduleOf } from "../../fixers/index.js";
import type { TemplateFormat } from "../../model/index.js";
import { groupBy, visible, visibleJson, uniqueBy } from "../../source/index.js";
import { cloudFormationText } from "./cloudformation-text.js";
import type { Hole } from "../permissions/holes.js";
import type { LeastPolicy } from "../policies/least-policy.js";
import { policyEntry, writtenHoles } from "./policy-entries.js";
import { terraformText } from "./terraform-text.js";
import { textsOfPlace, type PasteSyntax, type PolicyPlace } from "./texts-of-place.js";
import { pasteContext } from "./writable.js";

export const policySyntaxes = ["json", "cloudformation", "terraform"] as const;

export type PolicySyntax = (typeof policySyntaxes)[number];

/** Policies as a text, and the holes in it that somebody has to fill. */
export interface WrittenPolicies {
  readonly text: string;
  readonly holes: readonly Hole[];
}

type ShownPath = (path: string) => string;

/** Writes policies in a syntax. Without one, those of each template are written in its own. */
export function writePolicies(
  policies: readonly LeastPolicy[],
  syntax: PolicySyntax | undefined,
  shownPath: ShownPath,
): WrittenPolicies {
  if (policies.length === 0) return writers[syntax ?? "json"]([], shownPath);
  const bySyntax = groupBy(policies, ({ holder }) => syntax ?? syntaxOf[holder.template.dialect.format]);
  const written = [...bySyntax].map(([one, some]) => writers[one](some, shownPath));
  return { text: written.map(({ text }) => text).join("\n"), holes: distinct(written.flatMap(({ holes }) => holes)) };
}

/** The syntax in which the policies of a template are written. A bare policy declares nothing that needs one. */
const syntaxOf: Readonly<Record<TemplateFormat, PolicySyntax>> = {
  cloudformation: "cloudformation",
  terraform: "terraform",
  plan: "terraform",
  policy: "json",
};

const writers: Readonly<
  Record<PolicySyntax, (policies: readonly LeastPolicy[], shownPath: ShownPath) => WrittenPolicies>
> = { json: asJson, cloudformation: asCloudFormation, terraform: asTerraform };

function asJson(policies: readonly LeastPolicy[], shownPath: ShownPath): WrittenPolicies {
  const entries = policies.map((policy) => policyEntry(policy, shownPath));
  return { text: `${visibleJson(entries, 2)}\n`, holes: distinct(entries.flatMap(({ holes }) => holes)) };
}

function asCloudFormation(policies: readonly LeastPolicy[], shownPath: ShownPath): WrittenPolicies {
  return byPlace(policies, shownPath, {
    syntax: "cloudformation",
    // Comments alone are no resources: a key without a value would be pasted.
    start: (text) => (/^ *[^\s#]/m.test(text) ? "Resources:\n" : ""),
    write: cloudFormationText,
  });
}

function asTerraform(policies: readonly LeastPolicy[], shownPath: ShownPath): WrittenPolicies {
  return byPlace(policies, shownPath, { syntax: "terraform", start: missingSources, write: terraformText });
}

interface TextSyntax {
  readonly syntax: PasteSyntax;
  /** What stands before the policies of a place. */
  readonly start: (text: string, place: PolicyPlace) => string;
  readonly write: typeof terraformText;
}

/** The policies of a template, or of each Terraform module in it, stand together: one text to paste there. */
function byPlace(
  policies: readonly LeastPolicy[],
  shownPath: ShownPath,
  { start, syntax, write }: TextSyntax,
): WrittenPolicies {
  const holes: Hole[] = [];
  const placed = policies.flatMap((policy): readonly PolicyPlace[] => {
    const isNative = syntaxOf[policy.holder.template.dialect.format] === syntax;
    const place = pasteContext(policy.holder, policy.holes, syntax, isNative);
    return place ? [{ policy, place }] : [];
  });
  const texts = [...groupBy(placed, pathOfPlace)].map(([path, some]) => {
    for (const { place, policy } of some) holes.push(...writtenHoles(write(policy, place), policy));
    const text = `${textsOfPlace(some, syntax, write, shownPath).join("\n\n")}\n`;
    return `# ${visible(shownPath(path))}\n${some[0] ? start(text, some[0]) : ""}${text}`;
  });
  return { text: texts.join("\n"), holes: distinct(holes) };
}

/** The path of the template, or the folder of the Terraform module if the text is to be pasted there. */
function pathOfPlace({ place: { context, isNative }, policy: { holder } }: PolicyPlace): string {
  const isOfModule = isNative && moduleOf(holder.template, context.file) !== undefined;
  return isOfModule ? dirname(context.file.path) : holder.template.path;
}

/** Declares the data sources that the text refers to and that its module does not have. */
function missingSources(text: string, { place: { context }, policy: { holder } }: PolicyPlace): string {
  const module = moduleOf(holder.template, context.file);
  const missing = ["aws_caller_identity", "aws_partition", "aws_region"].filter(
    (type) => text.includes(`data.${type}.current.`) && !(module && hasCurrent(type, module)),
  );
  return ["\n", ...missing.map((type) => `data "${type}" "current" {}\n\n`)].join("");
}

function distinct(holes: readonly Hole[]): readonly Hole[] {
  return uniqueBy(holes, ({ name }) => name);
}
