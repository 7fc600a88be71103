import type { LeastStatement } from "../../src/advice/permissions/least-statements.js";
import type { LeastTrust } from "../../src/advice/policies/least-policy.js";
import { plainText } from "../../src/iam/index.js";
import type { PolicyDocument, PolicyType } from "../../src/model/index.js";
import { readPolicyDocuments } from "../../src/parsers/index.js";
import type { Location } from "../../src/source/index.js";
import type { List, Mapping, Node, Text } from "../../src/tree/index.js";

/** A least policy as the model's document, with the symbols of its texts: as if a template had it with references. */
export function documentOf(
  statements: readonly LeastStatement[],
  { address, location, policyType = "identity" }: DocumentPlace,
): PolicyDocument {
  return readDocument(
    statements.map(({ actions, condition, resources, sid }) =>
      mapping(location, [
        ["Sid", plainText(sid, location)],
        ["Effect", plainText("Allow", location)],
        [
          "Action",
          list(
            location,
            actions.map((action) => plainText(action, location)),
          ),
        ],
        ["Resource", list(location, resources)],
        ...(condition
          ? [["Condition", conditionNode(location, condition.operator, condition.key, condition.values)] as const]
          : []),
      ]),
    ),
    { address, location, policyType },
  );
}

export function trustDocumentOf(trust: readonly LeastTrust[], place: DocumentPlace): PolicyDocument {
  const { location } = place;
  return readDocument(
    trust.map(({ services, sourceAccount }) =>
      mapping(location, [
        ["Effect", plainText("Allow", location)],
        ["Principal", mapping(location, [["Service", list(location, services)]])],
        ["Action", plainText("sts:AssumeRole", location)],
        ...(sourceAccount
          ? [["Condition", conditionNode(location, "StringEquals", "aws:SourceAccount", [sourceAccount])] as const]
          : []),
      ]),
    ),
    { ...place, policyType: "trust" },
  );
}

export interface DocumentPlace {
  readonly address: string;
  readonly location: Location;
  readonly policyType?: PolicyType;
}

function readDocument(statements: readonly Mapping[], place: Required<DocumentPlace>): PolicyDocument {
  const { location } = place;
  const node = mapping(location, [
    ["Version", plainText("2012-10-17", location)],
    ["Statement", list(location, statements)],
  ]);
  const [document] = readPolicyDocuments(node, place).documents;
  if (!document) throw new Error("a least policy is no document");
  return document;
}

function conditionNode(location: Location, operator: string, key: string, values: readonly Text[]): Mapping {
  return mapping(location, [[operator, mapping(location, [[key, list(location, values)]])]]);
}

function list(location: Location, items: readonly Node[]): List {
  return { kind: "list", location, items };
}

function mapping(location: Location, entries: readonly (readonly [string, Node])[]): Mapping {
  return {
    kind: "mapping",
    location,
    entries: entries.map(([key, value]) => ({
      key: { kind: "scalar", text: key, quoted: false, location },
      value,
      location,
    })),
  };
}
