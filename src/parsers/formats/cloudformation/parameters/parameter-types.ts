import type { Shape } from "../../../../tree/index.js";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html#parameters-section-structure-properties-type */
export function isListType(type: string): boolean {
  return type === "CommaDelimitedList" || type.startsWith("List<");
}

/** Its text is the name of the place where the value is stored. */
export function isStoredType(type: string): boolean {
  return type.startsWith("AWS::SSM::Parameter::Value");
}

/** Ids contain no colons and no slashes. */
export function shapeOf(type: string): Shape {
  if (type === "Number") return "number";
  return /^AWS::(?!SSM::)[\w:]+(?:::Id|KeyName|Name)$/.test(type) ? "segment" : "any";
}
