import { namesDms, trustStatements, usersOf } from "../../dms/index.js";
import { limitsSource, providerAccountOf } from "../../iam/index.js";
import { hasRegionForm, type Condition, type Role, type Statement } from "../../model/index.js";
import { display, literalOf, stringOf, type RelatedPlace, type RuleContext, type Text } from "../../rule-kit/index.js";
import { accountOfArn, serviceOfArn } from "../shared/arns/arn-fields.js";
import { nameOf, roleName } from "../shared/messages/names.js";
import { sourceConditions } from "./source-conditions.js";

type RoleUser = ReturnType<typeof usersOf>[number];

/** A condition that names regions, or accounts, and nothing else. */
interface Limit {
  readonly condition: Condition;
  readonly named: readonly string[];
}

type Problem =
  | Reported<"otherRegion", "role" | "region" | "use" | "own">
  | Reported<"deployAccount", "role" | "key" | "account" | "own">;

interface Reported<Id extends string, Key extends string> {
  readonly node: Condition;
  readonly messageId: Id;
  readonly data: Readonly<Record<Key, string | readonly string[]>>;
  readonly related?: readonly RelatedPlace[];
}

/** The conditions of a trust policy that name another region than that of a user, or another account than that of the settings. */
export function placeProblems(context: RuleContext, role: Role): readonly Problem[] {
  return [...otherRegion(context, role), ...otherAccount(context, role)];
}

function otherRegion(context: RuleContext, role: Role): readonly Problem[] {
  const limits = limitsOf(role, (condition) => namedIn(condition, regionOfArn));
  for (const user of limits.length > 0 ? usersOf(context.project, role) : []) {
    const own = regionOf(context, user);
    const limit = own === undefined ? undefined : keepingOut(limits, own);
    if (own === undefined || !limit) continue;
    const use = nameOf(user.resource);
    const data = { role: roleName(role), region: limit.named, use, own };
    const related = [{ location: user.property.value.location, message: `${use} uses it` }];
    return [{ node: limit.condition, messageId: "otherRegion", data, related }];
  }
  return [];
}

function otherAccount({ settings, template }: RuleContext, role: Role): readonly Problem[] {
  const { account: own } = settings;
  if (own === undefined || providerAccountOf({ template, address: role.address }) !== undefined) return [];
  const limits = limitsOf(role, (condition) => namedIn(condition, isOnArn(condition) ? accountOfArn : accountIn));
  const limit = keepingOut(limits, own);
  if (!limit) return [];
  const data = { role: roleName(role), key: display(limit.condition.key), account: limit.named, own };
  return [{ node: limit.condition, messageId: "deployAccount", data }];
}

/** The first limit, if each statement has one that does not name this region or account. */
function keepingOut(limits: readonly (readonly Limit[])[], own: string): Limit | undefined {
  const closed = limits.map((all) => all.find(({ named }) => !named.includes(own)));
  return closed.includes(undefined) ? undefined : closed[0];
}

/** What limits each statement that lets DMS assume the role. Empty if another statement may let it. */
function limitsOf(role: Role, named: (condition: Condition) => readonly string[]): readonly (readonly Limit[])[] {
  const [document, ...others] = role.trust;
  if (!document || document.incompleteReason !== undefined || others.length > 0) return [];
  const isOpen = document.statements.some((statement) => !namesDms(statement) && !isForOthers(statement));
  if (isOpen) return [];
  return trustStatements(role).map((statement) =>
    sourceConditions(statement).flatMap((condition): Limit[] => {
      const found = named(condition);
      return found.length > 0 ? [{ condition, named: found }] : [];
    }),
  );
}

function isForOthers({ principals }: Statement): boolean {
  const names = principals?.items.map(({ text }) => literalOf(text)) ?? [undefined];
  return principals?.incompleteReason === undefined && !names.includes(undefined) && !names.includes("*");
}

/** What the values of a condition name. Empty if one of them names nothing that is known, or the condition limits nothing. */
function namedIn(condition: Condition, nameOf: (text: Text) => string | undefined): readonly string[] {
  const { items, incompleteReason } = condition.values;
  const found = items.flatMap(({ text }) => nameOf(text) ?? []);
  const isLimit = limitsSource(condition) === "yes" && condition.when.op === "true" && incompleteReason === undefined;
  return isLimit && found.length === items.length ? found : [];
}

function isOnArn({ key }: Condition): boolean {
  return display(key).toLowerCase() === "aws:sourcearn";
}

/** The region in the ARN of a DMS resource, where it is written out. */
function regionOfArn(arn: Text): string | undefined {
  const [, , , region = ""] = stringOf(arn, "*").split(":");
  return serviceOfArn(arn) === "dms" && hasRegionForm(region) ? region : undefined;
}

function accountIn(text: Text): string | undefined {
  const account = literalOf(text);
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined;
}

/** The region of a DMS resource: it says one, its template does, or the settings do. */
function regionOf({ settings, template }: RuleContext, user: RoleUser): string | undefined {
  const own = user.template.resources.get(user.resource.address)?.region;
  if (own) return own.kind === "literal" ? own.text : undefined;
  const [region, ...others] = user.template === template ? settings.regions : [];
  return user.template.region ?? (others.length === 0 ? region : undefined);
}
