terraform {
  required_providers {
    <<provider:aws>> = { source = "<<namespace of a provider:hashicorp>>/aws" }
  }
}
variable "<<variable:bucket>>" {
  type    = <<type of a variable:string>>
  default = "<<default:orders>>"
}
locals {
  <<local:names>> = { <<key of a local:writer>> = "orders-writer", "<<quoted key of a local:reader>>" = "x" }
}
data "aws_iam_policy_document" "<<name of a document:write>>" {
  statement {
    <<argument of a statement:sid>> = "<<statement id:Write>>"
    effect    = "<<effect:Allow>>"
    actions   = ["<<service of an action:s3>>:<<action:PutObject>>", "<<whole action:s3:ListBucket>>"]
    resources = ["arn:aws:<<service of an ARN:s3>>:::${var.<<variable:bucket>>}/*", "<<whole resource:arn:aws:s3:::x>>"]
    condition {
      test     = "<<operator:StringEquals>>"
      variable = "<<condition key:aws:SourceAccount>>"
      values   = ["<<value:123456789012>>"]
    }
    <<block of a statement:principals>> {
      type        = "<<type of a principal:AWS>>"
      identifiers = ["<<principal:*>>"]
    }
  }
}
# dmslint-disable-next-line <<rule of a comment:role-trust>> -- it is known
resource "aws_iam_role" "<<label:writer>>" {
  name               = local.<<local:names>>.<<key of a local:writer>>
  <<argument:description>> = <<function:upper>>("writes")
  assume_role_policy = jsonencode({
    Version   = "<<version:2012-10-17>>"
    Statement = [{ <<key of a statement:Effect>> = "Allow", Principal = { "<<type of a trusted principal:Service>>" = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
  lifecycle { ignore_changes = [<<ignored argument:tags>>] }
}
resource "aws_iam_role_policy" "write" {
  role   = aws_iam_role.<<label:writer>>.<<attribute:name>>
  policy = data.aws_iam_policy_document.<<name of a document:write>>.json
}
resource "aws_dms_s3_endpoint" "target" {
  for_each                = toset(["<<key of an instance:a>>"])
  endpoint_id             = "orders-${<<object:each>>.value}"
  endpoint_type           = "<<kind of the endpoint:target>>"
  bucket_name             = var.<<variable:bucket>>
  service_access_role_arn = aws_iam_role.<<label:writer>>.arn
  <<argument of the endpoint:csv_delimiter>> = ","
  dynamic "<<dynamic block:timeouts>>" {
    for_each = [1]
    iterator = <<iterator:it>>
    content { create = <<iterator:it>>.value }
  }
}
resource "<<type:aws_sns_topic>>" "it" { name = "x" }
module "<<module:child>>" {
  source = "./<<folder of a module:child>>"
  <<argument of a module:name>> = aws_dms_s3_endpoint.target["<<key of an instance:a>>"].endpoint_arn
}
output "<<output:arn>>" { value = module.<<module:child>>.<<output of a module:arn>> }
<<block:check>> "<<label of a block:it>>" {}
