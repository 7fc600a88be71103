import type { HeldDocument } from "../../../../model/index.js";
import type { Expression, HclAttribute, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import { unseenPolicies, type PolicyCandidate } from "../../../documents/unseen-policies.js";
import { member, type Node } from "../../../../tree/index.js";
import { evaluateArgument } from "../evaluation/evaluate.js";
import { isEncoded } from "../functions/index.js";
import type { Declared } from "./iam.js";
import { modulesOf } from "../instances/instances.js";
import { policyDocument, replacedStatements } from "../attributes/policy-documents.js";
import { argumentIn } from "../modules/declarations.js";
import { exposedBy } from "./reference-targets.js";
import { callsNothing, isForNothing } from "./turned-off.js";
import { moduleScope, type Module, type Scope } from "../modules/scope.js";

/**
 * Policies for which no resource here is known, such as those in an output or in an argument for a module that is not
 * read.
 */
export function readUnseenPolicies(
  declared: readonly Declared[],
  module: Module,
  known: readonly HeldDocument[],
): HeldDocument[] {
  const repeated = repeatedIn(declared, known);
  const forNothing = isForNothing(module);
  const isReplaced = replacedIn(declared, module);
  const own = declared.filter((one) => {
    const { instance, resource } = one;
    const key = `${instance.module.prefix}${instance.declaration.key}`;
    return !isReplaced(one) && !repeated.has(resource.address) && !(resource.isData && forNothing(key));
  });
  return unseenPolicies([...own.flatMap(sourceOf), ...sourcesIn(module, forNothing)], known, isEncoded);
}

function sourceOf(one: Declared): readonly PolicyCandidate[] {
  const { instance, resource } = one;
  const { address, isData, properties } = resource;
  if (isData) return isDocument(one) ? [{ address, value: policyDocument(instance) }] : [];
  return mayHoldPolicy(instance.declaration.block) ? [{ address, value: properties }] : [];
}

/** A plan repeats the text of a document in the resource that uses it. The document is judged there. */
function repeatedIn(declared: readonly Declared[], known: readonly HeldDocument[]): ReadonlySet<string> {
  const planned = declared.filter(({ instance }) => instance.module.source.isPlanned);
  const resources = new Map(planned.map(({ resource }) => [resource.address, resource]));
  const found = new Set<string>();
  const visit = (address: string): void => {
    for (const { on } of resources.get(address)?.dependencies ?? []) {
      if (on === undefined || found.has(on) || resources.get(on)?.type !== "aws_iam_policy_document") continue;
      found.add(on);
      visit(on);
    }
  };
  for (const { address } of known) visit(address);
  return found;
}

/** Whether only other documents include a document, and have replaced all of its statements: nobody gets those. */
function replacedIn(declared: readonly Declared[], module: Module): (one: Declared) => boolean {
  const documents = declared.filter(isDocument);
  const replaced = new Set(documents.flatMap(({ instance }) => replacedStatements(instance)));
  if (replaced.size === 0) return () => false;
  const others = declared.filter((one) => !isDocument(one));
  const dependencies = others.flatMap(({ resource }) => resource.dependencies.flatMap(({ on }) => on ?? []));
  const taken = new Set([...exposedBy(module), ...dependencies]);
  return (one) => {
    if (!isDocument(one) || taken.has(one.resource.address)) return false;
    const statements = statementsIn(policyDocument(one.instance));
    return statements.length > 0 && statements.every((statement) => replaced.has(statement));
  };
}

function isDocument({ resource: { isData, type } }: Declared): boolean {
  return isData && type === "aws_iam_policy_document";
}

function statementsIn(document: Node): readonly Node[] {
  const statements = document.kind === "mapping" ? member(document, "Statement") : undefined;
  return statements?.kind === "list" ? statements.items : [];
}

/** What may contain policies outside of resources, in a module and in the modules that it calls. */
function sourcesIn(module: Module, forNothing: (key: string) => boolean): readonly PolicyCandidate[] {
  const { declarations, prefix } = module;
  const own = moduleScope(module);
  const at = (name: string, expression: Expression | undefined, scope: Scope = own): readonly PolicyCandidate[] =>
    expression && mayHoldPolicy(expression)
      ? [{ address: `${prefix}${name}`, value: evaluateArgument(expression, scope) }]
      : [];
  return [
    ...[...declarations.variables].flatMap(([name, variable]) => at(`var.${name}`, variable.default)),
    ...[...module.source.settings].flatMap(([name, { value }]) => (module.call ? [] : at(`var.${name}`, value))),
    ...[...declarations.locals].flatMap(([name, { value }]) =>
      forNothing(`${prefix}local.${name}`) ? [] : at(`local.${name}`, value),
    ),
    ...[...declarations.outputs].flatMap(([name, block]) =>
      at(`output.${name}`, argumentIn(block.body, "value")?.value),
    ),
    ...[...declarations.modules].flatMap(([name, block]) => {
      const called = modulesOf(name, module)?.items ?? [];
      const passed = (scope: Scope, prefix?: string): readonly PolicyCandidate[] =>
        block.body.attributes.flatMap(({ name: argument, value }: HclAttribute) =>
          prefix !== undefined && forNothing(`${prefix}var.${argument}`) ? [] : at(`module.${name}`, value, scope),
        );
      if (called.length === 0) return callsNothing(name, block, module) ? [] : passed(own);
      return called.flatMap(({ module: child }) => [
        ...passed(child.call?.scope ?? own, child.prefix),
        ...sourcesIn(child, forNothing),
      ]);
    }),
  ];
}

/** Whether a policy may be written here. Policies are read where they are written, so references need no evaluation. */
function mayHoldPolicy({ location }: Expression | HclBlock): boolean {
  return /Statement|file\(/.test(writtenAt(location));
}
