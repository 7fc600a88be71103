import { trusting } from "../judged.js";
import { none, regional, stack, type SecretCase } from "./secret-stacks.js";

/** Which principal of DMS the role of a secret trusts. */
export const trust: readonly SecretCase[] = [
  {
    name: "the regional principal",
    files: { "a.yaml": stack({}) },
    expected: { used: "yes", roles: ["Role"], open: [], ...none },
    why: "roles of secrets need it",
  },
  {
    name: "the global principal alone",
    files: { "a.yaml": stack({ trust: trusting("dms.amazonaws.com") }) },
    expected: { untrusted: ["dms.${AWS::Region}.amazonaws.com"] },
    why: "DMS refuses the endpoint",
  },
  {
    name: "both principals",
    files: { "a.yaml": stack({ trust: trusting("dms.amazonaws.com", regional) }) },
    expected: none,
    why: "right everywhere",
  },
  {
    name: "a written region",
    files: { "a.yaml": stack({ trust: trusting("dms.eu-west-1.amazonaws.com") }) },
    expected: { untrusted: [], openTrust: ["dms.${AWS::Region}.amazonaws.com"] },
    why: "the deployment may be there",
  },
  {
    name: "a written region, the one of the settings",
    files: { "a.yaml": stack({ trust: trusting("dms.eu-west-1.amazonaws.com") }) },
    surroundings: { region: "eu-west-1" },
    expected: none,
    why: "the deployment is there",
  },
  {
    name: "a written region, another than that of the settings",
    files: { "a.yaml": stack({ trust: trusting("dms.us-east-1.amazonaws.com") }) },
    surroundings: { region: "eu-west-1" },
    expected: { untrusted: ["dms.eu-west-1.amazonaws.com"] },
    why: "the deployment is elsewhere",
  },
  {
    name: "the DNS suffix of the deployment",
    files: { "a.yaml": stack({ trust: trusting('!Sub "dms.${AWS::Region}.${AWS::URLSuffix}"') }) },
    expected: none,
    why: "it is the same principal",
  },
];
