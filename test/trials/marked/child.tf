variable "<<variable of the child:name>>" {}
output "<<output of the child:arn>>" { value = var.<<variable of the child:name>> }
