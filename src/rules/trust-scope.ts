import { isAccount } from "../analysis/index.js";
import type { Principal, Role, Template } from "../model/index.js";
import { defineRule, display, literalOf, type RuleContext } from "../rule-kit/index.js";
import { isRole } from "./shared/account-roles.js";
import { isOnlyForDms, isServiceOfUses } from "./shared/dms-only.js";
import { isForDms } from "./shared/dms-roles.js";
import { roleName } from "./shared/names.js";

export default defineRule({
  name: "trust-scope",
  meta: {
    type: "suggestion",
    docs: { description: "Disallow trust in accounts and services that no use of a DMS role needs" },
    messages: {
      account:
        "Everyone in account {{account}} whom that account allows may assume role {{role}}, which only DMS uses here. " +
        "Take the account out, or name the role that needs it.",
      service: "{{service}} may assume role {{role}}, but only DMS uses the role here. Take the service out.",
      region:
        "Role {{role}} trusts DMS in {{region}} only, while the template is written for any region: elsewhere DMS " +
        "cannot assume it. Use {{spelling}}.",
    },
    keys: { account: ["account"], service: ["service"], region: ["region"] },
  },
  create(context) {
    return {
      Role(role) {
        if (isRole(role) && isForDms(context, role)) check(context, role);
      },
    };
  },
});

function check(context: RuleContext, role: Role): void {
  const principals = role.trust
    .flatMap(({ statements }) => statements)
    .filter(({ effect, conditions }) => effect === "Allow" && conditions.length === 0)
    .flatMap((statement) => statement.principals?.items ?? []);
  for (const principal of principals) checkPrincipal(context, role, principal);
}

function checkPrincipal(context: RuleContext, role: Role, principal: Principal): void {
  const { principalKind, text } = principal;
  const name = literalOf(text);
  const place = { node: principal, address: role.address };
  const data = { role: roleName(role) };
  const other = /^arn:[^:]*:iam::(\d{12}):root$|^(\d{12})$/.exec(name ?? "");
  const account = other?.[1] ?? other?.[2];
  const own = context.settings.account;
  if (isAccount(principalKind, text) && account !== undefined && own !== undefined && account !== own) {
    context.report({ ...place, messageId: "account", data: { ...data, account } });
  }
  if (principalKind !== "Service" || name === undefined) return;
  const region = regionOf(name);
  if (region !== undefined && isForAnyRegion(context) && isSpelled(principal, region) && isOnlyRegion(role, region)) {
    const isTerraform = context.template.format !== "cloudformation";
    const spelling = name.replace(region, isTerraform ? "${data.aws_region.current.region}" : "${AWS::Region}");
    context.report({ ...place, messageId: "region", data: { ...data, region, spelling } });
  } else if (region === undefined && isOnlyForDms(context, role) && !isServiceOfUses(name)) {
    context.report({ ...place, messageId: "service", data: { ...data, service: name } });
  }
}

/** The region in the name of a DMS principal, `dms.eu-west-1.amazonaws.com`. */
function regionOf(name: string): string | undefined {
  return /^dms\.([a-z]{2}(?:-[a-z]+)+-\d)\./.exec(name)?.[1];
}

/** A region that a local or a default names is there to be changed in one place. */
function isSpelled({ location, text }: Principal, region: string): boolean {
  return text.parts.some((part) => {
    if (part.kind !== "literal" || part.origin.from !== "written" || !part.text.includes(region)) return false;
    const { file, start, end } = part.location;
    return file.path === location.file.path && start >= location.start && end <= location.end;
  });
}

/** The role trusts DMS in no other region, and not in that of the deployment. */
function isOnlyRegion({ trust }: Role, region: string): boolean {
  const principals = trust.flatMap(({ statements }) => statements).flatMap((one) => one.principals?.items ?? []);
  return principals.every(({ text }) => {
    const isOfPlace = display(text).startsWith("dms.${");
    return !isOfPlace && [undefined, region].includes(regionOf(display(text)));
  });
}

/** The settings name several regions, or the policies of the template ask for the region of the deployment. */
function isForAnyRegion({ settings, template }: RuleContext): boolean {
  if (settings.regions.length === 1) return false;
  return settings.regions.length > 1 || usesRegion(template);
}

function usesRegion(template: Template): boolean {
  return template.documents.some(({ document }) =>
    document.statements.some(({ principals, resources }) =>
      [...(principals?.items ?? []), ...(resources?.items ?? [])].some(({ text }) =>
        text.parts.some((part) => part.kind === "hole" && part.symbol.id === "aws:region"),
      ),
    ),
  );
}
