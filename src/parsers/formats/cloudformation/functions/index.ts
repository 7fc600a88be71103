import { notKnown } from "../values/unknowns.js";
import { findInMap } from "./find-in-map.js";
import type { IntrinsicFunction } from "../templates/function.js";
import { choose } from "./if.js";
import { importValue } from "./import-value.js";
import { length, select } from "./lists.js";
import { getAttribute, reference } from "./references.js";
import { substitution } from "./sub.js";
import { stackOutput } from "./stack-output.js";
import { join, split, toJsonString } from "./texts.js";

/** What only AWS can compute. */
function computed(what: string): IntrinsicFunction {
  return ({ node }) => notKnown(node, what);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html */
export const functions: ReadonlyMap<string, IntrinsicFunction> = new Map([
  ["Ref", reference],
  ["Fn::GetAtt", getAttribute],
  ["Fn::Sub", substitution],
  ["Fn::Join", join],
  ["Fn::Split", split],
  ["Fn::Select", select],
  ["Fn::FindInMap", findInMap],
  ["Fn::If", choose],
  ["Fn::ImportValue", importValue],
  ["Fn::ToJsonString", toJsonString],
  ["Fn::Length", length],
  ["Fn::Base64", computed("a string in Base64 is not read")],
  ["Fn::Cidr", computed("the blocks of Fn::Cidr are not computed")],
  ["Fn::GetAZs", computed("the availability zones are not known")],
  ["Fn::Transform", computed("the result of a macro is not known")],
  ["Fn::GetStackOutput", stackOutput],
]);
