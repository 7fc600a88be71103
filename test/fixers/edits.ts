import { fixer, type IamEdit, type StatementSketch } from "../../src/rule-kit/index.js";
import { policyOf, resourceOf, roleOf, statementOf, text, trustOf, type Edit } from "./edit-case.js";

const trusted = text("dms.amazonaws.com");
const regional = text("dms.{region}.amazonaws.com");

export const trustDms: Edit = (template) => fixer.allowAssume(trustOf(template), [trusted]);
export const trustRegionalDms: Edit = (template) => fixer.allowAssume(trustOf(template), [regional]);
export const trustBoth: Edit = (template) => fixer.allowAssume(trustOf(template), [trusted, regional]);

export const passRole: StatementSketch = {
  sid: "PassRole",
  effect: "Allow",
  actions: ["iam:PassRole"],
  resources: [text("arn:aws:iam::123456789012:role/dms")],
  conditions: [{ operator: "StringEquals", key: "iam:PassedToService", values: [trusted] }],
};

export const readBucket: StatementSketch = {
  effect: "Allow",
  actions: ["s3:GetObject", "s3:ListBucket"],
  resources: [text("arn:{partition}:s3:::data"), text("arn:{partition}:s3:::data/*")],
};

export const append =
  (statement: StatementSketch): Edit =>
  (template) =>
    fixer.appendStatement(policyOf(template), statement);

export const onlyToDms: Edit = (template) =>
  fixer.addCondition(statementOf(template), "StringEquals", "iam:PassedToService", [trusted]);

export const limitTo =
  (...arns: string[]): Edit =>
  (template) =>
    fixer.replaceResources(statementOf(template), arns.map(text));

export const allowOnly =
  (...actions: string[]): Edit =>
  (template) =>
    fixer.replaceActions(statementOf(template), actions.map(text));

/** Grants `iam:PassRole` apart from the other actions. */
export const splitPassRole: Edit = (template) => fixer.splitActions(statementOf(template), ["iam:PassRole"], passRole);

export const waitFor =
  (address: string, ...on: string[]): Edit =>
  (template) =>
    fixer.addDependency(template, resourceOf(template, address), on);

export const managedPolicy = text("arn:{partition}:iam::aws:policy/service-role/AmazonDMSVPCManagementRole");

export const attachVpcPolicy: Edit = (template) => fixer.attachManagedPolicy(template, roleOf(template), managedPolicy);

export const giveFirstPolicy: Edit = (template) => fixer.addPolicy(template, roleOf(template), "read", [readBucket]);

export const correctAttachedArn: Edit = (template): IamEdit => {
  const [attached] = [
    ...roleOf(template).managedPolicyArns.items,
    ...template.attachments.flatMap(({ policyArns }) => policyArns),
  ];
  if (!attached) throw new Error("nothing is attached");
  return fixer.replaceText(attached.node, managedPolicy);
};

export const nameVpcRole: Edit = (template) => fixer.nameRole(template, roleOf(template), "dms-vpc-role");

export const setPath: Edit = (template) =>
  fixer.setProperty(roleOf(template).properties, template.format === "terraform" ? "path" : "Path", text("/dms/"));

export const addVpcRole =
  (neededBy: string, logicalName: string): Edit =>
  (template) =>
    fixer.addRole(template, {
      logicalName,
      name: "dms-vpc-role",
      services: [trusted],
      managedPolicy,
      neededBy: resourceOf(template, neededBy),
    });
