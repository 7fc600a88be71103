import type rule from "../../src/rules/ineffective-setting.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { keyArn, s3Settings, yaml } from "./ineffective-setting-texts.js";
import { at } from "./places.js";
import { changed } from "./texts.js";

const kms = `KmsKeyId: ${keyArn}`;
const endpointKey = yaml("s3", "target", kms, s3Settings(""));
const modeWithoutKey = yaml("s3", "target", s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`));
const otherMode = yaml("s3", "target", s3Settings(`, EncryptionMode: sse-s3, ServerSideEncryptionKmsKeyId: ${keyArn}`));

const modeByDefault = `Parameters: { Mode: { Type: String, Default: SSE_S3 } }
${yaml("s3", "target", s3Settings(`, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`;
const modeInAttributes = yaml(
  "s3",
  "target",
  "ExtraConnectionAttributes: encryptionMode=SSE_S3",
  s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`),
);
const importedKey = yaml("s3", "target", s3Settings(", ServerSideEncryptionKmsKeyId: !ImportValue key"));
const importedEndpointKey = yaml("s3", "target", "KmsKeyId: !ImportValue key", s3Settings(""));
const keyBesideAttributes = yaml("s3", "target", kms, "ExtraConnectionAttributes: bucketName=landing");
const jsonKey = `{
  "Parameters": { "Key": { "Type": "String" } },
  "Resources": {
    "Endpoint": {
      "Type": "AWS::DMS::Endpoint",
      "Properties": {
        "EndpointType": "target",
        "EngineName": "s3",
        "KmsKeyId": { "Ref": "Key" },
        "S3Settings": {
          "BucketName": "landing"
        }
      }
    }
  }
}
`;

const words = { use: "Endpoint Endpoint", keySetting: "ServerSideEncryptionKmsKeyId", modeSetting: "EncryptionMode" };

export const valid: readonly ValidCase[] = [
  {
    name: "the key and the mode",
    template: yaml("s3", "target", s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`)),
  },
  {
    name: "both keys",
    template: yaml(
      "s3",
      "target",
      kms,
      s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`),
    ),
  },
  { name: "the key of an endpoint that keeps a password", template: yaml("mysql", "target", kms) },
  { name: "the key of a source", template: yaml("s3", "source", kms, s3Settings("")) },
  {
    name: "a mode that is not known",
    template: `Parameters: { Mode: { Type: String } }
${yaml("s3", "target", s3Settings(`, EncryptionMode: !Ref Mode, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`,
  },
  {
    name: "a mode by condition",
    template: `Parameters: { Key: { Type: String, Default: "" } }
Conditions: { HasKey: !Not [!Equals [!Ref Key, ""]] }
${yaml(
  "s3",
  "target",
  s3Settings(
    `, EncryptionMode: !If [HasKey, sse-kms, sse-s3], ServerSideEncryptionKmsKeyId: !If [HasKey, "${keyArn}", !Ref AWS::NoValue]`,
  ),
)}`,
  },
  {
    name: "the mode in the extra connection attributes",
    template: yaml(
      "s3",
      "target",
      "ExtraConnectionAttributes: encryptionMode=SSE_KMS",
      s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`),
    ),
  },
  {
    name: "extra connection attributes that are not known",
    template: `Parameters: { Extra: { Type: String } }
${yaml("s3", "target", "ExtraConnectionAttributes: !Ref Extra", s3Settings(`, ServerSideEncryptionKmsKeyId: ${keyArn}`))}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "the key of the endpoint",
    template: endpointKey,
    errors: [
      {
        messageId: "endpointKey",
        ...at(endpointKey, keyArn),
        address: "Resources.Endpoint",
        data: { ...words, property: "KmsKeyId" },
        suggestions: [
          {
            messageId: "useKey",
            output: yaml(
              "s3",
              "target",
              s3Settings(`, EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: ${keyArn}`),
            ),
          },
          {
            messageId: "removeSetting",
            data: { setting: "KmsKeyId" },
            output: yaml("s3", "target", s3Settings("")),
          },
        ],
      },
    ],
  },
  {
    name: "a key without the mode",
    template: modeWithoutKey,
    errors: [
      {
        messageId: "modeWithoutKey",
        ...at(modeWithoutKey, keyArn),
        data: words,
        suggestions: [
          {
            messageId: "useKey",
            output: changed(modeWithoutKey, `${keyArn} }`, `${keyArn}, EncryptionMode: SSE_KMS }`),
          },
          {
            messageId: "removeSetting",
            data: { setting: "ServerSideEncryptionKmsKeyId" },
            output: yaml("s3", "target", s3Settings("")),
          },
        ],
      },
    ],
  },
  {
    name: "a key with the other mode",
    template: otherMode,
    errors: [
      {
        messageId: "modeWithoutKey",
        ...at(otherMode, keyArn),
        data: words,
        suggestions: [
          { messageId: "useKey", output: changed(otherMode, "sse-s3", "SSE_KMS") },
          { messageId: "removeSetting", output: yaml("s3", "target", s3Settings(", EncryptionMode: sse-s3")) },
        ],
      },
    ],
  },
  {
    name: "a key with the other mode by default",
    template: modeByDefault,
    errors: [
      {
        ...{ messageId: "modeWithoutKey", ...at(modeByDefault, keyArn) },
        related: [{ message: "the default of Mode" }],
      },
    ],
  },
  {
    name: "a key with the other mode in the extra connection attributes",
    template: modeInAttributes,
    errors: [{ messageId: "modeWithoutKey", ...at(modeInAttributes, keyArn) }],
  },
  {
    name: "a key that is not known, without the mode",
    template: importedKey,
    errors: [
      {
        ...{ messageId: "modeWithoutKey", ...at(importedKey, "!ImportValue key") },
        suggestions: [
          { messageId: "useKey", output: changed(importedKey, "key }", "key, EncryptionMode: SSE_KMS }") },
          { messageId: "removeSetting", output: yaml("s3", "target", s3Settings("")) },
        ],
      },
    ],
  },
  {
    name: "a key of the endpoint that is not known",
    template: importedEndpointKey,
    errors: [
      {
        ...{ messageId: "endpointKey", ...at(importedEndpointKey, "!ImportValue key") },
        suggestions: [{ messageId: "removeSetting", output: yaml("s3", "target", s3Settings("")) }],
      },
    ],
  },
  {
    name: "the key of the endpoint in JSON",
    filename: "stack.json",
    template: jsonKey,
    errors: [
      {
        messageId: "endpointKey",
        ...at(jsonKey, '{ "Ref": "Key" }'),
        suggestions: [
          {
            messageId: "useKey",
            output: changed(
              changed(jsonKey, '        "KmsKeyId": { "Ref": "Key" },\n', ""),
              '"BucketName": "landing"\n',
              `"BucketName": "landing",
          "EncryptionMode": "SSE_KMS",
          "ServerSideEncryptionKmsKeyId": { "Ref": "Key" }
`,
            ),
          },
          {
            messageId: "removeSetting",
            output: changed(jsonKey, '        "KmsKeyId": { "Ref": "Key" },\n', ""),
          },
        ],
      },
    ],
  },
  {
    name: "the key of an endpoint whose bucket stands in the extra connection attributes",
    template: keyBesideAttributes,
    errors: [
      {
        messageId: "endpointKey",
        ...at(keyBesideAttributes, keyArn),
        suggestions: [{ messageId: "removeSetting", output: changed(keyBesideAttributes, `      ${kms}\n`, "") }],
      },
    ],
  },
];
