import { addTo, oncePer } from "../../source/index.js";
import {
  oncePerUnit,
  type IamPrincipal,
  type PolicyDocument,
  type Project,
  type Resource,
  type Template,
} from "../../model/index.js";
import { policiesOf } from "./principal-policies.js";

/** How many roles, users and groups of the run have a policy document. Always 0 for AWS managed policies. */
export function holdersOf(project: Project, document: PolicyDocument): number {
  return holderCounts(project).get(document) ?? 0;
}

const holderCounts = oncePer((project: Project) => {
  const counts = new Map<PolicyDocument, number>();
  for (const template of linted(project)) {
    for (const principal of template.principals) {
      for (const document of documentsOf(project, template, principal))
        counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  }
  for (const { document } of project.awsManagedPolicies.values()) counts.delete(document);
  return counts;
});

function documentsOf(project: Project, template: Template, principal: IamPrincipal): ReadonlySet<PolicyDocument> {
  return new Set(policiesOf(project, template, principal).documents.map(({ document }) => document));
}

/** The principals of a template that have a policy document, in their order. */
export function principalsWith(
  project: Project,
  template: Template,
  document: PolicyDocument,
): readonly IamPrincipal[] {
  return principalsByDocument(project)(template).get(document) ?? [];
}

const principalsByDocument = oncePerUnit((project: Project) =>
  oncePer((template: Template) => {
    const found = new Map<PolicyDocument, IamPrincipal[]>();
    for (const principal of template.principals)
      for (const document of documentsOf(project, template, principal)) addTo(found, document, principal);
    return found;
  }),
);

/** The thousands of principals of an account hold no document of a linted file that the file does not show. */
function linted({ templates }: Project): readonly Template[] {
  return templates.filter(({ account }) => !account);
}

/**
 * Whether the text of a policy belongs to one resource alone. A data source or a file has one text for several
 * resources. Instances of a resource share its text and count as one.
 */
export function isWrittenForOne(project: Project, { node }: PolicyDocument): boolean {
  return ownersByPlace(project).get(placeOf(node))?.size === 1;
}

/**
 * The resources that have the policy text at each place. A module that is called twice has one text, so it counts once.
 */
const ownersByPlace = oncePer((project: Project) => {
  const found = new Map<string, Set<string>>();
  for (const { resources, documents } of project.templates) {
    for (const { address, document } of documents) {
      const owner = resources.get(address);
      const owners = found.get(placeOf(document.node)) ?? new Set();
      found.set(placeOf(document.node), owners.add(owner ? placeOf(owner) : address));
    }
  }
  return found;
});

function placeOf({ location }: PolicyDocument["node"] | Resource): string {
  return `${location.file.path}#${String(location.start)}`;
}

/** Whether a policy is the permissions boundary of a role or user of the run, and no principal has it as a policy. */
export function isOnlyBoundary(project: Project, document: PolicyDocument): boolean {
  return boundaries(project).has(document) && holdersOf(project, document) === 0;
}

const boundaries = oncePer((project: Project) => {
  const found = new Set<PolicyDocument>();
  for (const template of linted(project)) {
    for (const principal of template.principals.filter(({ boundary }) => boundary)) {
      const { boundary } = policiesOf(project, template, principal);
      for (const { document } of boundary?.documents ?? []) found.add(document);
    }
  }
  return found;
});
