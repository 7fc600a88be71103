import { roleWith, trusting, type Asked, type Judged } from "../judged.js";

export interface SecretCase {
  readonly name: string;
  readonly files: Asked["files"];
  readonly use?: string;
  readonly surroundings?: Asked["surroundings"];
  readonly expected: Partial<Judged>;
  readonly why: string;
}

export const regional = '!Sub "dms.${AWS::Region}.amazonaws.com"';

interface Stack {
  readonly trust?: string;
  readonly statements?: readonly string[];
  /** Value of SecretsManagerSecretId. */
  readonly secret?: string;
  readonly role?: string;
  /** Of the secret. */
  readonly key?: string;
  readonly further?: string;
}

/** A template with two secrets, a role and an endpoint that reads one of them. */
export const stack = ({ trust, statements, secret, role, key = "", further = "" }: Stack): string => `
Parameters:
  SecretArn: { Type: String }
  SecretName: { Type: String, Default: "" }
  KeyArn: { Type: String }
Resources:
  Secret: { Type: AWS::SecretsManager::Secret, Properties: { Name: db/source${key} } }
  Other: { Type: AWS::SecretsManager::Secret, Properties: { Name: db/other } }
  Role: ${roleWith(trust ?? trusting(regional), statements ?? ["secretsmanager:GetSecretValue on !Ref Secret"])}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: source
      EngineName: mysql
      MySqlSettings:
        SecretsManagerAccessRoleArn: ${role ?? "!GetAtt Role.Arn"}
        SecretsManagerSecretId: ${secret ?? "!Ref Secret"}
${further}`;

/** Nothing is found. */
export const none = { missing: [], untrusted: [], openTrust: [] };

/** A short statement that lets a role read a secret. */
export const read = (on: string): string => `secretsmanager:GetSecretValue on ${on}`;
