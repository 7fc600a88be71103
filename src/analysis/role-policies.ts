import type { IamPrincipal, PolicyAttachment, PolicyDocument, Project, Template } from "../model/index.js";
import { always, type Formula } from "../tree/index.js";

/** A policy document with the deployments in which its holder has it. */
export interface HeldPolicy {
  readonly document: PolicyDocument;
  readonly when: Formula;
}

/** Documents that count together, and why there may be more. */
export interface PolicySet {
  readonly documents: readonly HeldPolicy[];
  readonly open: readonly string[];
}

/** All that a role, user or group is given in the linted files. */
export interface EffectivePolicies extends PolicySet {
  /** What limits all of it, where the principal has a permissions boundary. */
  readonly boundary?: PolicySet;
  /** The resources that attach policies to the principal, beside its own declaration. */
  readonly attachments: readonly PolicyAttachment[];
}

/** Policies of a principal: inline, managed and attached ones, from all templates of the run. */
export function policiesOf(_project: Project, _template: Template, _principal: IamPrincipal): EffectivePolicies {
  throw new Error("being written");
}

/** Documents alone, as if their holder had nothing else. */
export function policiesFrom(documents: readonly PolicyDocument[]): EffectivePolicies {
  return { documents: documents.map((document) => ({ document, when: always })), open: [], attachments: [] };
}
