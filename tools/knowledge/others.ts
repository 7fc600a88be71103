import type { DmsProperty, Engine, Partition, PassRole, RoleUse } from "../../src/knowledge/index.js";
import type { Facts } from "./facts.js";
import { urlsOf } from "./sources.js";

export function enginesOf(facts: Facts): readonly Engine[] {
  return facts.engines.map((engine) => ({
    name: engine.engineName,
    asSource: engine.asSource,
    asTarget: engine.asTarget,
    rolesAsSource: engine.rolesAsSource,
    rolesAsTarget: engine.rolesAsTarget,
    secretAuth: engine.secretAuth,
    source: urlsOf(engine.source),
  }));
}

/** Properties by the type whose operations pass them; the last two have no resource type. */
const passedBy: Readonly<Record<string, RegExp>> = {
  CreateFleetAdvisorCollector: /^fleetAdvisor\./,
  StartReplicationTaskAssessmentRun: /^assessment\./,
};

export function passRolesOf(
  facts: Facts,
  properties: readonly DmsProperty[],
  uses: readonly RoleUse[],
): readonly PassRole[] {
  return facts.passRole.map(({ operation, resourceType, passedToService, alsoAccepted, source }) => {
    const type = resourceType.startsWith("AWS::") ? resourceType : null;
    const own = passedBy[operation];
    const roleProps = properties
      .filter(({ kind }) => kind === "roleArn")
      .filter((property) => own?.test(property.id) ?? belongsTo(property, type, uses))
      .map(({ id }) => id);
    if (roleProps.length === 0) throw new Error(`${operation} passes no known property`);
    return {
      operation,
      action: `dms:${facts.operationToAction[operation] ?? operation}`,
      resourceType: type,
      roleProps,
      passedToService,
      alsoAccepted,
      source: urlsOf(source),
    };
  });
}

function belongsTo(property: DmsProperty, type: string | null, uses: readonly RoleUse[]): boolean {
  if (type === null) return false;
  const terraform = `aws_dms_${type
    .slice("AWS::DMS::".length)
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toLowerCase()}.`;
  return (
    property.cfn.some((path) => path.startsWith(`${type}.`)) ||
    property.terraform.some((path) => path.startsWith(terraform)) ||
    // Some roles are given through the API alone.
    uses.some((use) => use.roleProp === property.id && use.resourceTypes.includes(type))
  );
}

/** https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const suffixes: Readonly<Record<string, string>> = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
  "aws-iso": "c2s.ic.gov",
  "aws-iso-b": "sc2s.sgov.gov",
  "aws-iso-e": "cloud.adc-e.uk",
  "aws-iso-f": "csp.hci.ic.gov",
  "aws-eusc": "amazonaws.eu",
};

export function partitionsOf(facts: Facts): readonly Partition[] {
  const known = new Map(facts.partitions.map((one) => [one.partition, one]));
  return Object.entries(suffixes).map(([name, dnsSuffix]) => ({
    name,
    dnsSuffix,
    globalPrincipal: known.get(name)?.globalPrincipal ?? `dms.${dnsSuffix}`,
    regionalPrincipals: known.get(name)?.regionalPrincipal ?? [],
  }));
}
