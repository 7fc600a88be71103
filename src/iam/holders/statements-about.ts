import type { PolicyDocument, Statement } from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { and, type Text } from "../../tree/index.js";
import type { HeldStatement } from "../statements/grant-change.js";
import { nameIndex } from "../texts/name-index.js";
import type { PolicySet } from "./policy-sets.js";

/** The statements of policies that can be about a resource, in their order. No other one applies to it. */
export function statementsAbout(policies: PolicySet, resource: Text): readonly HeldStatement[] {
  return foundIn(policies).flatMap((about) => about(resource));
}

type About = (resource: Text) => readonly HeldStatement[];

/** Longer documents have an index of their own, because many holders can have one and the same document. */
const longDocument = 16;

const foundIn = oncePer(({ documents }: PolicySet): readonly About[] => {
  const found: About[] = [];
  let short: HeldStatement[] = [];
  const addShort = (): void => {
    if (short.length > 0) found.push(aboutAmong(short));
    short = [];
  };
  for (const { document, when } of documents) {
    const guard = and(when, document.when);
    if (document.statements.length <= longDocument) {
      short.push(...document.statements.map((statement) => ({ statement, when: guard })));
      continue;
    }
    addShort();
    found.push((resource) =>
      statementsIn(document)
        .about(resource)
        .map((statement) => ({ statement, when: guard })),
    );
  }
  addShort();
  return found;
});

function aboutAmong(statements: readonly HeldStatement[]): About {
  return nameIndex(statements, ({ statement }) => resourcesOf(statement)).about;
}

const statementsIn = oncePer(({ statements }: PolicyDocument) => nameIndex(statements, resourcesOf));

/** The ARNs of its resources. `undefined`: it may be about others as well. */
function resourcesOf({ incompleteReason, notResources, resources }: Statement): readonly Text[] | undefined {
  if (incompleteReason !== undefined || notResources || !resources) return undefined;
  return resources.incompleteReason === undefined ? resources.items.map(({ text }) => text) : undefined;
}
