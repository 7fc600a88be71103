import { addTo, isRecord } from "../../source/index.js";
import { nothing, type AccountData, type AccountPrincipal } from "./account-data.js";
import { at, documentOf, itemsAt, textAt } from "./plain-values.js";

/**
 * Reads the state that `terraform show -json` prints, or the prior state in a plan. `undefined`: it is something else.
 * https://developer.hashicorp.com/terraform/internals/json-format#state-representation
 */
export function terraformState(value: unknown): AccountData | undefined {
  if (textAt(value, "format_version") === undefined) return undefined;
  const root = at(value, "prior_state", "values", "root_module") ?? at(value, "values", "root_module");
  if (!isRecord(root)) return undefined;
  const resources = resourcesIn(root);
  const ofType = (...types: readonly string[]): readonly unknown[] =>
    resources.filter((one) => types.includes(textAt(one, "type") ?? "")).map((one) => at(one, "values"));
  const given = policiesGiven(ofType);
  return {
    ...nothing,
    principals: Object.entries(principalTypes).flatMap(([type, kind]) =>
      ofType(type).flatMap((values) => principalOf(kind, values, given)),
    ),
    managedPolicies: ofType("aws_iam_policy").flatMap((values) => {
      const [name, arn] = [textAt(values, "name"), textAt(values, "arn")];
      return name === undefined || arn === undefined ? [] : [{ name, arn, document: documentOf(at(values, "policy")) }];
    }),
  };
}

const principalTypes = { aws_iam_role: "Role", aws_iam_user: "User", aws_iam_group: "Group" } as const;

/** All resources of a module and of the modules in it. Data sources read what exists, so they count as well. */
function resourcesIn(module: unknown): readonly unknown[] {
  return [...itemsAt(module, "resources"), ...itemsAt(module, "child_modules").flatMap(resourcesIn)];
}

/** What other resources give to principals, by `Role/name`. */
interface GivenPolicies {
  readonly inline: ReadonlyMap<string, readonly unknown[]>;
  readonly managed: ReadonlyMap<string, readonly string[]>;
}

function policiesGiven(ofType: (...types: readonly string[]) => readonly unknown[]): GivenPolicies {
  const inline = new Map<string, unknown[]>();
  const managed = new Map<string, string[]>();
  for (const [type, kind] of Object.entries(principalTypes)) {
    const key = kind.toLowerCase();
    for (const values of ofType(`${type}_policy`))
      addTo(inline, `${kind}/${textAt(values, key) ?? ""}`, documentOf(at(values, "policy")));
    for (const values of ofType(`${type}_policy_attachment`)) {
      const arn = textAt(values, "policy_arn");
      if (arn !== undefined) addTo(managed, `${kind}/${textAt(values, key) ?? ""}`, arn);
    }
    for (const values of ofType("aws_iam_policy_attachment")) {
      const arn = textAt(values, "policy_arn");
      const names = itemsAt(values, `${key}s`).filter((name) => typeof name === "string");
      if (arn !== undefined) for (const name of names) addTo(managed, `${kind}/${name}`, arn);
    }
  }
  return { inline, managed };
}

function principalOf(
  kind: AccountPrincipal["kind"],
  values: unknown,
  { inline, managed }: GivenPolicies,
): readonly AccountPrincipal[] {
  const [name, arn] = [textAt(values, "name"), textAt(values, "arn")];
  if (name === undefined || arn === undefined) return [];
  const trust = documentOf(at(values, "assume_role_policy"));
  const boundary = textAt(values, "permissions_boundary");
  const ownArns = itemsAt(values, "managed_policy_arns").filter((one) => typeof one === "string");
  return [
    {
      kind,
      name,
      arn,
      ...(trust !== undefined && { trust }),
      inlinePolicies: [
        ...itemsAt(values, "inline_policy").map((one) => documentOf(at(one, "policy"))),
        ...(inline.get(`${kind}/${name}`) ?? []),
      ],
      managedPolicyArns: [...new Set([...ownArns, ...(managed.get(`${kind}/${name}`) ?? [])])],
      ...(boundary !== undefined && { boundary }),
      groups: [],
    },
  ];
}
