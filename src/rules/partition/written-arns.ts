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
  /** Whether it names what a statement is about, and not a principal or the value of a condition. */
  readonly isResource?: boolean;
}

/** The resources, principals and condition values of all policies, and the policies that are attached by ARN. */
export function arnsIn(template: Template): readonly WrittenArn[] {
  const inPolicies = statementsIn(template).flatMap(({ statement, held, address }) =>
    placesIn(statement).map(({ when, ...place }) => ({
      address,
      held,
      when: and(held.document.when, statement.when, when),
      ...place,
    })),
  );
  const attached = [
    ...template.principals.flatMap(({ address, managedPolicyArns }) => attachedAt(address, managedPolicyArns.items)),
    ...template.attachments.flatMap(({ address, policyArns }) => attachedAt(address, policyArns)),
  ];
  return [...inPolicies, ...attached];
}

type Place = Pick<WrittenArn, "text" | "node" | "when" | "isResource">;

function placesIn({ resources, notResources, principals, notPrincipals, conditions }: Statement): readonly Place[] {
  const named = [...(resources?.items ?? []), ...(notResources?.items ?? [])];
  const others = [...(principals?.items ?? []), ...(notPrincipals?.items ?? [])];
  return [
    ...named.map(({ text, node, when }) => ({ text, node, when, isResource: true })),
    ...others.map(({ text, node, when }) => ({ text, node, when })),
    ...conditions.flatMap(({ values, when }) =>
      values.items.map(({ text, node, when: own }) => ({ text, node, when: and(when, own) })),
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
