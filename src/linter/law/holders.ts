import { grantChange, policiesOf, type GrantChange, type HeldStatement } from "../../iam/index.js";
import type { PolicyDocument, Project, Template } from "../../model/index.js";
import { onceIn } from "../../source/index.js";
import { and, formulaKey, type Formula } from "../../tree/index.js";

/** All statements of the policy documents at one address, or of all policies of one principal. */
export interface StatementHolder {
  readonly kind: "document" | "principal";
  readonly address: string;
  readonly statements: readonly HeldStatement[];
}

/** A holder whose grants an edit changes. */
export interface ChangedHolder extends GrantChange {
  readonly kind: StatementHolder["kind"];
  readonly address: string;
  readonly before?: StatementHolder;
  readonly after?: StatementHolder;
}

/** Everyone to whom the templates grant something: policy documents by the address of their owner, and principals. */
export function statementHoldersIn(
  project: Project,
  templates: readonly Template[],
): ReadonlyMap<string, StatementHolder> {
  const found = new Map<string, StatementHolder>();
  // Hundreds of roles may have one document: its statements are the same objects for all of them, and compared once.
  const lists = new Map<PolicyDocument, Map<string, readonly HeldStatement[]>>();
  const held = (document: PolicyDocument, when: Formula): readonly HeldStatement[] => {
    const ofDocument = onceIn(lists, document, () => new Map<string, readonly HeldStatement[]>());
    return onceIn(ofDocument, formulaKey(when), () => heldStatements(document, when));
  };
  const add = (
    kind: StatementHolder["kind"],
    { path }: Template,
    address: string,
    statements: readonly HeldStatement[],
  ): void => {
    // If a block gets a `count`, its address changes, but it is still the same block.
    const key = [kind, path, address.replaceAll("[0]", "")].join("\n");
    const known = found.get(key)?.statements ?? [];
    found.set(key, { kind, address, statements: [...known, ...statements] });
  };
  for (const template of templates) {
    for (const { address, document } of template.documents)
      add("document", template, address, held(document, document.when));
    for (const principal of template.principals) {
      const { documents } = policiesOf(project, template, principal);
      const own = documents.flatMap(({ document, when }) => held(document, and(document.when, when)));
      const trust = principal.trust.flatMap((document) => held(document, document.when));
      add("principal", template, principal.address, [...own, ...trust]);
    }
  }
  return found;
}

function heldStatements({ statements }: PolicyDocument, when: Formula): readonly HeldStatement[] {
  return statements.map((statement) => ({ statement, when: and(when, statement.when) }));
}

/** The holders whose grants differ, also those that only one side has. */
export function changedHolders(
  before: ReadonlyMap<string, StatementHolder>,
  after: ReadonlyMap<string, StatementHolder>,
): readonly ChangedHolder[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): ChangedHolder[] => {
    const [old, fresh] = [before.get(key), after.get(key)];
    const holder = fresh ?? old;
    const change = grantChange(old?.statements ?? [], fresh?.statements ?? []);
    if (!holder || (!change.more && !change.less)) return [];
    const { address, kind } = holder;
    return [{ kind, address, ...change, ...(old && { before: old }), ...(fresh && { after: fresh }) }];
  });
}
