import { ownValue } from "../../../rule-kit/index.js";
import {
  arnShapes,
  mayBeRequestPath,
  patternsOverlap,
  nearest,
  type ArnShape,
  type Services,
} from "../../../iam/index.js";
import { apiNames, partitions, serviceIndex } from "../../../knowledge/index.js";
import type { Message } from "../../../rule-kit/index.js";
import type { ArnFields } from "./arn-fields.js";
import { corrected } from "./arn-respelling.js";
import { regionMisspelling } from "./region-misspelling.js";

/** An error in an ARN, as a message of the rule. */
export type ArnProblem = (
  | Message<"missingField">
  | Message<"unknownPartition", "partition">
  | Message<"serviceCase" | "unknownService" | "openService" | "unknownResource", "service">
  | Message<"regionNotAllowed" | "accountNotAllowed" | "missingRegion" | "missingAccount", "service">
  | Message<"otherPartition", "region" | "partition">
  | FieldProblem
) &
  Repair;

type FieldProblem = Message<"invalidRegion", "region"> | Message<"invalidAccount", "account">;

interface Repair {
  /** The corrected fields, if only one correction is possible. */
  readonly write?: Partial<Record<"partition" | "service" | "region" | "account" | "resource", string>>;
  /** Whether the correction may be different from what the author intended. */
  readonly isGuess?: boolean;
}

const partitionNames = partitions.map(({ name }) => name);

/** Finds an error in an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function arnProblem(services: Services, fields: ArnFields): ArnProblem | undefined {
  const { partition, service, region, known, resource } = fields;
  if (isEmpty(fields)) return lacksFields(fields) ? { messageId: "missingField" } : undefined;
  if (known > 1 && !isPattern(partition) && !partitionNames.includes(partition)) return partitionProblem(partition);
  if (known <= 2 || isPattern(service)) return undefined;
  const lower = service.toLowerCase();
  if (lower !== service && isService(lower))
    return { messageId: "serviceCase", data: { service }, write: { service: lower } };
  if (!isService(service)) return serviceProblem(service);
  if (known < 6) return undefined;
  const shapes = arnShapes(services, service);
  if (resource === undefined)
    return lacksFields(fields) ? { messageId: "missingField", ...withAllFields(fields, shapes) } : undefined;
  // Without ARN formats of the service, the resource cannot be checked. A resource of wildcards only matches every
  // format.
  const ofFields = fieldProblem(fields);
  if (shapes.length === 0 || /^[*:]*$/.test(resource)) return ofFields;
  const fitting = shapes.filter((shape) => patternsOverlap(resource, shape.resource));
  // APIs with paths are regional.
  const isPath = region !== "" && mayBeRequestPath(service, resource);
  if (fitting.length === 0) return isPath ? ofFields : resourceProblem(service, resource, shapes);
  return ofFields ?? placeProblem(fields, fitting);
}

/** Whether AWS rejects the text because it does not have the six fields of an ARN. */
export function lacksFields(fields: ArnFields): boolean {
  const isShort = isEmpty(fields) || (fields.known > 5 && fields.resource === undefined);
  return isShort && !isOpenEnded(fields);
}

/** `arn:aws:s3:::data` for `arn:aws:s3::data`, and `arn:aws:iam::123456789012:role/it` for `arn:aws:iam:123456789012:role/it`. */
function withAllFields({ region, account }: ArnFields, shapes: readonly ArnShape[]): Repair {
  const fits = (shape: ArnShape): boolean =>
    shape.region === "" && (shape.account === "") === (region === "") && patternsOverlap(account, shape.resource);
  const isMeant = /^(?:\d{12})?$/.test(region) && account !== "" && shapes.some(fits);
  return isMeant ? { write: { region: "", account: region, resource: account } } : {};
}

/** Whether the partition or the service is empty. */
function isEmpty({ known, partition, service }: ArnFields): boolean {
  return (known > 1 && partition === "") || (known > 2 && service === "");
}

