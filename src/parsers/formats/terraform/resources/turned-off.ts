import { oncePer } from "../../../../source/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import { repetitionsOf, type Repetitions } from "../instances/repetitions.js";
import { chainsOfBody } from "../modules/expressions.js";
import type { InstanceSet, Module, ModuleSet } from "../modules/scope.js";
import { leavingReferences, reachedFrom, referenceOf, type ReferencedResource } from "./reference-targets.js";

/**
 * Whether only blocks that create nothing refer to a document or a local. `count = length(var.roles) > 0 ? 1 : 0`
 * keeps a document with an empty list from AWS, so nobody gets it.
 */
export function isForNothing(root: Module): (key: string) => boolean {
  const blocks = blocksOf(root);
  const off = reachedFrom(blocks.flatMap(({ block, module, isOff }) => (isOff ? referencesOf(block, module) : [])));
  if (off.size === 0) return () => false;
  const takers = blocks.filter(({ block, isOff }) => !isOff && block.labels[0]?.text !== "aws_iam_policy_document");
  const on = reachedFrom([
    ...takers.flatMap(({ block, module }) => referencesOf(block, module)),
    ...leavingReferences(root),
  ]);
  // What such a local refers to is not known, so that may be any document.
  if (root.source.isPlanned && [...on].some((key) => /(?:^|\.)local\./.test(key))) return () => false;
  return (key) => off.has(key) && !on.has(key);
}

interface Taker {
  readonly block: HclBlock;
  readonly module: Module;
  /** Whether it certainly creates nothing. */
  readonly isOff: boolean;
}

/** The resources and providers of a module and of those that it calls, and the calls that create nothing. */
function blocksOf(module: Module): readonly Taker[] {
  const { modules, providers, resources } = module.declarations;
  return [
    ...[...providers.values()].map((block) => ({ block, module, isOff: false })),
    ...[...resources].map(([key, { block }]) => ({ block, module, isOff: createsNothing(key, module) })),
    ...[...modules].flatMap(([name, block]): readonly Taker[] => {
      const set = modulesOf(name, module);
      return isEmpty(set)
        ? [{ block, module, isOff: true }]
        : (set?.items ?? []).flatMap((item) => blocksOf(item.module));
    }),
  ];
}

export function createsNothing(key: string, module: Module): boolean {
  return isEmpty(instancesOf(key, module));
}

/** Whether a call certainly makes no instance of its module, which may be one that is not here. */
export function callsNothing(name: string, block: HclBlock, module: Module): boolean {
  return isEmpty(modulesOf(name, module)) || isEmpty(repetitionsOf(block, module, `module.${name}`));
}

/** Whether there are certainly no instances. */
function isEmpty(set: InstanceSet | ModuleSet | Repetitions | undefined): boolean {
  return set?.items.length === 0 && set.incompleteReason === undefined;
}

function referencesOf(block: HclBlock, module: Module): readonly ReferencedResource[] {
  return chainsOf(block).flatMap((chain) => referenceOf(chain, module) ?? []);
}

/** A module may be called many times. */
const chainsOf = oncePer(({ body }: HclBlock) => chainsOfBody(body, (name) => noTakers.has(name)));

/** Arguments that take no policy. */
const noTakers: ReadonlySet<string> = new Set(["count", "depends_on", "tags"]);
