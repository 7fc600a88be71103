import { nestedTemplate, stacksOf, waitsFor } from "../../analysis/index.js";
import type { Project, Resource, Template } from "../../model/index.js";
import { shownAddress } from "./names.js";

/** Resources that run code of their own, or are stacks of their own: they may make a role. */
const makers = new RegExp(
  `^(?:Custom::.*|AWS::CloudFormation::(?:CustomResource|Macro|Stack)|AWS::Serverless::Application|null_resource|` +
    `terraform_data|aws_lambda_invocation|aws_cloudformation_stack)$`,
);

/** Why a role that no file declares may be there before a resource is made. */
export function unseenMaker(project: Project, template: Template, resource: Resource): string | undefined {
  const open = project.templates.find((one) => one.open !== undefined)?.open;
  return open ?? makerBefore(project, template, resource, new Set());
}

/** What the resource waits for, or the stack that it stands in does. */
function makerBefore(
  project: Project,
  template: Template,
  resource: Resource,
  seen: Set<Resource>,
): string | undefined {
  seen.add(resource);
  for (const other of template.resources.values()) {
    if (other === resource || !mayMake(project, template, other)) continue;
    if (waitsFor(template, resource.address, other.address).answer !== "yes") continue;
    return `${shownAddress(resource.address)} waits for ${shownAddress(other.address)}, which may make the role`;
  }
  const unknown = resource.dependencies.find(({ on }) => on === undefined);
  if (unknown) return unknown.reason ?? "it waits for something that is not known";
  for (const { address, template: parent } of stacksOf(project, template)) {
    const stack = parent.resources.get(address);
    const reason = stack && !seen.has(stack) ? makerBefore(project, parent, stack, seen) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Of a nested stack whose template is here it is known what it makes. */
function mayMake(project: Project, template: Template, resource: Resource): boolean {
  const seen = new Set<Template>();
  const isMaker = (home: Template, one: Resource): boolean => {
    if (!makers.test(one.type)) return false;
    const nested = nestedTemplate(project, home, one);
    if (!nested) return true;
    if (seen.has(nested)) return false;
    seen.add(nested);
    return [...nested.resources.values()].some((inner) => isMaker(nested, inner));
  };
  return isMaker(template, resource);
}
