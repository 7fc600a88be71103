import { policiesOf, resourceKey } from "../iam/index.js";
import type { HeldDocument, PolicyDocument, Project, Role, Template } from "../model/index.js";
import { filePlaceOf, groupBy, oncePer } from "../source/index.js";
import { and, isSatisfiable } from "../tree/index.js";
import { accountDocuments } from "./account-documents.js";
import { nameAt } from "./dms-nodes.js";
import type { EdgePart, GraphNode } from "./graph.js";
import type { Scene } from "./scene.js";

/** Adds the policies that a role has, its permissions boundary, and those that are not seen. */
export function addPolicies(scene: Scene, { role, template }: PlacedRole, node: string): void {
  const { boundary, documents, incompleteReasons } = policiesOf(scene.project, template, role);
  for (const { document, when } of documents) {
    if (isSatisfiable(and(role.existence, when, document.when)) === false) continue;
    scene.draft.edge(node, policyNode(scene, document), "has policy", attached);
  }
  for (const { document } of boundary?.documents ?? [])
    scene.draft.edge(node, policyNode(scene, document), "bounded by", attached);
  for (const reason of incompleteReasons) {
    const unseen = scene.draft.node(`unseen policies ${resourceKey(template, role.address)}`, () => ({
      kind: "document",
      type: "policies, not seen",
      name: `policies of ${nameAt(role.address)}`,
      presence: "unknown",
      template: template.path,
      note: incompleteReasons.join("; "),
    }));
    scene.draft.edge(node, unseen, "has policy", { ...attached, state: "undecided", reason });
  }
}

interface PlacedRole {
  readonly role: Role;
  readonly template: Template;
}

const attached: EdgePart = { state: "granted", actions: [], resources: [], purposes: [], source: [], statements: [] };

/** The node of a policy document. */
export function policyNode({ draft, project }: Scene, document: PolicyDocument): string {
  const { file, start } = document.location;
  return draft.node(`policy ${file.path} ${String(start)} ${document.address}`, () => {
    const managed = [...project.awsManagedPolicies].find(([, one]) => one.document === document);
    if (managed) return { kind: "document", type: "AWS managed policy", name: managed[0], presence: "elsewhere" };
    const ofAccount = accountDocuments(project).get(document);
    if (ofAccount !== undefined)
      return { kind: "document", type: "policy in the account", name: ofAccount, presence: "elsewhere" };
    const declared = declaredPolicies(project).get(document);
    if (declared) return declaredPolicy(declared.held, declared.template);
    return { kind: "document", type: "policy", name: nameAt(document.address), presence: "declared" };
  });
}

/** The policies of all templates, and the first place of each. */
const declaredPolicies = oncePer(({ templates }: Project) => {
  const all = templates.flatMap((template) => template.documents.map((held) => ({ held, template })));
  return new Map(all.toReversed().map((one) => [one.held.document, one]));
});

function declaredPolicy({ address, document, holderKind }: HeldDocument, template: Template): Omit<GraphNode, "id"> {
  const siblings = identityPolicies(template).get(address) ?? [];
  const at = siblings.findIndex((one) => one.document === document);
  const number = siblings.length > 1 ? ` ${String(at + 1)}` : "";
  const isInline = holderKind === "principal";
  return {
    kind: "document",
    type: holderKind === "managed-policy" ? "managed policy" : "inline policy",
    name: isInline ? `policy${number} of ${nameAt(address)}` : `${nameAt(address)}${number}`,
    presence: "declared",
    address,
    template: template.path,
    place: filePlaceOf(document.location),
  };
}

const identityPolicies = oncePer(({ documents }: Template) =>
  groupBy(
    documents.filter(({ document }) => document.policyType === "identity"),
    ({ address }) => address,
  ),
);
