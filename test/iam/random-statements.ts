import fc from "fast-check";
import { plainText, type AccessRequest } from "../../src/iam/index.js";
import type { Statement } from "../../src/model/index.js";
import { always, type Formula, type Mapping, type Text } from "../../src/tree/index.js";
import { formulaFrom } from "./build.js";
import { arns, names, principalArns, several, textOf } from "./random-texts.js";

const { location } = plainText("");
const node: Mapping = { kind: "mapping", entries: [], location };

const whens = fc.constantFrom<Formula>(always, always, formulaFrom("Prod"));
const incomplete = fc.constantFrom({}, {}, {}, {}, {}, {}, {}, {}, { incompleteReason: "it may hold more" });

function listOf<T extends object>(item: fc.Arbitrary<T>, most = 3) {
  const items = fc.array(fc.tuple(item, whens), { minLength: 1, maxLength: most });
  return fc.tuple(items, incomplete).map(([all, more]) => ({
    items: all.map(([one, when]) => ({ ...one, when, location, node })),
    location,
    node,
    ...more,
  }));
}

const written = fc.constantFrom(
  "s3:GetObject",
  "S3:getobject",
  "s3:Get*",
  "s3:*",
  "*",
  "*",
  "sqs:Send*",
  "s3:?etObject",
  "a",
);
const actionTexts = fc.oneof({ weight: 4, arbitrary: written.map(plainText) }, names.map(textOf));
const actions = listOf(actionTexts.map((text) => ({ kind: "ActionPattern", text }) as const));
const resources = listOf(arns.map((text) => ({ kind: "ResourcePattern", text }) as const));

const others = ["*", "111122223333", "arn:aws:iam::111122223333:root", "dms.amazonaws.com"].map((one) =>
  plainText(one),
);
const principalText: fc.Arbitrary<Text> = fc.oneof({ weight: 9, arbitrary: principalArns }, fc.constantFrom(...others));
const principals = listOf(
  fc
    .tuple(fc.constantFrom("AWS", "AWS", "AWS", "AWS", "AWS", "*", "Service", "Federated"), principalText)
    .map(([principalKind, text]) => ({ kind: "Principal", principalKind, text }) as const),
  2,
);

const about = fc.oneof(
  { weight: 5, arbitrary: fc.record({ actions, resources }) },
  fc.record({ notActions: actions, resources }),
  fc.record({ actions, notResources: resources }),
  fc.record({ actions }),
);

const statement: fc.Arbitrary<Statement> = fc
  .tuple(about, fc.constantFrom("Allow", "Deny", "unknown"), whens, incomplete)
  .map(([elements, effect, when, more]) => ({
    ...({ kind: "Statement", index: 0, location, node, effect, when, conditions: [] } as const),
    ...elements,
    ...more,
  }));

/** Statements with all kinds of elements, effects and texts. */
export const statements = fc.array(statement, several);

const whom = fc.oneof(
  { weight: 12, arbitrary: fc.record({ principals }) },
  fc.record({ notPrincipals: principals }),
  fc.constant({}),
);

/** Statements of the policy of a resource. */
export const resourceStatements = fc.array(
  fc.tuple(statement, whom).map(([one, named]): Statement => ({ ...one, ...named })),
  several,
);

export const requests: fc.Arbitrary<AccessRequest> = fc.record({ action: written, resource: arns });
