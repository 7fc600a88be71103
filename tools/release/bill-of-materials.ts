import type { ThirdParty } from "../licenses.js";

/** What npm calls a component of a bill of materials in CycloneDX. */
interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
  readonly scope?: string;
}

/** The parts of npm's bill of materials that are changed here. */
export interface BillOfMaterials {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * Makes npm's bill of materials of the repository into that of the package: npm lists what is installed for the
 * development, and here only the packages stay whose code or data is in the tarball. Fails if npm does not list one.
 */
export function packageBill(bill: BillOfMaterials, contained: readonly ThirdParty[]): BillOfMaterials {
  const components = contained.map(({ name, version }) => {
    const found = bill.components.find((one) => one.name === name && one.version === version);
    if (found === undefined) throw new Error(`npm sbom does not list ${name} ${version}`);
    return { ...found, scope: "required" };
  });
  const references = new Set(components.map((one) => one["bom-ref"]));
  const { component } = bill.metadata;
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...component, name: "dmslint" } },
    components,
    dependencies: [
      { ref: component["bom-ref"], dependsOn: [...references] },
      ...bill.dependencies
        .filter(({ ref }) => references.has(ref))
        .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => references.has(one)) })),
    ],
  };
}
