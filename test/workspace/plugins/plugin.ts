import { existsSync } from "node:fs";
import { join } from "node:path";

/** A plugin with the rule `NAME/rule`, which reports each template. Loading it writes the file `NAME.ran` beside it. */
export function plugin(name: string): string {
  return `import { writeFileSync } from "node:fs";
writeFileSync(new URL("./${name}.ran", import.meta.url), "");
export default { name: "${name}", rules: [{
  name: "${name}/rule",
  meta: { type: "problem", docs: { description: "report" }, messages: { found: "Reported." } },
  create: (context) => ({
    Template: (template) => context.report({ node: template.documents[0].document, address: "", messageId: "found" }),
  }),
}] };
`;
}

/** A config that names the plugin beside it and turns its rule on. */
export function configOf(name: string): string {
  return `plugins: [./${name}.mjs]\nrules: { ${name}/rule: error }\n`;
}

/** The files of a plugin and its config in a folder. */
export function pluginIn(folder: string, name = "ours"): Readonly<Record<string, string>> {
  return {
    [join(folder, "dmslint.config.yaml")]: configOf(name),
    [join(folder, `${name}.mjs`)]: plugin(name),
  };
}

export function hasRun(folder: string, name = "ours"): boolean {
  return existsSync(join(folder, `${name}.ran`));
}
