import type { Resource, Role, Template, TemplateFormat } from "../../model/index.js";
import type { IamEdit, NewRole } from "../../rule-kit/index.js";
import type { TextEdit } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { dependsOn, terraformDependsOn } from "./dependency.js";
import { createConditionally } from "./conditional-resources.js";
import { createBlocksConditionally } from "./conditional-blocks.js";
import { attachManagedPolicy } from "./managed-policy.js";
import { addInlinePolicy, addPolicyResource } from "./own-policy.js";
import { addRoleBlocks, awaitedOf } from "./role-blocks.js";
import { addRoleToStack } from "./stack-role.js";

type Edits = TextEdit[] | undefined;

/** Edits of declared resources. Each function returns `undefined` if the edit is not safe. */
export interface DeclarationWriter {
  readonly addDependency: (resource: Resource, on: readonly string[], template: Template) => Edits;
  readonly addPolicy: (edit: Extract<IamEdit, { readonly kind: "add-policy" }>, template: Template) => Edits;
  readonly attachManagedPolicy: (role: Role, arn: Text, template: Template) => Edits;
  readonly guard: (resources: readonly Resource[], name: string, template: Template) => Edits;
  readonly addRole: (role: NewRole, template: Template) => Edits;
  /** The address that other resources must wait for, if they need the new role. */
  readonly prerequisiteOf: (role: NewRole, template: Template) => string;
}

/** By format. `undefined`: the format has no declarations, or its files are generated and are not edited. */
const writers: Readonly<Record<TemplateFormat, DeclarationWriter | undefined>> = {
  cloudformation: {
    addDependency: dependsOn,
    addPolicy: addInlinePolicy,
    attachManagedPolicy,
    guard: createConditionally,
    addRole: addRoleToStack,
    prerequisiteOf: ({ logicalName }) => `Resources.${logicalName}`,
  },
  terraform: {
    addDependency: terraformDependsOn,
    addPolicy: addPolicyResource,
    attachManagedPolicy,
    guard: createBlocksConditionally,
    addRole: addRoleBlocks,
    prerequisiteOf: awaitedOf,
  },
  plan: undefined,
  policy: undefined,
};

export function writerFor({ dialect }: Template): DeclarationWriter | undefined {
  return writers[dialect.format];
}
