import type { Statement } from "../model/index.js";
import { addTo, oncePer } from "../source/index.js";
import { and, type Formula, type Text } from "../tree/index.js";
import { nameInArn } from "./arn-fields.js";
import type { PolicySet } from "./policy-sets.js";

/** A statement of a policy set, and when its holder has it. */
export interface HeldByPolicy {
  readonly statement: Statement;
  readonly when: Formula;
}

/** In a set with more statements, those about a resource are found by the names in their ARNs. */
const few = 16;

/** The statements of policies that can be about a resource, in their order. No other one applies to it. */
export function statementsAbout(policies: PolicySet, resource: Text): readonly HeldByPolicy[] {
  const all = statementsOf(policies);
  const name = all.length > few ? nameInArn(resource) : undefined;
  if (name === undefined) return all;
  const { byName, open } = byNames(all);
  const named = byName.get(name) ?? [];
  if (named.length === 0) return open;
  return [...named, ...open].sort((one, other) => one.index - other.index);
}

interface Indexed extends HeldByPolicy {
  readonly index: number;
}

const statementsOf = oncePer(({ documents }: PolicySet): readonly HeldByPolicy[] =>
  documents.flatMap(({ document, when }) =>
    document.statements.map((statement) => ({ statement, when: and(when, document.when) })),
  ),
);

const byNames = oncePer((all: readonly HeldByPolicy[]) => {
  const byName = new Map<string, Indexed[]>();
  const open: Indexed[] = [];
  for (const [index, held] of all.entries()) {
    const one = { ...held, index };
    const names = namesIn(held.statement);
    if (names === undefined) open.push(one);
    else for (const name of names) addTo(byName, name, one);
  }
  return { byName, open };
});

/** The names in the ARNs of its resources. `undefined`: it may be about others as well. */
function namesIn({ incompleteReason, notResources, resources }: Statement): ReadonlySet<string> | undefined {
  if (incompleteReason !== undefined || notResources || !resources) return undefined;
  if (resources.incompleteReason !== undefined) return undefined;
  const names = resources.items.map(({ text }) => nameInArn(text));
  const known = names.filter((name) => name !== undefined);
  return known.length < names.length ? undefined : new Set(known);
}
