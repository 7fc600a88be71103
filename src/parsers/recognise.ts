import type { FormatByContent, TemplateFormat } from "../model/index.js";
import type { Node } from "../tree/index.js";
import { looksLikeCloudFormation, misspeltResources } from "./formats/cloudformation/index.js";
import { looksLikePlan, mayBePlan } from "./formats/plan/looks-like.js";
import { isPolicyFile } from "./formats/policy/policy-file.js";
import { createFileTreeCache, type FileTreeCache } from "./syntax/file-tree-cache.js";

/** How the content of a file shows its format. */
interface Recogniser<Format extends FormatByContent = FormatByContent> {
  readonly format: Format;
  /** A cheap test, so that most files of a folder are never parsed. */
  readonly mayBe: (text: string) => boolean;
  readonly isOne: (documents: readonly Node[], text: string) => boolean;
  /** Whether a broken file that may be of this format probably is. */
  readonly isLikely: (text: string) => boolean;
}

/** The first format that matches is taken, in this order. */
const recognisers: { readonly [Format in FormatByContent]: Recogniser<Format> } = {
  plan: {
    format: "plan",
    mayBe: mayBePlan,
    isOne: (documents, text) => mayBePlan(text) && documents.some(looksLikePlan),
    isLikely: () => true,
  },
  cloudformation: {
    format: "cloudformation",
    mayBe: (text) => /AWSTemplateFormatVersion|["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::/.test(text),
    isOne: (documents) => documents.some((root) => looksLikeCloudFormation(root) || misspeltResources(root)),
    isLikely: () => true,
  },
  policy: {
    format: "policy",
    // In AWS CLI output the policy may be in a string.
    mayBe: (text) =>
      (/Statement\\?["']?\s*:/.test(text) && /(?:Effect|Action)\\?["']?\s*:/.test(text)) || hasPolicyVersion(text),
    isOne: (documents) => documents.length === 1 && documents.some(isPolicyFile),
    // Without Effect and version a broken file may be anything. A template for Terraform files has policies in HCL.
    isLikely: (text) =>
      (/Effect\\?["']?\s*:/.test(text) || hasPolicyVersion(text)) && !/^(?:resource|data) "/m.test(text),
  },
};

/** Whether a text has a version of IAM's policy language and actions in any case. The other names may be misspelled. */
function hasPolicyVersion(text: string): boolean {
  return /(?:2012|2008)-10-17\\?"/.test(text) && /actions?\\?"\s*:/i.test(text);
}

/**
 * The format of a YAML or JSON file, by its content; `undefined`: not one of ours. A broken file gets the format its
 * text looks like, so that its syntax error is reported.
 */
export function recognise(
  path: string,
  text: string,
  trees: FileTreeCache = createFileTreeCache(),
): TemplateFormat | undefined {
  const hint = firstWhere(({ mayBe }) => mayBe(text));
  if (!hint) return undefined;
  const { documents, problems } = trees.tree(path, text);
  const found = firstWhere(({ isOne }) => isOne(documents, text));
  const isBroken = problems.length > 0 && hint.isLikely(text);
  return found?.format ?? (isBroken ? hint.format : undefined);
}

function firstWhere(fits: (recogniser: Recogniser) => boolean): Recogniser | undefined {
  return Object.values(recognisers).find(fits);
}
