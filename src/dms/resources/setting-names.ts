import { dmsPropertyPaths } from "../../knowledge/index.js";
import type { Resource } from "../../model/index.js";
import { entryOf } from "../../tree/index.js";
import type { ResourceVariant } from "./resource-variant.js";

/** The name of a property in the type of the resource: `S3Settings.ServiceAccessRoleArn`. */
export function settingOf({ properties, type }: Resource, id: string): string | undefined {
  const all = dmsPropertyPaths(id, type).filter((one) => one.startsWith(`${type}.`));
  const paths = all.map((one) => one.slice(type.length + 1));
  // Several engines have the setting, each in its own block: `postgres_settings` and `mysql_settings`.
  const isWritten = (one: string): boolean => entryOf(properties, one.split(".", 1)[0] ?? "") !== undefined;
  const path = paths.find(isWritten) ?? paths[0];
  return path?.replace("#/", ": ").replaceAll("/", ".");
}

/** The last part of that name: `ServiceAccessRoleArn`. */
export function settingKeyOf(resource: Resource, id: string): string {
  return settingOf(resource, id)?.split(".").at(-1) ?? "";
}

/** What a reason of "not judged" calls a property. */
export function shownSetting({ resource: { resource } }: ResourceVariant, id: string): string {
  return settingOf(resource, id) ?? id;
}