/**
 * Whether the text ends with a wildcard before the resource. It may match the missing fields.
 * https://github.com/aws-cloudformation/cfn-lint/issues/3384
 */
function isOpenEnded({ partition, service, region, account, resource }: ArnFields): boolean {
  return resource === undefined && /^[\w?-]*\*$/.test(account || region || service || partition);
}

function isPattern(field: string): boolean {
  return /[*?\uE000]/.test(field);
}

/** Whether a field is empty, or its wildcards match an empty one: `*`, but not `us-*`. */
function mayBeEmpty(field: string): boolean {
  return /^[*\uE000]*$/.test(field);
}

/** Reports a wildcard in the service, because it also covers services that AWS adds later. */
export function openServiceProblem(fields: ArnFields): ArnProblem | undefined {
  const { known } = fields;
  // In `arn:*` the wildcard of the partition covers the service too.
  const service = fields.service === "" && isOpenEnded(fields) ? "*" : fields.service;
  return known > 2 && /[*?]/.test(service) ? { messageId: "openService", data: { service } } : undefined;
}

const services = new Set([
  ...serviceIndex.services,
  ...serviceIndex.unlisted,
  ...Object.keys(serviceIndex.arnServices),
]);

function isService(name: string): boolean {
  return services.has(name);
}

function partitionProblem(partition: string): ArnProblem {
  const [only, ...others] = nearest(partition, partitionNames);
  const write = only !== undefined && others.length === 0 ? { write: { partition: only } } : {};
  return { messageId: "unknownPartition", data: { partition }, ...write };
}

function serviceProblem(service: string): ArnProblem {
  const common = ownValue(apiNames.services, service);
  const [only, ...others] = common ?? nearest(service, [...services]);
  // A partition in the place of the service is no misspelling of one.
  const isMeant = only !== undefined && others.length === 0 && !partitionNames.includes(service);
  const write = isMeant ? { write: { service: only } } : {};
  return { messageId: "unknownService", data: { service }, ...write };
}

/** Checks only the region and the account of an ARN. */
export function fieldProblem({ region, account }: ArnFields): (FieldProblem & Repair) | undefined {
  const misspelling = region === "" || isPattern(region) ? undefined : regionMisspelling(region);
  if (misspelling) {
    const { candidate } = misspelling;
    return {
      messageId: "invalidRegion",
      data: { region },
      ...(candidate !== undefined && { write: { region: candidate } }),
    };
  }
  const isAccount =
    account === "" || isPattern(account) || /^(?:\d{12}|aws|cloudfront|amazon|aws-managed)$/.test(account);
  return isAccount ? undefined : { messageId: "invalidAccount", data: { account } };
}

/** Checks whether the resource type has a region and an account. */
function placeProblem({ service, region, account }: ArnFields, shapes: readonly ArnShape[]): ArnProblem | undefined {
  const data = { service };
  const noAccount = !mayBeEmpty(account) && shapes.every((shape) => shape.account === "") ? { account: "" } : undefined;
  if (!mayBeEmpty(region) && shapes.every((shape) => shape.region === ""))
    return { messageId: "regionNotAllowed", data, write: { region: "", ...noAccount } };
  if (noAccount) return { messageId: "accountNotAllowed", data, write: noAccount };
  if (region === "" && shapes.every((shape) => shape.region !== "")) return { messageId: "missingRegion", data };
  if (account === "" && shapes.every((shape) => shape.account !== "")) return { messageId: "missingAccount", data };
  return undefined;
}

function resourceProblem(service: string, resource: string, shapes: readonly ArnShape[]): ArnProblem {
  const write = corrected(service, resource, shapes);
  return {
    messageId: "unknownResource",
    data: { service },
    ...(write && { write: { resource: write.resource }, isGuess: !write.isRepair }),
  };
}
