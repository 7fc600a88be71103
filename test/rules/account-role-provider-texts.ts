import { changed, terraformAttachment, terraformRole, terraformSubnets } from "./texts.js";

const choice = "\n  provider = aws.target";
const policy = "service-role/AmazonDMSVPCManagementRole";

/** Two providers; `said`: what the second one, `aws.target`, says besides its region. */
export function twoProviders(said: string): string {
  return `provider "aws" {
  region = "eu-west-1"
}
provider "aws" {
  alias  = "target"
  region = "us-east-1"
  ${said}
}
`;
}

export const otherAccount = twoProviders('profile = "target"');
export const sameAccount = twoProviders("");

/** A role with its policy that the default provider makes. */
export const vpcRole = terraformRole("vpc", 'name = "dms-vpc-role"') + terraformAttachment("vpc", policy);

/** The same that `aws.target` makes. */
export const targetRole =
  terraformRole("target", `name = "dms-vpc-role"${choice}`) +
  changed(terraformAttachment("target", policy), ".name", `.name${choice}`);

/** A subnet group that `aws.target` makes. */
export const targetSubnets = changed(terraformSubnets, '" {', `" {${choice}`);
