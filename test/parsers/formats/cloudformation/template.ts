import type { Template } from "../../../../src/model/index.js";
import { createFileTreeCache, parseUnit, type Values } from "../../../../src/parsers/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import { member, type Node } from "../../../../src/tree/index.js";
import { formula } from "../terraform/module.js";

/** A template of the text, under the path `t.yaml`. */
export function templateOf(text: string, values: Partial<Values> = {}): Promise<Template> {
  return parseUnit(
    { kind: "cloudformation", path: "t.yaml", files: ["t.yaml"] },
    {
      reader: { read: (path) => (path === "t.yaml" ? text : undefined), list: () => [] },
      values: { parameters: {}, variables: {}, ...values },
      loadWasm,
      trees: createFileTreeCache(),
    },
  );
}

/** The value of a property `Value` of a resource `X`, as short JSON. */
export async function valueOf(expression: string, around = "", values: Partial<Values> = {}): Promise<unknown> {
  const indented = expression.replaceAll("\n", "\n        ");
  const text = `${around}\nResources:\n  X:\n    Type: Custom::X\n    Properties:\n      Value:\n        ${indented}\n${resources}`;
  const template = await templateOf(text, values);
  if (template.problems[0]) throw new Error(template.problems[0].message);
  return shown(member(template.resources.get("Resources.X")?.properties, "Value"));
}

/** Resources that expressions refer to. */
const resources = `
  Bucket:
    Type: AWS::S3::Bucket
  Named:
    Type: AWS::S3::Bucket
    Properties: { BucketName: orders }
  Role:
    Type: AWS::IAM::Role
    Properties: { RoleName: loader, Path: /team/ }
  Policy:
    Type: AWS::IAM::ManagedPolicy
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties: { Name: db/main }
  Queue:
    Type: AWS::SQS::Queue
  Other:
    Type: AWS::Something::New
`;

function short(id: string): string {
  return id.slice(id.indexOf("#") + 1);
}

/** Texts with the symbols of their holes, unknowns as `?reason`, choices by their formulas, what may be more as `…`. */
export function shown(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case "scalar":
      return node.text;
    case "text":
      return node.parts.map((part) => (part.kind === "literal" ? part.text : `<${short(part.symbol.id)}>`)).join("");
    case "unknown":
      return `?${node.reason}`;
    case "null":
      return null;
    case "list":
      return [...node.items.map(shown), ...(node.incompleteReason === undefined ? [] : [`…${node.incompleteReason}`])];
    case "mapping": {
      const entries = node.entries.map(({ key, value }) => [key.text, shown(value)] as const);
      return Object.fromEntries([
        ...entries,
        ...(node.incompleteReason === undefined ? [] : [["…", node.incompleteReason] as const]),
      ]);
    }
    case "choice":
      return Object.fromEntries(node.branches.map(({ when, value }) => [formula(when), shown(value)]));
  }
}
