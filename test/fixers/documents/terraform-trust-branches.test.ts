import { trustDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { role } from "./terraform-trust-texts.js";

testEdits("a conditional of HCL: let services assume a role", "main.tf", [
  {
    name: "a service that a conditional chooses, whose branches are of one type",
    text:
      'variable "on" {\n  default = true\n}\n' +
      role(`
        jsonencode({
          Statement = [{
            Effect    = "Allow"
            Principal = { Service = var.on ? "ec2.amazonaws.com" : "rds.amazonaws.com" }
            Action    = "sts:AssumeRole"
          }{+, {
            Effect    = "Allow"
            Principal = { Service = "dms.amazonaws.com" }
            Action    = "sts:AssumeRole"
          }+}]
        })
      `),
    edit: trustDms,
  },
]);
