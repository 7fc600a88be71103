import { settingKeyOf } from "../../dms/index.js";
import { plainText } from "../../iam/index.js";
import type { DmsResource, Property } from "../../model/index.js";
import { asLiteral, asText, literalOf, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { capital, nameOf } from "../shared/messages/names.js";
import { openAttributes } from "../shared/settings/open-attributes.js";
import { isThere, writtenSetting } from "../shared/settings/written-setting.js";

type S3Message = "endpointKey" | "modeWithoutKey" | "catalogOnSource";
type Item = "use" | "property" | "keySetting" | "modeSetting";
type Edit = Suggestion<"useKey"> | Suggestion<"removeSetting", "setting">;

/** Reports settings of an S3 endpoint that have no effect. */
export function checkS3(context: RuleContext<Report<S3Message, Item, Edit>>, endpoint: DmsResource): void {
  const { address, properties } = endpoint;
  const data = { use: capital(nameOf(endpoint)), ...namesIn(endpoint) };
  const engine = properties.get("endpoint.engineName");
  const report = (messageId: S3Message, node: Property, by: Property | undefined, suggest: readonly Edit[]): void => {
    const restsOn = [node, engine, by].filter((one) => one !== undefined);
    context.report({ node, address, messageId, data, restsOn, suggest });
  };
  const endpointKey = properties.get("endpoint.kmsKey");
  const objectKey = properties.get("s3.kmsKey");
  const mode = properties.get("s3.encryptionMode");
  const type = properties.get("endpoint.endpointType");
  const side = asLiteral(type?.value)?.toLowerCase();
  // If the setting that works is there too, the endpoint's key is intended or harmless.
  if (endpointKey && isGiven(endpoint, endpointKey) && !objectKey && !mode && side === "target") {
    report("endpointKey", endpointKey, type, [
      ...withKeyInPlace(context, endpoint, endpointKey),
      ...without(context, endpoint, endpointKey),
    ]);
  }
  const isOtherMode =
    (!mode && openAttributes(endpoint) === undefined) || /^sse[-_]s3$/i.test(asLiteral(mode?.value) ?? "");
  if (objectKey && isGiven(endpoint, objectKey) && isOtherMode) {
    report("modeWithoutKey", objectKey, mode, isWritten(mode) ? keySuggestions(context, endpoint, objectKey) : []);
  }
  const catalog = properties.get("s3.glueCatalogGeneration");
  if (catalog && side === "source" && asLiteral(catalog.value)?.toLowerCase() === "true") {
    report("catalogOnSource", catalog, type, isWritten(type) ? without(context, endpoint, catalog) : []);
  }
}

function namesIn({ resource }: DmsResource): Readonly<Record<"property" | "keySetting" | "modeSetting", string>> {
  return {
    property: settingKeyOf(resource, "endpoint.kmsKey"),
    keySetting: settingKeyOf(resource, "s3.kmsKey"),
    modeSetting: settingKeyOf(resource, "s3.encryptionMode"),
  };
}

function isGiven(endpoint: DmsResource, property: Property): boolean {
  const text = isThere(endpoint, property) ? asText(property.value) : undefined;
  return text !== undefined && literalOf(text) !== "";
}

/** Whether the property is absent or written literally. A default can have another value in another deployment. */
function isWritten(property: Property | undefined): boolean {
  return asText(property?.value)?.parts.every(({ origin }) => origin.from === "written") ?? true;
}

function without({ template }: RuleContext, endpoint: DmsResource, property: Property): readonly Edit[] {
  const found = writtenSetting(template, endpoint, property);
  if (!found) return [];
  const { holder, entry } = found;
  const data = { setting: entry.key.text };
  return [{ messageId: "removeSetting", data, fix: (fixer) => fixer.remove(holder, [entry]) }];
}

/** Moves the endpoint's key to the S3 settings, next to the name of the bucket. S3 endpoints read the key there. */
function withKeyInPlace(context: RuleContext, endpoint: DmsResource, key: Property): readonly Edit[] {
  const { properties } = endpoint;
  const bucket = properties.get("s3.bucketName");
  const settings = bucket && writtenSetting(context.template, endpoint, bucket)?.holder;
  const written = writtenSetting(context.template, endpoint, key);
  const text = asText(key.value);
  if (!settings || !written || !text || openAttributes(endpoint) !== undefined) return [];
  const { keySetting, modeSetting } = namesIn(endpoint);
  const fix: Suggestion["fix"] = (fixer) => [
    fixer.setProperty(settings, modeSetting, kms),
    fixer.setProperty(settings, keySetting, text),
    fixer.remove(written.holder, [written.entry]),
  ];
  return [{ messageId: "useKey", fix }];
}

/** Suggests the encryption mode that uses the key, or the removal of the key. */
function keySuggestions(context: RuleContext, endpoint: DmsResource, key: Property): readonly Edit[] {
  const mode = endpoint.properties.get("s3.encryptionMode");
  const written = writtenSetting(context.template, endpoint, key);
  const holderOfMode = mode ? writtenSetting(context.template, endpoint, mode)?.holder : written?.holder;
  if (!written || holderOfMode !== written.holder) return [];
  const { modeSetting } = namesIn(endpoint);
  const fix: Suggestion["fix"] = (fixer) => fixer.setProperty(written.holder, modeSetting, kms);
  return [{ messageId: "useKey", fix }, ...without(context, endpoint, key)];
}

/** As the documentation and Terraform write it. */
const kms = plainText("SSE_KMS");
