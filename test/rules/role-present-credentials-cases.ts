// User, password and server beside a secret.
import type rule from "../../src/rules/role-present.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { endpoint, mysql, pair, roleArn, withParameters } from "./role-present-texts.js";
import { changed } from "./texts.js";

const both = mysql("Username: dms", "Password: '{{resolve:ssm-secure:dms:1}}'", pair);
const withServer = mysql("ServerName: db.example.com", "Port: 3306", pair);
const halfAndCredentials = mysql("Username: dms", "MySqlSettings: { SecretsManagerSecretId: orders }");
const managedWithServer = mysql(
  "ServerName: db.example.com",
  `MySqlSettings: { SecretsManagerSecretId: "rds!db-1234", SecretsManagerAccessRoleArn: "${roleArn}" }`,
);
/** MongoDB has settings of its own for what other engines have beside their block. */
const mongo = (credentials: string): string =>
  endpoint(
    "mongodb",
    "source",
    `MongoDbSettings: { AuthType: password, ${credentials}SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "${roleArn}" }`,
  );
const mongoBoth = mongo("Username: reader, Password: secret, Port: 27017, ");
const mongoSettings = ["MongoDbSettings.Username", "MongoDbSettings.Password", "MongoDbSettings.Port"];
const jsonBoth = `{
  "Resources": {
    "Subject": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "source",
        "EngineName": "mysql",
        "Username": "dms",
        "MySqlSettings": { "SecretsManagerSecretId": "orders", "SecretsManagerAccessRoleArn": "${roleArn}" },
        "Password": "{{resolve:ssm-secure:dms:1}}"
      }
    }
  }
}
`;

const parameterBoth = withParameters(
  mysql(
    "Username: admin",
    "Password: !Ref Password",
    "MySqlSettings: { SecretsManagerSecretId: !Ref Secret, SecretsManagerAccessRoleArn: !Ref Reader }",
  ),
);

export const valid: readonly ValidCase[] = [
  { name: "a secret for MongoDB", template: mongo("DatabaseName: orders, ") },
  {
    name: "plain credentials for MongoDB",
    template: endpoint("mongodb", "source", "MongoDbSettings: { Username: dms, Password: secret, ServerName: db }"),
  },
  { name: "plain credentials", template: mysql("Username: dms", "ServerName: db.example.com", "Port: 3306") },
  {
    name: "credentials or a secret",
    template: `Parameters: { UseSecret: { Type: String } }
Conditions: { UsesSecret: !Equals [!Ref UseSecret, "yes"] }
${mysql(
  "Username: !If [UsesSecret, !Ref AWS::NoValue, dms]",
  `MySqlSettings: !If [UsesSecret, { SecretsManagerSecretId: orders, SecretsManagerAccessRoleArn: "${roleArn}" }, !Ref AWS::NoValue]`,
)}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "user and password beside a secret, by parameters",
    template: parameterBoth,
    errors: [
      {
        messageId: "secretAndCredentials",
        ...at(parameterBoth, "admin"),
        suggestions: [
          {
            messageId: "removeSettings",
            output: changed(parameterBoth, "      Username: admin\n      Password: !Ref Password\n", ""),
          },
        ],
      },
    ],
  },
  {
    name: "a secret and credentials in the settings of MongoDB",
    template: mongoBoth,
    errors: [
      {
        messageId: "secretAndCredentials",
        ...at(mongoBoth, "reader"),
        data: { use: "endpoint Subject", settings: mongoSettings },
        suggestions: [{ messageId: "removeSettings", data: { settings: mongoSettings }, output: mongo("") }],
      },
    ],
  },
  {
    name: "a secret and credentials",
    template: both,
    errors: [
      {
        messageId: "secretAndCredentials",
        ...at(both, "dms", 1),
        data: { use: "endpoint Subject", settings: ["Username", "Password"] },
        suggestions: [
          { messageId: "removeSettings", data: { settings: ["Username", "Password"] }, output: mysql(pair) },
        ],
      },
    ],
  },
  {
    name: "a secret and a server",
    template: withServer,
    errors: [
      {
        messageId: "secretAndCredentials",
        ...at(withServer, "db.example.com"),
        data: { use: "endpoint Subject", settings: ["ServerName", "Port"] },
        suggestions: [{ messageId: "removeSettings", output: mysql(pair) }],
      },
    ],
  },
  {
    name: "credentials beside a secret without a role",
    template: halfAndCredentials,
    errors: [
      { messageId: "secretAndCredentials", ...at(halfAndCredentials, "dms", 1) },
      { messageId: "noSecretRole", ...at(halfAndCredentials, "orders") },
    ],
  },
  {
    name: "a server beside the secret that RDS made",
    template: managedWithServer,
    errors: [
      { messageId: "secretAndCredentials", ...at(managedWithServer, "db.example.com") },
      { messageId: "managedSecret", ...at(managedWithServer, '"rds!db-1234"') },
    ],
  },
  {
    name: "a secret and credentials in JSON",
    filename: "stack.json",
    template: jsonBoth,
    errors: [
      {
        messageId: "secretAndCredentials",
        ...at(jsonBoth, '"dms"'),
        suggestions: [
          {
            messageId: "removeSettings",
            output: changed(
              changed(jsonBoth, '"Username": "dms",\n        ', ""),
              ',\n        "Password": "{{resolve:ssm-secure:dms:1}}"',
              "",
            ),
          },
        ],
      },
    ],
  },
];
