import { addTo, oncePer } from "../../source/index.js";
import type { Project, Resource, Template } from "../../model/index.js";

/** A resource that is a stack itself, and the template that declares it. */
export interface StackResource {
  readonly template: Template;
  readonly address: string;
}

interface Nesting {
  readonly byPath: ReadonlyMap<string, Template>;
  readonly parents: ReadonlyMap<Template, readonly StackResource[]>;
}

const nestings = oncePer((project: Project): Nesting => {
  const byPath = new Map(project.templates.map((template) => [template.path, template]));
  const parents = new Map<Template, StackResource[]>();
  for (const template of project.templates) {
    for (const { address, template: path } of template.nestedStacks) {
      const child = byPath.get(path);
      if (child) addTo(parents, child, { template, address });
    }
  }
  return { byPath, parents };
});

/** The resources of the run that create a stack from a template. */
export function stacksOf(project: Project, template: Template): readonly StackResource[] {
  return nestings(project).parents.get(template) ?? [];
}

/** The template of a resource that is a stack itself. `undefined` where the run does not contain it. */
export function nestedTemplate(project: Project, template: Template, { address }: Resource): Template | undefined {
  const nested = template.nestedStacks.find((one) => one.address === address);
  return nested && nestings(project).byPath.get(nested.template);
}

/** A template whose resources are created when an outer template is deployed. */
export interface TemplateInContext {
  readonly template: Template;
  /**
   * The address, in the outer template, of the nested stack that contains these resources. Absent for the outer
   * template's own resources.
   */
  readonly stackAddress?: string;
}

interface Found extends TemplateInContext {
  readonly outer?: Found;
}

/**
 * A template and its nested stacks, at any depth. A template that is used for several stacks is left out, with all
 * inside it.
 */
export function deployedTemplates(project: Project, template: Template): readonly TemplateInContext[] {
  const found: Found[] = [{ template }];
  const seen = new Set<Template>([template]);
  const many = new Set<Template>();
  for (const outer of found) {
    for (const { address, template: path } of outer.template.nestedStacks) {
      const child = nestings(project).byPath.get(path);
      if (!child) continue;
      if (seen.has(child)) many.add(child);
      else found.push({ template: child, stackAddress: outer.stackAddress ?? address, outer });
      seen.add(child);
    }
  }
  return found.filter((one) => !isWithin(one, many));
}

function isWithin({ outer, template }: Found, templates: ReadonlySet<Template>): boolean {
  return templates.has(template) || (outer !== undefined && isWithin(outer, templates));
}
