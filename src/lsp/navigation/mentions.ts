import { rolesOfUse, usesOf } from "../../dms/index.js";
import { arnIdentity, resourceAt, resourceKey, resourcesIn, rolesOf } from "../../iam/index.js";
import type { DmsResource, Project, Resource, Template } from "../../model/index.js";
import { isInside, oncePer, type Location, uniqueBy } from "../../source/index.js";
import { asText, type Entry, type Node, type Text } from "../../tree/index.js";

/** A place that refers to a resource of the run. */
export interface Mention {
  /** The resource's key in the run. */
  readonly key: string;
  readonly location: Location;
  /** DMS takes the role by its fixed name, so nothing at this place names it. */
  readonly isImplied?: true;
}

/** All places of a run that refer to resources: by a reference, by a name or an ARN, or because DMS looks for a role. */
export const mentionsIn = oncePer((project: Project): readonly Mention[] => {
  const byArn = policiesByArn(project);
  const found = project.templates.flatMap((template) => [
    ...[...template.resources.values()].flatMap((resource) => mentionsOf(resource, template)),
    ...namedRoles(project, template),
    ...namedPolicies(project, template, byArn),
    ...moduleMentions(template),
    ...(template.outputReferences ?? []).map(({ location, on }) => ({ key: resourceKey(template, on), location })),
    ...template.dmsResources.flatMap((resource) => roleMentions(project, template, resource)),
  ]);
  const idOf = ({ key, location }: Mention): string => `${key} ${location.file.path} ${String(location.start)}`;
  return uniqueBy(found, idOf);
});

function mentionsOf({ dependencies, properties }: Resource, template: Template): readonly Mention[] {
  return [
    ...dependencies.flatMap(({ how, location, on }) =>
      on !== undefined && how === "given" ? [{ key: resourceKey(template, on), location }] : [],
    ),
    ...mentionsInNode(properties),
  ];
}

/**
 * The references in a value. A value may be written elsewhere: in a local, or by the caller of a module. Then what stands
 * here refers to the resource too.
 */
function mentionsInNode(node: Node): readonly Mention[] {
  switch (node.kind) {
    case "mapping":
      return node.entries.flatMap((entry) => {
        const here = valuePlace(entry);
        return mentionsInNode(entry.value).map(({ key, location }) => {
          return { key, location: isInside(location, here) ? location : here };
        });
      });
    case "list":
      return node.items.flatMap(mentionsInNode);
    case "choice":
      return node.branches.flatMap(({ value }) => mentionsInNode(value));
    default: {
      const text = asText(node);
      return text ? mentionsInText(text) : [];
    }
  }
}

/** The value of an entry as it stands beside its key. */
function valuePlace({ key, location }: Entry): Location {
  const { end, file } = location;
  if (key.location.file !== file || key.location.end > end) return location;
  const between = /^["']?[ \t]*[=:]?\s*/.exec(file.text.slice(key.location.end, end))?.[0].length ?? 0;
  return { file, start: key.location.end + between, end };
}

function mentionsInText(text: Text): readonly Mention[] {
  return text.parts.flatMap((part) =>
    resourcesIn({ ...text, parts: [part] }).map((key) => ({ key, location: part.location })),
  );
}

/** Roles that attachments name by their name in AWS. */
function namedRoles(project: Project, template: Template): readonly Mention[] {
  return template.attachments.flatMap(({ roles }) =>
    roles.items.flatMap(({ node }) => roleOf(project, template, node).map((key) => ({ key, location: node.location }))),
  );
}

/** The role whose name or ARN is written out. References are found wherever they are. */
function roleOf(project: Project, template: Template, value: Node): readonly string[] {
  const text = asText(value);
  if (!text || isReference(project, text)) return [];
  return rolesOf(project, template, value).flatMap((one) =>
    one.kind === "role" ? [resourceKey(one.template, one.role.address)] : [],
  );
}

/** Whether a text has the key of a declared resource. The key of an argument of a module is that of no resource. */
function isReference(project: Project, text: Text): boolean {
  return resourcesIn(text).some((key) => resourceAt(project, key) !== undefined);
}

function policiesByArn({ templates }: Project): ReadonlyMap<string, string> {
  return new Map(
    templates.flatMap((template) =>
      template.managedPolicies.map(({ address, arn }) => [arnIdentity(arn), resourceKey(template, address)] as const),
    ),
  );
}

/** Managed policies that are named by their ARN. */
function namedPolicies(
  project: Project,
  { attachments, principals }: Template,
  byArn: ReadonlyMap<string, string>,
): readonly Mention[] {
  const references = [
    ...attachments.flatMap(({ policyArns }) => policyArns),
    ...principals.flatMap(({ managedPolicyArns }) => managedPolicyArns.items),
  ];
  return references.flatMap(({ node, text }) => {
    const key = isReference(project, text) ? undefined : byArn.get(arnIdentity(text));
    return key === undefined ? [] : [{ key, location: node.location }];
  });
}

/** References in outputs, locals and arguments, which belong to no resource. */
function moduleMentions(template: Template): readonly Mention[] {
  const resources = [...template.resources.values()];
  return (template.modules ?? []).flatMap(({ declarations, references }) => {
    const keys = new Map(
      declarations.flatMap(({ location, name }) => {
        const resource = resources.find(({ extent }) => isInside(extent, location));
        return resource ? [[name, resourceKey(template, resource.address)] as const] : [];
      }),
    );
    return references.flatMap(({ location, name }) => {
      const key = keys.get(name);
      return key === undefined ? [] : [{ key, location }];
    });
  });
}

/** The roles that a DMS resource uses: those that its properties name, and those with a fixed name. */
function roleMentions(project: Project, template: Template, resource: DmsResource): readonly Mention[] {
  const named = [...resource.properties.values()]
    .filter(({ id }) => /roleArn$/i.test(id))
    .flatMap(({ value }) => roleOf(project, template, value).map((key) => ({ key, location: value.location })));
  const implied = usesOf(project, template, resource)
    .filter(({ property, trigger, use }) => !property && use.roleName !== null && trigger.answer !== "no")
    .flatMap((instance) => instance.variants.flatMap((variant) => rolesOfUse(project, instance, variant)))
    .flatMap((one): readonly Mention[] =>
      one.kind === "role"
        ? [{ key: resourceKey(one.template, one.role.address), location: resource.location, isImplied: true }]
        : [],
    );
  return [...named, ...implied];
}
