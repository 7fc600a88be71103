import type { Comment, Location, SourceFile, SyntaxProblem } from "../source/index.js";
import type { Entry, Mapping, Node, Text } from "../tree/index.js";
import type { Dialect, ArnPlaceholder } from "./dialect.js";
import type { DmsResource } from "./dms-resource.js";
import type { ModuleFiles } from "./module-files.js";
import type { GroupMembership, ManagedPolicy, PolicyAttachment } from "./policy-attachment.js";
import type { PolicyDocument } from "./policy-document.js";
import type { OutputReference, Resource } from "./resource.js";
import type { IamPrincipal } from "./role.js";

/** The model of a unit: one CloudFormation template, one Terraform module, one plan, or one policy file. */
export interface Template {
  readonly kind: "Template";
  /** The differences of its format. */
  readonly dialect: Dialect;
  /** What an account has already. It is not linted: templates of the run only look into it. */
  readonly account?: AccountFacts;
  /** Path of the template file or of the module's folder, as findings name it. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** False for generated files: findings, but no edits. */
  readonly isEditable: boolean;
  /** A program that writes templates (CDK, CDK for Terraform) generated it, so nobody wrote its repetitions by hand. */
  readonly isGenerated?: true;
  /** How the template refers to region, account and partition, if it can: `AWS::Region`, `data.aws_region.x.name`. */
  readonly placeReferences: Readonly<Partial<Record<ArnPlaceholder, string>>>;
  /** The whole stack template as written: edits outside resources go here. */
  readonly sections?: Mapping;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly principals: readonly IamPrincipal[];
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly attachments: readonly PolicyAttachment[];
  readonly memberships: readonly GroupMembership[];
  readonly dmsResources: readonly DmsResource[];
  /** Every policy document of the template, for rules about any policy. */
  readonly documents: readonly HeldDocument[];
  /** Names of existing roles that the template reads (`data "aws_iam_role"`), imports, or has but turns off. */
  readonly existingRoles: readonly ExistingRole[];
  /** Nested stacks whose templates are in the run. */
  readonly nestedStacks: readonly NestedStack[];
  /** Why there may be resources that are not seen (macros, modules that are not here). */
  readonly incompleteReason?: string;
  /** Why any resource or policy may be there unseen: a file of the module could not be read. */
  readonly unreadReason?: string;
  /** Modules or templates that are named by path, and files of modules, that could not be read. */
  readonly unread?: readonly Unread[];
  /** The modules that are a part of the incomplete reason. */
  readonly unseenModules?: readonly UnseenModule[];
  /** The folders of its modules, for edits. */
  readonly modules?: readonly ModuleFiles[];
  /** Called modules whose files were read, for edits. */
  readonly calledModules?: readonly CalledModule[];
  /** Addresses of resources whose values go to outputs, or to modules whose files are not here. */
  readonly exposed?: ReadonlySet<string>;
  /** References to resources in the outputs of a CloudFormation template. */
  readonly outputReferences?: readonly OutputReference[];
  /** The places of these values, for edits. */
  readonly exposedPlaces?: readonly Location[];
  /** Values of YAML anchors that aliases use, for edits: a change there changes several places. */
  readonly sharedValues?: readonly Node[];
  /** Why any resource may have more than is written: a macro changes the whole template. */
  readonly macroReason?: string;
  readonly problems: readonly SyntaxProblem[];
  /** Keys that one mapping contains twice, also in policies. Absent if the format does not accept them. */
  readonly duplicateKeys?: readonly DuplicateKey[];
  /** Comments, for directives. */
  readonly comments: readonly Comment[];
  /** The parameters or variables that it declares, by name. Absent if the format has none. */
  readonly inputs?: ReadonlyMap<string, TemplateInput>;
  /**
   * Texts about resources that other stacks and modules of the run pass to parameters and variables, as references name them
   * here. For edits.
   */
  readonly passedTexts?: readonly Text[];
  /**
   * What its default provider says of the AWS account that it works in: a profile, a role, an account id. Only for
   * comparison. Absent: nothing.
   */
  readonly providerAccount?: string;
  /** The AWS account that it is deployed to, if its CDK app or the settings say it. */
  readonly deployAccount?: string;
  /** The region in which all its resources are that say no other one, if its default provider or its CDK app says it. */
  readonly region?: string;
  /** The places where its files write secret values. */
  readonly secretPlaces?: readonly Location[];
}

/** How much the data of an account tells. */
export interface AccountFacts {
  /** Whether a role that is not among the principals does not exist. */
  readonly hasAllRoles: boolean;
}

/** A parameter of a stack, or a variable of a module. */
export interface TemplateInput {
  /** Whether nobody is shown its value. */
  readonly isSecret: boolean;
}

/** A policy document and its holder. `unseen`: what uses it is not here, or is not known to hold policies. */
export interface HeldDocument {
  readonly document: PolicyDocument;
  /**
   * Address of the role, user, group, managed policy or resource, or of the block with the text; empty for a bare
   * policy.
   */
  readonly address: string;
  readonly holderKind: "principal" | "managed-policy" | "attachment" | "resource" | "bare" | "unseen";
}

/** A role that the files name as one that exists already: a data source, or a role that they turn off. */
export interface ExistingRole {
  readonly address: string;
  readonly name: Text;
  readonly location: Location;
}

/** A module whose files are not here. */
export interface UnseenModule {
  readonly name: string;
  /** Its source as written. For a CloudFormation module this is its type. */
  readonly source?: string;
  /** The names of its arguments. */
  readonly arguments: readonly string[];
  /** Why it is not read. */
  readonly reason: string;
}

/** The call of a module; several instances have one block. */
export interface CalledModule {
  /** `module.network`, without its own index. */
  readonly address: string;
  /** The whole block. */
  readonly extent: Location;
  /** The content between its braces. Arguments are included with their location only. */
  readonly body: Mapping;
}

/** A nested stack whose template is linted too. */
export interface NestedStack {
  readonly address: string;
  /** Path of its template, as in `Template.path`. */
  readonly template: string;
}

/** A called module or nested template that is missing, or outside the root. */
export interface Unread {
  readonly address: string;
  readonly reason: string;
  readonly location: Location;
}

/** A key that its mapping already has. */
export interface DuplicateKey {
  readonly key: string;
  /** Address of the resource or section it belongs to: `Resources.Bucket`. */
  readonly address: string;
  readonly location: Location;
  /** The place of the first one. */
  readonly first: Location;
  /** What would have to be removed, if each of them is written with the same value. For edits. */
  readonly repeated?: { readonly holder: Mapping; readonly entry: Entry };
}
