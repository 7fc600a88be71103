import type rule from "../../src/rules/no-wildcard-resource.js";
import type { InvalidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";

const endpoint = (name: string, condition = ""): string => `  ${name}:
    Type: AWS::DMS::Endpoint
${condition}    Properties: { EndpointType: source, EngineName: mysql, Username: u, Password: p, ServerName: s, Port: 1 }
`;

const stack = (target: string, resources = ""): string => `Parameters:
  Any: { Type: String }
Conditions:
  IsThere: !Equals [!Ref Any, "yes"]
Resources:
${endpoint("Source")}${resources}  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      MigrationType: cdc
      ReplicationInstanceArn: !Ref Any
      SourceEndpointArn: !Ref Source
      TargetEndpointArn: ${target}
      TableMappings: "{}"
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: dms:DeleteEndpoint
            Resource: '*'
`;

const both = stack("!Ref Target", endpoint("Target"));
const custom = "  Target: { Type: Custom::Endpoint, Properties: { ServiceToken: t } }\n";
const sometimes = endpoint("Target") + endpoint("Other", "    Condition: IsThere\n");
const declared = "Resource:\n              - !Ref Source\n              - !Ref Target";

/** The declared endpoints are suggested only where the template has no others. */
export const elsewhereCases: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "both endpoints of a task",
    template: both,
    errors: [
      {
        messageId: "everything",
        ...at(both, "'*'"),
        suggestions: [{ messageId: "useDeclared", output: both.replace("Resource: '*'", declared) }],
      },
    ],
  },
  ...[
    { name: "an endpoint beside one that a custom resource makes", template: stack("!Ref Target", custom) },
    { name: "an endpoint beside one that is given", template: stack("!Ref Any") },
    { name: "endpoints beside one of some deployments", template: stack("!Ref Target", sometimes) },
  ].map(({ name, template }) => ({
    name,
    template,
    errors: [{ messageId: "everything" as const, ...at(template, "'*'") }],
  })),
];
