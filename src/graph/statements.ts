import { shownAddress } from "../dms/index.js";
import type { DecidingNode } from "../iam/index.js";
import type { PolicyDocument, Project, Statement, Template } from "../model/index.js";
import { filePlaceOf } from "../source/index.js";
import { display } from "../tree/index.js";
import { accountDocuments } from "./account-documents.js";
import type { GraphStatement } from "./graph.js";

/** Names the statements of a run. */
export interface StatementNames {
  /** The statements among the nodes that decided a verdict. */
  statementsIn(because: readonly DecidingNode[]): readonly NamedStatement[];
  /** What decided a verdict, each with its place. */
  placesOf(because: readonly DecidingNode[], otherwise: string): readonly GraphStatement[];
}

export interface NamedStatement {
  readonly document: PolicyDocument;
  readonly named: GraphStatement;
}

export function statementNames(project: Project): StatementNames {
  const { awsManagedPolicies, templates } = project;
  const known = new Map<DecidingNode, NamedStatement>();
  const others = [...awsManagedPolicies].map(([name, { document }]) => [document, name] as const);
  for (const [document, name] of [...others, ...accountDocuments(project)])
    for (const statement of document.statements)
      known.set(statement, { document, named: { name: `${name}, ${shownStatement(statement)}` } });
  for (const { documents } of templates.filter(({ account }) => !account)) {
    for (const { address, document } of documents) {
      for (const statement of document.statements) {
        const name = [shownAddress(address), shownStatement(statement)].filter((part) => part !== "").join(", ");
        known.set(statement, { document, named: { name, place: filePlaceOf(statement.location) } });
      }
    }
  }
  // Nobody edits the account data.
  const inAccount = new Set(templates.filter(({ account }) => account).flatMap(filePaths));
  const statementsIn: StatementNames["statementsIn"] = (because) => because.flatMap((node) => known.get(node) ?? []);
  return {
    statementsIn,
    placesOf: (because, otherwise) =>
      because.map((node) => {
        const isInAccount = inAccount.has(node.location.file.path);
        const place = isInAccount ? {} : { place: filePlaceOf(node.location) };
        return known.get(node)?.named ?? { name: otherwise, ...place };
      }),
  };
}

function filePaths({ files }: Template): readonly string[] {
  return files.map(({ path }) => path);
}

function shownStatement({ index, sid }: Statement): string {
  return `statement ${String(index + 1)}${sid ? ` (${display(sid)})` : ""}`;
}
