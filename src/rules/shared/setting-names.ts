import { dmsPropertyPaths } from "../../knowledge/index.js";
import type { Resource } from "../../model/index.js";

/** How the resource's own type names a property: `S3Settings.ServiceAccessRoleArn`. */
export function settingOf({ type }: Resource, id: string): string | undefined {
  const path = dmsPropertyPaths.get(id)?.find((one) => one.startsWith(`${type}.`));
  return path
    ?.slice(type.length + 1)
    .replace("#/", ": ")
    .replaceAll("/", ".");
}

/** The last step of that name: `ServiceAccessRoleArn`. */
export function settingKeyOf(resource: Resource, id: string): string {
  return settingOf(resource, id)?.split(".").at(-1) ?? "";
}
