import { dmsPropertyPaths } from "../../../knowledge/index.js";
import type { Resource } from "../../../model/index.js";

/** The name of a property in the type of the resource: `S3Settings.ServiceAccessRoleArn`. */
export function settingOf({ type }: Resource, id: string): string | undefined {
  const path = dmsPropertyPaths.get(id)?.find((one) => one.startsWith(`${type}.`));
  return path
    ?.slice(type.length + 1)
    .replace("#/", ": ")
    .replaceAll("/", ".");
}

/** The last part of that name: `ServiceAccessRoleArn`. */
export function settingKeyOf(resource: Resource, id: string): string {
  return settingOf(resource, id)?.split(".").at(-1) ?? "";
}
