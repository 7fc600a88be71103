import rule from "../../src/rules/role-present.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import * as accountCases from "./role-present-account-cases.js";
import * as credentialsCases from "./role-present-credentials-cases.js";
import * as secretCases from "./role-present-secret-cases.js";
import * as terraformCases from "./role-present-terraform-cases.js";
import { endpoint, mysql, resource, roleArn } from "./role-present-texts.js";
import { changed } from "./texts.js";

const timeTravel = '{ "TTSettings": { "EnableTT": true, "TTS3Settings": { "BucketName": "travel" } } }';

const s3 = endpoint("s3", "target", "S3Settings: { BucketName: landing }");
const kinesis = endpoint(
  "kinesis",
  "target",
  "KinesisSettings: { StreamArn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/s' }",
);
const dynamodb = endpoint("dynamodb", "target");
const empty = endpoint("s3", "target", 'S3Settings: { BucketName: landing, ServiceAccessRoleArn: "" }');
const travel = resource("ReplicationTask", `ReplicationTaskSettings: '${timeTravel}'`);

const topLevel = endpoint(
  "s3",
  "target",
  `ServiceAccessRoleArn: ${roleArn}`,
  `S3Settings: { BucketName: landing, ServiceAccessRoleArn: "${roleArn}" }`,
);

const toMove = `Parameters: { Role: { Type: String } }
${endpoint("s3", "target", "ServiceAccessRoleArn: !Ref Role", "S3Settings: { BucketName: landing }")}`;
const homeless = endpoint("dynamodb", "target", `ServiceAccessRoleArn: ${roleArn}`);
const ofAnyEngine = `Parameters: { Engine: { Type: String } }
${endpoint("!Ref Engine", "target", `ServiceAccessRoleArn: ${roleArn}`)}`;
const byDefault = `Parameters: { Engine: { Type: String, Default: s3 } }
${endpoint("!Ref Engine", "target", "S3Settings: { BucketName: landing }")}`;
const spare = mysql(`ServiceAccessRoleArn: ${roleArn}`, "ServerName: db.example.com");
const forSecret = mysql(`ServiceAccessRoleArn: ${roleArn}`, "MySqlSettings: { SecretsManagerSecretId: orders }");

const subject = "Subject";

function missing(setting: string, title: string, use = "endpoint Subject"): object {
  return { use, title, setting };
}

function s3Source(side: string): string {
  return `https://docs.aws.amazon.com/dms/latest/userguide/CHAP_${side}.S3.html`;
}

