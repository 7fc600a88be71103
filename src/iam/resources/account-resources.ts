import { oncePer } from "../../source/index.js";
import type { Project, Resource, ResourceKind } from "../../model/index.js";
import { display, literalOf, type Text } from "../../tree/index.js";
import { resourceKey, resourcesIn } from "./resource-key.js";

/** The resources that a text refers to, and those of the account that it names. */
export function resourcesNamed(project: Project, text: Text): readonly string[] {
  const inAccount = accountResources(project);
  const referred = resourcesIn(text);
  if (inAccount.length === 0 || referred.length > 0) return referred;
  const written = display(text);
  return inAccount.filter(({ isNamedBy }) => isNamedBy(written)).map(({ key }) => key);
}

/** Whether the account has the policy of a resource, and no linted file. */
export function isOfAccount({ templates }: Project, { holder }: { readonly holder: Resource }): boolean {
  return templates.some(({ account, resources }) => account && resources.get(holder.address) === holder);
}

interface AccountResource {
  readonly key: string;
  readonly isNamedBy: (arn: string) => boolean;
}

const accountResources = oncePer(({ templates }: Project): readonly AccountResource[] =>
  templates
    .filter(({ account }) => account)
    .flatMap((template) =>
      [...template.resources.values()].flatMap((resource) => {
        const isNamedBy = nameTest(resource);
        return isNamedBy ? [{ key: resourceKey(template, resource.address), isNamedBy }] : [];
      }),
    ),
);

/** Region and account of an ARN may be open, but the id of a key and the name of a bucket are unique without them. */
function nameTest({ physicalName, resourceKind }: Resource): AccountResource["isNamedBy"] | undefined {
  const name = physicalName && literalOf(physicalName);
  if (name === undefined) return undefined;
  const tests: Partial<Record<ResourceKind, AccountResource["isNamedBy"]>> = {
    KmsKey: (arn) => arn.endsWith(`:key/${name}`),
    Bucket: (arn) => arn.endsWith(`:s3:::${name}`) || arn.includes(`:s3:::${name}/`),
    Secret: (arn) => arn === name,
  };
  return resourceKind && tests[resourceKind];
}
