import { addTo, isRecord } from "../../source/index.js";
import { nothing, type AccountData, type AccountPrincipal } from "./account-data.js";
import { at, documentOf, itemsAt, textAt } from "./plain-values.js";
import { policyKinds, principalKinds, type PrincipalKind } from "./state-types.js";

/**
 * Reads the state that `terraform show -json` prints, or the prior state in a plan. `undefined`: it is something else.
 * https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
export function terraformState(value: unknown): AccountData | undefined {
  if (textAt(value, "format_version") === undefined) return undefined;
  const root = at(value, "prior_state", "values", "root_module") ?? at(value, "values", "root_module");
  if (!isRecord(root)) return undefined;
  const resources = resourcesIn(root);
  const ofType = (type: string): readonly unknown[] =>
    resources.filter((one) => textAt(one, "type") === type).map((one) => at(one, "values"));
  const given = policiesGiven(ofType);
  return {
    ...nothing,
    principals: principalKinds.flatMap((kind) =>
      ofType(kind.type).flatMap((values) => principalOf(kind, values, given)),
    ),
    managedPolicies: policyKinds.flatMap((kind) =>
      ofType(kind.type).flatMap((values) => {
        const [name, arn] = [textAt(values, kind.name), textAt(values, kind.arn)];
        return name === undefined || arn === undefined
          ? []
          : [{ name, arn, document: documentOf(at(values, kind.document)) }];
      }),
    ),
  };
}

/** All resources of a module and of the modules in it. Data sources read what exists, so they count as well. */
function resourcesIn(module: unknown): readonly unknown[] {
  return [...itemsAt(module, "resources"), ...itemsAt(module, "child_modules").flatMap(resourcesIn)];
}

/** What other resources give to principals, by `Role/name`. */
interface GivenPolicies {
  /** The groups of a user, by its name. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly inline: ReadonlyMap<string, readonly unknown[]>;
  readonly managed: ReadonlyMap<string, readonly string[]>;
}

function policiesGiven(ofType: (type: string) => readonly unknown[]): GivenPolicies {
  const inline = new Map<string, unknown[]>();
  const managed = new Map<string, string[]>();
  for (const { inlineTypes, attachment, kind, members } of principalKinds) {
    for (const { document, holder, type } of inlineTypes) {
      for (const values of ofType(type))
        addTo(inline, `${kind}/${textAt(values, holder) ?? ""}`, documentOf(at(values, document)));
    }
    for (const values of attachment ? ofType(attachment.type) : []) {
      const arn = textAt(values, "policy_arn");
      if (arn !== undefined) addTo(managed, `${kind}/${textAt(values, attachment?.holder ?? "") ?? ""}`, arn);
    }
    for (const type of ["aws_iam_policy_attachment", "awscc_iam_managed_policy"]) {
      for (const values of ofType(type)) {
        const arn = textAt(values, "policy_arn");
        const names = textsAt(values, members ?? "");
        if (arn !== undefined) for (const name of names) addTo(managed, `${kind}/${name}`, arn);
      }
    }
  }
  return { groups: membershipsIn(ofType), inline, managed };
}

function membershipsIn(ofType: (type: string) => readonly unknown[]): GivenPolicies["groups"] {
  const groups = new Map<string, string[]>();
  for (const values of ofType("aws_iam_user_group_membership"))
    for (const group of textsAt(values, "groups")) addTo(groups, textAt(values, "user") ?? "", group);
  for (const values of ofType("aws_iam_group_membership"))
    for (const user of textsAt(values, "users")) addTo(groups, user, textAt(values, "group") ?? "");
  for (const values of ofType("awscc_iam_user"))
    for (const group of textsAt(values, "groups")) addTo(groups, textAt(values, "user_name") ?? "", group);
  return groups;
}

function textsAt(values: unknown, key: string): readonly string[] {
  return itemsAt(values, key).filter((one) => typeof one === "string");
}

function principalOf(
  {
    arn: arnKey,
    boundary: boundaryKey,
    document,
    inline: inlineKey,
    kind,
    name: nameKey,
    trust: trustKey,
  }: PrincipalKind,
  values: unknown,
  { groups, inline, managed }: GivenPolicies,
): readonly AccountPrincipal[] {
  const [name, arn] = [textAt(values, nameKey), textAt(values, arnKey)];
  if (name === undefined || arn === undefined) return [];
  const trust = documentOf(at(values, trustKey));
  const boundary = textAt(values, boundaryKey);
  const ownArns = textsAt(values, "managed_policy_arns");
  return [
    {
      kind,
      name,
      arn,
      ...(trust !== undefined && { trust }),
      inlinePolicies: [
        ...itemsAt(values, inlineKey).map((one) => documentOf(at(one, document))),
        ...(inline.get(`${kind}/${name}`) ?? []),
      ],
      managedPolicyArns: [...new Set([...ownArns, ...(managed.get(`${kind}/${name}`) ?? [])])],
      ...(boundary !== undefined && { boundary }),
      groups: kind === "User" ? (groups.get(name) ?? []) : [],
    },
  ];
}