ruleTester.run(rule, {
  valid: [
    {
      name: "an S3 target with a role",
      template: endpoint("s3", "target", `S3Settings: { ServiceAccessRoleArn: "${roleArn}" }`),
    },
    {
      name: "a role that a macro beside the properties may add",
      template: changed(s3, "    Properties:", "    Fn::Transform: { Name: Ours }\n    Properties:"),
      skipped: 1,
    },
    {
      name: "an engine without a role",
      template: endpoint("kafka", "target", "KafkaSettings: { Broker: 'b-1:9094' }"),
    },
    { name: "a Redshift target, which has the account role", template: endpoint("redshift", "target") },
    {
      name: "a role in the extra connection attributes",
      template: endpoint(
        "s3",
        "target",
        `ExtraConnectionAttributes: serviceAccessRoleArn=${roleArn};bucketName=landing`,
      ),
    },
    {
      name: "a role that is not known",
      template: `Parameters: { Role: { Type: String } }
${endpoint("s3", "target", "S3Settings: { BucketName: landing, ServiceAccessRoleArn: !Ref Role }")}`,
    },
    {
      name: "settings that are not known",
      template: `Parameters: { Extra: { Type: String } }
${endpoint("s3", "target", "ExtraConnectionAttributes: !Ref Extra", "S3Settings: { BucketName: landing }")}`,
      skipped: 1,
    },
    {
      name: "an engine that is not known",
      template: `Parameters: { Engine: { Type: String } }\n${endpoint("!Ref Engine", "target")}`,
    },
    {
      name: "an engine of the API alone",
      template: endpoint("timestream", "target"),
    },
    {
      name: "Time Travel that is off",
      template: resource("ReplicationTask", 'ReplicationTaskSettings: \'{ "TTSettings": { "EnableTT": false } }\''),
    },
    {
      name: "an endpoint that is never made",
      template: `Conditions: { Never: !Equals [a, b] }\n${s3.replace("    Properties:", "    Condition: Never\n    Properties:")}`,
    },
    ...secretCases.valid,
    ...accountCases.valid,
    ...credentialsCases.valid,
    ...terraformCases.valid,
  ],
  invalid: [
    {
      name: "an S3 target without a role",
      template: s3,
      errors: [
        {
          messageId: "missing",
          ...at(s3, subject),
          address: "Resources.Subject",
          data: { ...missing("S3Settings.ServiceAccessRoleArn", "S3 as a target"), source: [s3Source("Target")] },
        },
      ],
    },
    {
      name: "an S3 target without a role, by the default of a parameter",
      template: byDefault,
      errors: [{ messageId: "missing", ...at(byDefault, subject), related: [{ message: "the default of Engine" }] }],
    },
    {
      name: "an S3 target with an empty role",
      template: empty,
      errors: [{ messageId: "missing", ...at(empty, subject) }],
    },
    {
      name: "a Kinesis target without a role",
      template: kinesis,
      errors: [{ messageId: "missing", ...at(kinesis, subject) }],
    },
    {
      name: "a DynamoDB target without settings",
      template: dynamodb,
      errors: [{ messageId: "missing", ...at(dynamodb, subject) }],
    },
    {
      name: "Time Travel without a role",
      template: travel,
      errors: [{ messageId: "missing", ...at(travel, subject) }],
    },
    {
      name: "a role where no role stands",
      template: topLevel,
      errors: [
        {
          messageId: "wrongPlace",
          ...at(topLevel, `ServiceAccessRoleArn: ${roleArn}`),
          data: { use: "endpoint Subject", property: "ServiceAccessRoleArn", type: "AWS::DMS::Endpoint" },
          suggestions: [
            {
              messageId: "removeSettings",
              data: { settings: ["ServiceAccessRoleArn"] },
              output: changed(topLevel, `      ServiceAccessRoleArn: ${roleArn}\n`, ""),
            },
          ],
        },
      ],
    },
    {
      name: "a role where no role stands, and none where one does",
      template: toMove,
      errors: [
        { messageId: "missing", ...at(toMove, subject) },
        {
          messageId: "wrongPlace",
          ...at(toMove, "ServiceAccessRoleArn: !Ref Role"),
          suggestions: [
            {
              messageId: "moveRole",
              data: { setting: "S3Settings.ServiceAccessRoleArn" },
              output: changed(
                changed(toMove, "      ServiceAccessRoleArn: !Ref Role\n", ""),
                "BucketName: landing }",
                "BucketName: landing, ServiceAccessRoleArn: !Ref Role }",
              ),
            },
          ],
        },
      ],
    },
    {
      name: "a role of an endpoint whose engine has no settings here",
      template: homeless,
      errors: [
        { messageId: "missing", ...at(homeless, subject) },
        { messageId: "wrongPlace", ...at(homeless, `ServiceAccessRoleArn: ${roleArn}`) },
      ],
    },
    {
      name: "a role of an endpoint that is not known",
      template: ofAnyEngine,
      errors: [{ messageId: "wrongPlace", ...at(ofAnyEngine, `ServiceAccessRoleArn: ${roleArn}`) }],
    },
    {
      name: "a role of an engine that takes none",
      template: spare,
      errors: [
        {
          messageId: "wrongPlace",
          ...at(spare, `ServiceAccessRoleArn: ${roleArn}`),
          suggestions: [{ messageId: "removeSettings", output: mysql("ServerName: db.example.com") }],
        },
      ],
    },
    {
      name: "a role that may be meant for the secret",
      template: forSecret,
      errors: [
        { messageId: "wrongPlace", ...at(forSecret, `ServiceAccessRoleArn: ${roleArn}`) },
        { messageId: "noSecretRole", ...at(forSecret, "orders") },
      ],
    },
    ...secretCases.invalid,
    ...accountCases.invalid,
    ...credentialsCases.invalid,
    ...terraformCases.invalid,
  ],
});
