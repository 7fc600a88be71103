import type { Resource } from "../../../../model/index.js";
import { unseenPolicies } from "../../../documents/unseen-policies.js";
import { argument, textItems, textList } from "../../../values/arguments.js";
import type { FormatReading } from "../../format-reading.js";
import { readIamParts, type IamParts } from "../../iam.js";

/** Other code fills in and reads the content of these. */
const holdsOtherText: ReadonlySet<string> = new Set(["AWS::CloudFormation::StackSet", "AWS::SSM::Document"]);

const reading: FormatReading = {
  document: argument,
  // A function may return all properties, or some of them.
  openOf: ({ incompleteReason }) => incompleteReason,
  // One name that is not known is one principal, not a list of any length.
  references: (node, at, isOne) =>
    node && isOne ? { location: node.location, node, ...textItems(node) } : textList(node, at),
  unknownText: () => undefined,
};

/** Roles, policies and attachments among the resources, and every policy document they hold. */
export function readIam(resources: readonly Resource[]): IamParts {
  const parts = readIamParts(resources, reading);
  const sources = resources
    .filter(({ type }) => !holdsOtherText.has(type))
    .map(({ address, properties }) => ({ address, value: properties }));
  return { ...parts, documents: [...parts.documents, ...unseenPolicies(sources, parts.documents)] };
}
