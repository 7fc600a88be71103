import { shownAddress } from "../dms/index.js";
import type { DecidingNode } from "../iam/index.js";
import type { PolicyDocument, Project, Statement } from "../model/index.js";
import { startOf, type Location } from "../source/index.js";
import { display } from "../tree/index.js";
import type { GraphPlace, GraphStatement } from "./graph.js";

/** Names the statements of a run. */
export interface StatementNames {
  /** The statements among the nodes that decided a verdict. */
  statementsIn(because: readonly DecidingNode[]): readonly NamedStatement[];
  /** What decided a verdict, each with its place. */
  placesOf(because: readonly DecidingNode[], otherwise: string): readonly GraphStatement[];
}

export interface NamedStatement {
  readonly statement: Statement;
  readonly document: PolicyDocument;
  readonly named: GraphStatement;
}

export function placeOf(location: Location): GraphPlace {
  return { filePath: location.file.path, ...startOf(location) };
}

export function statementNames({ awsManagedPolicies, templates }: Project): StatementNames {
  const known = new Map<DecidingNode, NamedStatement>();
  for (const [name, document] of awsManagedPolicies)
    for (const statement of document.statements)
      known.set(statement, { statement, document, named: { name: `${name}, ${shownStatement(statement)}` } });
  for (const { account, documents } of templates) {
    for (const { address, document } of documents) {
      for (const statement of document.statements) {
        const name = [shownAddress(address), shownStatement(statement)].filter((part) => part !== "").join(", ");
        // Nobody edits a statement in the account data.
        const named = account ? { name } : { name, place: placeOf(statement.location) };
        known.set(statement, { statement, document, named });
      }
    }
  }
  const statementsIn: StatementNames["statementsIn"] = (because) => because.flatMap((node) => known.get(node) ?? []);
  return {
    statementsIn,
    placesOf: (because, otherwise) =>
      because.map((node) => known.get(node)?.named ?? { name: otherwise, place: placeOf(node.location) }),
  };
}

function shownStatement({ index, sid }: Statement): string {
  return `statement ${String(index + 1)}${sid ? ` (${display(sid)})` : ""}`;
}
