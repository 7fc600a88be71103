import { changed } from "./texts.js";

/** What guards resources of a stack: parameter and condition, before the resources. */
export const declared = (name: string, made = "the role dms-vpc-role"): string => `Parameters:
  Create${name}:
    Description: Whether to create ${made} (false where the account has it)
    Type: String
    AllowedValues:
      - "true"
      - "false"
    Default: "true"

Conditions:
  Creates${name}: !Equals [!Ref Create${name}, "true"]

`;

export const variable = (name: string, made = "the role dms-vpc-role"): string => `
variable "create_${name}" {
  description = "Whether to create ${made} (false where the account has it)"
  type        = bool
  default     = true
}
`;

export const conditioned = (template: string, type: string, name: string): string =>
  changed(template, `    Type: ${type}\n`, `    Type: ${type}\n    Condition: Creates${name}\n`);
