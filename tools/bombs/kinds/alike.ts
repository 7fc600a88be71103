import { alikeParts, target } from "../alike-parts.js";
import type { Bomb } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, type JsonMapping } from "../formats/cloudformation.js";

/** Parts that are alike: a cost that grows with the square shows here. */
export const alike: readonly Bomb[] = [
  ...(
    [
      [1200, "instances of a role, its policy and its endpoint"],
      [900, "calls of a module whose role an endpoint has"],
      [1500, "modules that call one"],
      [2500, "templates with a role of one name"],
      [2500, "templates whose roles lack a permission"],
    ] as const
  ).map(([count, items]): Bomb => ({
    name: `alike: ${count.toLocaleString("en")} ${items}`,
    files: () => alikeParts[items](count),
  })),
  ...cloudFormation("alike: 100 users that may pass 100 roles", () => ({ Resources: usersAndRoles(100) })),
];

/** Each user names every role. */
function usersAndRoles(count: number): JsonMapping {
  const roles = Array.from({ length: count }, (_, index) => arnOf(index));
  const statements = [
    { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" },
    { Effect: "Allow", Action: "iam:PassRole", Resource: roles },
  ];
  const policy = { PolicyName: "deploy", PolicyDocument: { Version: "2012-10-17", Statement: statements } };
  return {
    ...numbered(count, (index) => [`User${index}`, { Type: "AWS::IAM::User", Properties: { Policies: [policy] } }]),
    ...numbered(count, (index) => [`Role${index}`, role({ Ref: "AWS::NoValue" }, [readObject])]),
    ...numbered(count, (index) => [`Endpoint${index}`, target(arnOf(index))]),
  };
}

function arnOf(index: number): JsonMapping {
  return { "Fn::GetAtt": [`Role${index}`, "Arn"] };
}
