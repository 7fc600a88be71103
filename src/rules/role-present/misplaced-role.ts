import { settingOf } from "../../dms/index.js";
import { dmsProperties } from "../../knowledge/index.js";
import type { DmsResource, Resource } from "../../model/index.js";
import {
  asLiteral,
  asText,
  member,
  type Entry,
  type Report,
  type RuleContext,
  type Suggestion,
} from "../../rule-kit/index.js";
import { given } from "./credentials.js";
import { nameOf } from "../shared/messages/names.js";
import { openAttributes } from "../shared/settings/open-attributes.js";
import { isSoleInstance } from "../shared/settings/written-setting.js";

type Move = Suggestion<"removeSettings", "settings"> | Suggestion<"moveRole", "setting">;

/** Reports a role among the properties of an endpoint itself. Terraform has such an argument, for DynamoDB. */
export function checkRolePlace(
  context: RuleContext<Report<"wrongPlace", "property" | "type" | "use", Move>>,
  endpoint: DmsResource,
): void {
  const { address, resource } = endpoint;
  const misplaced = resource.settings.get("misplacedRole");
  const entry = resource.properties.entries.find(({ key }) => key.text === misplaced?.path);
  if (!entry) return;
  const suggestion = isSoleInstance(context.template, resource) ? inItsPlace(endpoint, entry) : undefined;
  const suggest = suggestion ? [suggestion] : [];
  context.report({
    node: entry,
    address,
    messageId: "wrongPlace",
    data: { use: nameOf(endpoint), property: entry.key.text, type: resource.type },
    suggest,
  });
}

/** Moves the role to the settings of the engine; removes it if these already name a role or cannot. */
function inItsPlace(endpoint: DmsResource, entry: Entry): Move | undefined {
  const { properties, resource } = endpoint;
  const engine = asLiteral(properties.get("endpoint.engineName")?.value)?.toLowerCase();
  if (engine === undefined || openAttributes(endpoint) !== undefined) return undefined;
  const id = rolePropertyOf(engine);
  const isSpare = id === undefined ? !lacksSecretRole(endpoint) : given(properties.get(id)) !== undefined;
  if (isSpare) {
    const data = { settings: [entry.key.text] };
    return { messageId: "removeSettings", data, fix: (fixer) => fixer.remove(resource.properties, [entry]) };
  }
  return id === undefined || properties.has(id) ? undefined : moved(resource, entry, settingOf(resource, id));
}

function moved({ properties }: Resource, entry: Entry, setting = ""): Move | undefined {
  const [section = "", key = ""] = setting.split(".");
  const settings = member(properties, section);
  const role = asText(entry.value);
  if (settings?.kind !== "mapping" || !role) return undefined;
  return {
    messageId: "moveRole",
    data: { setting },
    fix: (fixer) => [fixer.setProperty(settings, key, role), fixer.remove(properties, [entry])],
  };
}

/** The property for the role of an engine. The extra connection attribute for the role sets the same property. */
function rolePropertyOf(engine: string): string | undefined {
  return dmsProperties.find(({ attributes = [] }) =>
    attributes.some(({ name, engines = [] }) => name === "serviceaccessrolearn" && engines.includes(engine)),
  )?.id;
}

/** Whether the endpoint has a secret but no role for it. Then the misplaced role may be intended for the secret. */
function lacksSecretRole({ properties }: DmsResource): boolean {
  return properties.has("secret.secretId") && !properties.has("secret.roleArn");
}
