import type { Project, Statement } from "../model/index.js";
import { addTo, oncePer } from "../source/index.js";
import { placeOfStatement } from "./documents/repeated-statements.js";
import { ownerAt, type Owner } from "./owners/owners.js";

/** The owner that a statement is of its text: a loop makes several statements from one. */
export function ownerOfStatement(project: Project, statement: Statement): readonly Owner[] {
  const owner = statementsIn(project).owners.get(statement);
  return owner === undefined ? [] : [owner];
}

/** All statements of the run that are made from the text of a statement. */
export function ownersOfText(project: Project, statement: Statement): readonly Owner[] {
  return statementsIn(project).byPlace.get(placeOfStatement(statement)) ?? [];
}

const statementsIn = oncePer(({ templates }: Project) => {
  const owners = new Map<Statement, Owner>();
  const byPlace = new Map<string, Owner[]>();
  for (const template of templates) {
    for (const { address, document } of template.documents) {
      for (const statement of document.statements) {
        if (owners.has(statement)) continue;
        const owner = `${ownerAt(template, address)} statement ${String(statement.index)}`;
        owners.set(statement, owner);
        addTo(byPlace, placeOfStatement(statement), owner);
      }
    }
  }
  return { owners, byPlace };
});
