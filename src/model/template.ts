import type { Comment, Location, SourceFile, SyntaxProblem } from "../source/index.js";
import type { Mapping, Text } from "../tree/index.js";
import type { Dialect, ArnPlaceholder } from "./dialect.js";
import type { DmsResource } from "./dms-resource.js";
import type { ModuleFiles } from "./module-files.js";
import type { ManagedPolicy, PolicyAttachment } from "./policy-attachment.js";
import type { PolicyDocument } from "./policy-document.js";
import type { Resource } from "./resource.js";
import type { IamPrincipal } from "./role.js";

/** A unit of judging: one CloudFormation template, one Terraform module, or one policy file. */
export interface Template {
  readonly kind: "Template";
  /** What is written differently in its format. */
  readonly dialect: Dialect;
  /** Path of the template file or of the module's folder, as findings name it. */
  readonly path: string;
  readonly files: readonly SourceFile[];
  /** False for generated files: findings, but no edits. */
  readonly isEditable: boolean;
  /** A program wrote it that people use to write templates (CDK): what it repeats was not chosen by hand. */
  readonly isGenerated?: true;
  /** References to the place of deployment, as far as the template has them: `AWS::Region`, `data.aws_region.x.name`. */
  readonly placeReferences: Readonly<Partial<Record<ArnPlaceholder, string>>>;
  /** The whole of a stack's template, as it is written: where edits put what is no resource. */
  readonly sections?: Mapping;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly principals: readonly IamPrincipal[];
  readonly managedPolicies: readonly ManagedPolicy[];
  readonly attachments: readonly PolicyAttachment[];
  readonly dmsResources: readonly DmsResource[];
  /** Every policy document, wherever it stands, for rules about any policy. */
  readonly documents: readonly HeldDocument[];
  /** Names of roles that are read as existing (`data "aws_iam_role"`), or imported. */
  readonly existingRoles: readonly ExistingRole[];
  /** Resources that are stacks of their own, made of templates that are here. */
  readonly nestedStacks: readonly NestedStack[];
  /** Why there may be resources that are not seen (macros, modules that are not here). */
  readonly incompleteReason?: string;
  /** Parts of the deployment that are named by their path and are not read. */
  readonly unread?: readonly Unread[];
  /** The modules among what `open` is about. */
  readonly unseenModules?: readonly UnseenModule[];
  /** The folders of the modules that it is made of, for edits. */
  readonly modules?: readonly ModuleFiles[];
  /** Called modules that are here, for edits. */
  readonly calledModules?: readonly CalledModule[];
  /** Addresses of the resources that outputs give away, or that modules are given of which the files are not here. */
  readonly exposed?: ReadonlySet<string>;
  /** Where the values stand that go there, for edits. */
  readonly exposedPlaces?: readonly Location[];
  /** Why any resource may have more to it than is written: a macro makes another template of this one. */
  readonly macroReason?: string;
  readonly problems: readonly SyntaxProblem[];
  /** Keys that stand twice in one mapping, of policies too; absent where the format refuses them. */
  readonly duplicateKeys?: readonly DuplicateKey[];
  /** Comments, for directives. */
  readonly comments: readonly Comment[];
}

/** A policy document and who holds it; `unseen`: what takes it is not here, or is not known to hold policies. */
export interface HeldDocument {
  readonly document: PolicyDocument;
  /** Address of the role, user, group, managed policy or resource, or of what the text stands in; empty for a bare policy. */
  readonly address: string;
  readonly holderKind: "principal" | "managed-policy" | "attachment" | "resource" | "bare" | "unseen";
}

export interface ExistingRole {
  readonly address: string;
  readonly name: Text;
  readonly location: Location;
}

/** A module of which the files are not here. */
export interface UnseenModule {
  readonly name: string;
  /** Where it comes from, as written; of a module of CloudFormation its type. */
  readonly source?: string;
  /** The names of what it is given. */
  readonly arguments: readonly string[];
  /** Why it is not read. */
  readonly reason: string;
}

/** The call of a module; of several instances, the one block. */
export interface CalledModule {
  /** `module.network`, without the index of its own. */
  readonly address: string;
  /** The whole block. */
  readonly extent: Location;
  /** What stands between its braces, its arguments by their places only. */
  readonly body: Mapping;
}

export interface NestedStack {
  readonly address: string;
  /** Path of its template, as in `Template.path`. */
  readonly template: string;
}

/** A called module or nested template that is not where the path leads, or outside of what may be read. */
export interface Unread {
  readonly address: string;
  readonly reason: string;
  readonly location: Location;
}

/** A key that its mapping has before. */
export interface DuplicateKey {
  readonly key: string;
  /** `Resources.Bucket`, of what it belongs to. */
  readonly address: string;
  readonly location: Location;
  /** The first one. */
  readonly first: Location;
}
