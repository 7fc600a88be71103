import { extended, oncePer, type Location } from "../../../../source/index.js";
import { asLiteral, entryOf, member, type List, type Mapping, type Node } from "../../../../tree/index.js";
import { readEmbeddedJson } from "../../../syntax/embedded/embedded.js";
import { evaluateBody } from "../evaluation/blocks.js";
import { prune } from "../../../values/choices.js";
import { layoutAt } from "../modules/layout.js";
import { metaArguments } from "../modules/meta-arguments.js";
import { plannedArguments } from "../instances/planned.js";
import { readStatementBlock } from "./policy-statements.js";
import { instanceScope } from "./resource-arguments.js";
import { memoised, type Instance } from "../modules/scope.js";
import { overfullReason, type Work } from "../../../values/limits.js";
import { computedText, entryAt, listOf, nullAt, reasonIn } from "../../../values/values.js";

/** The document that `data "aws_iam_policy_document"` creates, as the mapping of its JSON. */
export function policyDocument(instance: Instance): Node {
  const { module, address, declaration } = instance;
  const { location } = declaration.block;
  return memoised(
    module.memo,
    `${address}?document`,
    () => merge(instance).document,
    () => nullAt(location),
  );
}

/** The statements of included documents that this one has others for, so that AWS does not get them from it. */
export function replacedStatements(instance: Instance): readonly Node[] {
  policyDocument(instance);
  return merge(instance).replaced;
}

interface Merged {
  readonly document: Mapping;
  readonly replaced: readonly Node[];
}

const merge = oncePer((instance: Instance): Merged => {
  const { block } = instance.declaration;
  const { location } = block;
  const evaluated = evaluateBody(block.body, instanceScope(instance), metaArguments);
  const pruned = prune(evaluated, instance.existence);
  const properties = plannedArguments(pruned.kind === "mapping" ? pruned : evaluated, instance);
  const own = statementsOf(properties, location);
  const { work } = instance.module.environment;
  const included = (names: readonly string[]): Included => limited(documentsOf(properties, names), block, work);
  const sources = included(["source_json", "source_policy_documents"]);
  const overrides = included(["override_json", "override_policy_documents"]);
  // Terraform refuses a Sid that two blocks have: none of them replaces the other.
  const written = overridden(sources.statements, own.items, "once");
  // An unknown document may replace any statement that has a Sid.
  const kept =
    overrides.incompleteReason === undefined ? written : written.filter((statement) => sidOf(statement) === undefined);
  const merged = overridden(kept, overrides.statements, "repeatedly");
  const incompleteReason = own.incompleteReason ?? sources.incompleteReason ?? overrides.incompleteReason;
  const statement: List = extended(listOf(merged, own.location, incompleteReason), layoutAt(location, "blocks"));
  const version = member(properties, "version") ?? computedText("2012-10-17", block.header);
  const id = member(properties, "policy_id");
  const entries = [
    entryAt("Version", version),
    ...(id ? [entryAt("Id", id)] : []),
    entryAt("Statement", statement, own.location),
  ];
  const document: Mapping = { kind: "mapping", entries, location, ...layoutAt(location, "blocks") };
  if (incompleteReason !== undefined) return { document, replaced: [] };
  const left = new Set(merged);
  return { document, replaced: sources.statements.filter((statement) => !left.has(statement)) };
});

function statementsOf(properties: Mapping, location: Location): List {
  const value = entryOf(properties, "statement")?.value;
  if (!value) return listOf([], location);
  const items = value.kind === "list" ? value.items : [value];
  const incompleteReason =
    value.kind === "list" ? value.incompleteReason : value.kind === "mapping" ? undefined : reasonIn(value);
  return listOf(
    items.map((item) => statementOf(item)),
    value.location,
    incompleteReason,
  );
}

function statementOf(node: Node): Node {
  if (node.kind === "mapping") return readStatementBlock(node);
  if (node.kind !== "choice") return node;
  return { ...node, branches: node.branches.map(({ when, value }) => ({ when, value: statementOf(value) })) };
}

interface Included {
  readonly statements: readonly Node[];
  readonly incompleteReason?: string;
}

function limited(included: Included, { location }: { readonly location: Location }, work: Work): Included {
  const reason = overfullReason(included.statements.length, work, { location });
  return reason === undefined ? included : { statements: [], incompleteReason: reason };
}

/** The statements of the documents that this one includes. */
function documentsOf(properties: Mapping, names: readonly string[]): Included {
  const statements: Node[] = [];
  let incompleteReason: string | undefined;
  const visit = (node: Node): void => {
    if (node.kind === "list") {
      incompleteReason ??= node.incompleteReason;
      node.items.forEach(visit);
      return;
    }
    if (node.kind === "null" || asLiteral(node) === "") return;
    const inside = node.kind === "scalar" || node.kind === "text" ? readEmbeddedJson(node) : node;
    const statement = inside?.kind === "mapping" ? entryOf(inside, "Statement")?.value : undefined;
    if (statement?.kind === "list") {
      for (const item of statement.items) statements.push(item);
      incompleteReason ??= statement.incompleteReason;
    } else if (statement?.kind === "mapping") statements.push(statement);
    else incompleteReason ??= reasonIn(inside ?? node) ?? "an included document is not known";
  };
  for (const name of names) {
    const value = entryOf(properties, name)?.value;
    if (value) visit(value);
  }
  return { statements, ...(incompleteReason !== undefined && { incompleteReason }) };
}

/** Adds statements. Each replaces the first one with the same Sid, if there is one, which others may replace again. */
function overridden(
  statements: readonly Node[],
  overrides: readonly Node[],
  replaced: "once" | "repeatedly",
): readonly Node[] {
  const merged = [...statements];
  const places = new Map<string, number>();
  statements.forEach((statement, at) => {
    const sid = sidOf(statement);
    if (sid !== undefined && !places.has(sid)) places.set(sid, at);
  });
  for (const override of overrides) {
    const sid = sidOf(override);
    const at = (sid === undefined ? undefined : places.get(sid)) ?? merged.length;
    merged[at] = override;
    if (sid === undefined) continue;
    if (replaced === "repeatedly") places.set(sid, at);
    else places.delete(sid);
  }
  return merged;
}

function sidOf(node: Node): string | undefined {
  const sid = node.kind === "mapping" ? asLiteral(member(node, "Sid")) : undefined;
  return sid === "" ? undefined : sid;
}
