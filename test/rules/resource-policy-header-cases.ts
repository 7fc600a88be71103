// Denies of what the settings of an endpoint ask S3 for.
import type rule from "../../src/rules/resource-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { bucket, but } from "./resource-policy-deny-cases.js";
import { changed } from "./texts.js";

const underKms = ", EncryptionMode: SSE_KMS, ServerSideEncryptionKmsKeyId: !Ref Env";
const header = (operator: string, name: string, value: string): string =>
  but(`${operator}: { "s3:x-amz-${name}": ${value} }`);
const butKms = header("StringNotEquals", "server-side-encryption", '"aws:kms"');
const butAes = header("StringNotEquals", "server-side-encryption", '"AES256"');
const butOwner = header("StringNotEquals", "acl", "bucket-owner-full-control");

const modeOf = (isNew: string, other: string): string => `, EncryptionMode: !If [IsNew, ${isNew}, ${other}]`;
const noMode = '!Ref "AWS::NoValue"';

export const valid: readonly ValidCase[] = [
  { name: "a Deny for all but the key's encryption", template: bucket({ settings: underKms, statement: butKms }) },
  {
    name: "a Deny for all but the key's encryption, and the mode is not known",
    template: bucket({ settings: ", EncryptionMode: !Ref Env", statement: butKms }),
    skipped: 1,
  },
  ...["!Ref Env", '!If [IsNew, encryptionMode=SSE_KMS, ""]', '!Sub "${Env};dataFormat=parquet"'].map((attributes) => ({
    name: `a Deny for all but the key's encryption, and the mode may be in attributes that are not known: ${attributes}`,
    template: changed(
      bucket({ statement: butKms }),
      "EngineName: s3",
      `EngineName: s3\n      ExtraConnectionAttributes: ${attributes}`,
    ),
    skipped: 1,
  })),
  ...[modeOf("SSE_KMS", "SSE_S3"), modeOf("SSE_S3", "SSE_KMS"), modeOf("SSE_KMS", noMode)].map((settings) => ({
    name: `a Deny for all but the key's encryption, which only some deployments have${settings}`,
    template: bucket({ settings, statement: butKms }),
    skipped: 1,
  })),
  {
    name: "a Deny without the header of S3's own encryption, which DMS may send",
    template: bucket({ statement: header("Null", "server-side-encryption", '"true"') }),
    skipped: 1,
  },
  {
    name: "a Deny for all but an ACL that is set",
    template: bucket({ settings: ", CannedAclForObjects: bucket-owner-full-control", statement: butOwner }),
  },
];

const denied: readonly { readonly name: string; readonly template: string; readonly statement: string }[] = [
  { name: "all but a key's encryption", template: bucket({ statement: butKms }), statement: butKms },
  {
    name: "all but a key's encryption, which no deployment has",
    template: bucket({ settings: modeOf("SSE_S3", noMode), statement: butKms }),
    statement: butKms,
  },
  {
    name: "all but S3's own encryption",
    template: bucket({ settings: underKms, statement: butAes }),
    statement: butAes,
  },
  { name: "all but an ACL that is not set", template: bucket({ statement: butOwner }), statement: butOwner },
  {
    name: "all but an ACL, and another one is set",
    template: bucket({ settings: ", CannedAclForObjects: public-read", statement: butOwner }),
    statement: butOwner,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = denied.map(
  ({ name, statement, template }) => ({
    name: `a Deny for ${name}`,
    template,
    errors: [{ messageId: "denied", ...at(template, statement) }],
  }),
);
