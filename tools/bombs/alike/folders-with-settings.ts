import type { AlikeParts } from "../alike-parts.js";
import { role, target } from "../formats/cloudformation.js";
import { expressions } from "../formats/terraform.js";

type Texts = ReturnType<AlikeParts["filesOf"]>;

/** Folders with a config each, whose settings differ: nothing that is found under one of them holds for another. */
export const foldersWithSettings: Readonly<Record<string, AlikeParts>> = {
  "folders, each with a deployer of its own": { most: 600, filesOf: deployers },
};

function deployers(count: number): Texts {
  const template = JSON.stringify({
    Resources: { Role: role("role"), Endpoint: target({ "Fn::GetAtt": ["Role", "Arn"] }) },
  });
  const create = { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [create] });
  const config = JSON.stringify({ settings: { callerPolicies: ["deployer.json"] } });
  return {
    ...expressions(count, (index) => [`f${index}/stack.json`, template]),
    ...expressions(count, (index) => [`f${index}/deployer.json`, policy]),
    ...expressions(count, (index) => [`f${index}/dmslint.config.json`, config]),
  };
}
