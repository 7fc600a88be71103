import { nameOf } from "../../dms/index.js";
import { withoutModules } from "../../fixers/index.js";
import type { RoleUse } from "../../knowledge/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import { display, identityOf, literalOf, type Text } from "../../tree/index.js";

/** For whom a least policy is: a role that DMS assumes, or the caller that deploys or operates the DMS resources. */
export type Holder = RoleHolder | CallerHolder;

export type RoleHolder =
  /** A role that a linted file declares. */
  | { readonly kind: "declared-role"; readonly role: Role; readonly template: Template }
  /** A role that a property names and no linted file declares. */
  | { readonly kind: "other-role"; readonly arn: Text; readonly template: Template; readonly inAccount?: PlacedRole }
  /** A property that must name a role, and is not set. */
  | { readonly kind: "unset-role"; readonly user: DmsResource; readonly use: RoleUse; readonly template: Template }
  /** A role that DMS finds by its name, and no linted file declares. */
  | {
      readonly kind: "account-role";
      readonly name: string;
      /** Whether the account has it, by the settings, the account data or a data source: nobody can create it again. */
      readonly isThere: boolean;
      readonly template: Template;
      readonly inAccount?: PlacedRole;
    };

/** A role with the template that has it. */
export interface PlacedRole {
  readonly role: Role;
  readonly template: Template;
}

/** The role of a holder, where a linted file or the account has it. */
export function roleOfHolder(holder: Holder): PlacedRole | undefined {
  switch (holder.kind) {
    case "declared-role":
      return holder;
    case "other-role":
    case "account-role":
      return holder.inAccount;
    case "unset-role":
    case "caller":
      return undefined;
  }
}

/** Who calls DMS: infrastructure as code, a person in the console, or one who operates what is deployed. */
export type CallerKind = "iac" | "console" | "operator";

export interface CallerHolder {
  readonly kind: "caller";
  readonly caller: CallerKind;
  /** The template whose DMS resources the caller works with. */
  readonly template: Template;
}

/** The address by which users name a holder, and `--for` finds it. */
export function addressOfHolder(holder: Holder): string {
  switch (holder.kind) {
    case "declared-role":
      return holder.role.address;
    case "other-role":
      return display(holder.arn);
    case "unset-role":
      return `${holder.user.address}/${holder.use.id}`;
    case "account-role":
      return holder.name;
    case "caller":
      return "caller";
  }
}

/** Whether users mean a holder by a word: its address, or the name that its role has in the account. */
export function isCalled(holder: Holder, word: string): boolean {
  const name = holder.kind === "declared-role" ? holder.role.name : undefined;
  return addressOfHolder(holder) === word || (name !== undefined && literalOf(name) === word);
}

/** A holder in sentences and headings: `role WriterRole`. */
export function nameOfHolder(holder: Holder): string {
  switch (holder.kind) {
    case "declared-role":
      return `role ${withoutModules(holder.role.address.replace(/^Resources\./, ""))}`;
    case "other-role":
      return `role ${display(holder.arn)}`;
    case "unset-role":
      return `the role that ${nameOf(holder.user)} does not name yet (${holder.use.title})`;
    case "account-role":
      return `role ${holder.name}`;
    case "caller":
      return callerNames[holder.caller];
  }
}

const callerNames: Readonly<Record<CallerKind, string>> = {
  iac: "the caller that deploys this",
  console: "a person in the DMS console",
  operator: "an operator who starts, stops and watches this",
};

/** A key that is equal for the same holder. */
export function holderKey(holder: Holder): string {
  const where = holder.template.path;
  switch (holder.kind) {
    case "other-role":
      return [where, identityOf(holder.arn)].join("\n");
    case "account-role":
      // The account has only one role of this name.
      return holder.name;
    case "declared-role":
    case "unset-role":
    case "caller":
      return [where, holder.kind, addressOfHolder(holder)].join("\n");
  }
}
