/** A JSON Schema as data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schemas of the facts that people can add to. */
export interface RequirementSchemas {
  readonly common: JsonSchema;
  readonly roleUses: JsonSchema;
  readonly callerNeeds: JsonSchema;
}

/** Loads the schemas. Only a run with requirements of the user's own needs them. */
export async function loadRequirementSchemas(): Promise<RequirementSchemas> {
  const [common, roleUses, callerNeeds] = await Promise.all([
    import("./schema/common.json", { with: { type: "json" } }),
    import("./schema/role-uses.json", { with: { type: "json" } }),
    import("./schema/caller-needs.json", { with: { type: "json" } }),
  ]);
  return { common: common.default, roleUses: roleUses.default, callerNeeds: callerNeeds.default };
}
