import type { HeldDocument, PolicyReference, Statement, Template } from "../../model/index.js";
import { and, type Formula, isInside, type Node, type Text } from "../../rule-kit/index.js";
import { statementsIn } from "../shared/statements/policies.js";

/** A place in a template that may contain an ARN. */
export interface WrittenArn {
  readonly text: Text;
  readonly node: Node;
  readonly address: string;
  readonly when: Formula;
  /** Absent if the ARN attaches a policy. */
  readonly held?: HeldDocument;
}

/** The resources, principals and condition values of all policies, and the policies that are attached by ARN. */
export function arnsIn(template: Template): readonly WrittenArn[] {
  const inPolicies = statementsIn(template).flatMap(({ statement, held, address }) =>
    placesIn(statement).map(({ text, node, when }) => ({
      text,
      node,
      address,
      held,
      when: and(held.document.when, statement.when, when),
    })),
  );
  const attached = [
    ...template.principals.flatMap(({ address, managedPolicyArns }) => attachedAt(address, managedPolicyArns.items)),
    ...template.attachments.flatMap(({ address, policyArns }) => attachedAt(address, policyArns)),
  ];
  return [...inPolicies, ...attached];
}

type Place = Pick<WrittenArn, "text" | "node" | "when">;

function placesIn({ resources, notResources, principals, notPrincipals, conditions }: Statement): readonly Place[] {
  return [
    ...(resources?.items ?? []),
    ...(notResources?.items ?? []),
    ...(principals?.items ?? []),
    ...(notPrincipals?.items ?? []),
    ...conditions.flatMap(({ values, when }) =>
      values.items.map((value) => ({ ...value, when: and(when, value.when) })),
    ),
  ];
}

function attachedAt(address: string, references: readonly PolicyReference[]): readonly WrittenArn[] {
  return references.map(({ text, node, when }) => ({ text, node, address, when }));
}

/** False for a value that a reference or a list takes from elsewhere: it cannot be changed here. */
export function isWrittenThere({ node: { location }, text: { parts } }: WrittenArn): boolean {
  return (
    parts[0]?.expressionText === undefined &&
    parts.every(
      (part) => part.kind === "hole" || part.expressionText !== undefined || isInside(part.location, location),
    )
  );
}
