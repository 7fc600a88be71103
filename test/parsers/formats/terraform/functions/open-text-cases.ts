import type { FunctionCase } from "./function-cases.js";

/** Functions of texts of which a part is not known. */
export const openTextCases: readonly FunctionCase[] = [
  // If it were empty, Terraform would stop.
  ['coalesce(null, var.unset, "")', "?variable unset has no value"],
  ['"${coalesce("", var.unset)}-x"', "${var.unset}-x"],
  ['trimspace(" a-${var.unset}-b\\n ")', "a-${var.unset}-b"],
  ['trimspace("${data.aws_region.here.name} \\n${" "}")', "${region}"],
  ['trimspace("a-${var.unset}")', "?variable unset has no value"],
  ['chomp("${var.unset}/*\\n")', "${var.unset}/*"],
  ['chomp("/${var.unset}\\n")', "?variable unset has no value"],
  ['format("%s", chomp(tostring(jsonencode({ a = 1 }))))', '{"a":1}'],
  ['replace("a/B/B", "B", var.unset)', "a/${var.unset}/${var.unset}"],
  ['replace("B-${data.aws_region.here.name}", "B", var.unset)', "${var.unset}-${region}"],
  // The word may begin in one part of the text and end in the next one.
  ['replace("${data.aws_region.here.name}-A${"B"}C", "ABC", var.unset)', "${region}-${var.unset}"],
  // The word may stand in what is not known, or begin there.
  ['replace("b-${data.aws_region.here.name}", "b", var.unset)', "?the region is not known"],
  ['replace("-a/${data.aws_region.here.name}", "a/", var.unset)', "?the region is not known"],
  ['replace("aa", "/a/", var.unset)', "?variable unset has no value"],
  ['replace("aa", "", var.unset)', "?variable unset has no value"],
  ['setunion(["b-${var.unset}"], ["a"], ["a"])', ["b-${var.unset}", "a"]],
  ['setunion(["a"], var.unset)', "?variable unset has no value"],
];
