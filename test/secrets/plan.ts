import { canary } from "./canary.js";

/** A plan with a secret in each place that can hold one. */
export function plan(): string {
  const trust = `{"Statement":[{"Effect":"Allow","Action":"sts:${canary}","Principal":{"Service":"${canary}"}}]}`;
  const resource = { mode: "managed", provider_name: "aws" };
  const role = { ...resource, address: "aws_iam_role.r", type: "aws_iam_role", name: "r" };
  const endpoint = { ...resource, address: "aws_dms_endpoint.e", type: "aws_dms_endpoint", name: "e" };
  const policy = { ...resource, address: "aws_iam_policy.p", type: "aws_iam_policy", name: "p" };
  const document = {
    mode: "data",
    address: "data.aws_iam_policy_document.d",
    type: "aws_iam_policy_document",
    name: "d",
  };
  const roleValues = { name: canary, arn: `arn:aws:iam::1:role/${canary}`, id: canary, assume_role_policy: trust };
  const endpointValues = {
    ...{ endpoint_id: "e", endpoint_type: "target", engine_name: "s3", password: canary },
    s3_settings: [{ bucket_name: canary, service_access_role_arn: `arn:aws:iam::1:role/${canary}` }],
  };
  const roleMarks = { name: true, assume_role_policy: true };
  const endpointMarks = { password: true, s3_settings: [{ bucket_name: true, service_access_role_arn: true }] };
  const documentValues = {
    json: trust,
    statement: [{ actions: [`s3:${canary}`], resources: [canary], effect: "Allow" }],
  };
  const argument = (...references: readonly string[]): object => ({ references: [...references, "var.secret"] });
  return JSON.stringify({
    format_version: "1.2",
    variables: { secret: { value: canary }, default: { value: `x${canary}` } },
    planned_values: {
      outputs: { out: { sensitive: true, value: canary } },
      root_module: { resources: [{ ...endpoint, values: endpointValues, sensitive_values: endpointMarks }] },
    },
    resource_changes: [
      {
        ...role,
        change: {
          actions: ["no-op"],
          before: roleValues,
          after: roleValues,
          after_unknown: {},
          after_sensitive: roleMarks,
        },
      },
      {
        ...policy,
        change: {
          actions: ["create"],
          after: { policy: trust },
          after_unknown: { arn: true },
          after_sensitive: { policy: true },
        },
      },
    ],
    prior_state: {
      values: {
        root_module: {
          resources: [
            {
              ...document,
              values: documentValues,
              sensitive_values: { json: true, statement: [{ actions: [true], resources: true }] },
            },
          ],
        },
      },
    },
    configuration: {
      root_module: {
        variables: { secret: { sensitive: true }, default: { sensitive: true, default: `x${canary}` } },
        outputs: { out: { sensitive: true, expression: argument() } },
        resources: [
          { ...role, expressions: { name: argument(), assume_role_policy: argument() } },
          {
            ...endpoint,
            expressions: {
              ...{ endpoint_id: { constant_value: "e" }, endpoint_type: { constant_value: "target" } },
              ...{ engine_name: { constant_value: "s3" }, password: argument("var.default") },
              s3_settings: [
                { bucket_name: argument(), service_access_role_arn: argument("aws_iam_role.r.arn", "aws_iam_role.r") },
              ],
            },
          },
          { ...policy, expressions: { policy: argument("data.aws_iam_policy_document.d.json") } },
          { ...document, expressions: { statement: [{ actions: argument(), resources: argument() }] } },
        ],
      },
    },
  });
}
