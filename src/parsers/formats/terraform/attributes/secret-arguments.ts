import { asLiteral } from "../../../../tree/index.js";
import { argumentOf } from "./resource-arguments.js";
import type { Instance } from "../modules/scope.js";

/** Names of arguments that providers mark as sensitive, whatever the resource. */
const secretName =
  /^(?:\w+_)?(?:password|client_secret|secret_string|secret_binary|secret_key|private_key|auth_token)$/;

/** Whether an argument of a resource is a secret: by its name, or the value of a parameter that is stored encrypted. */
export function isSecretArgument(instance: Instance, name: string): boolean {
  if (secretName.test(name)) return true;
  if (name !== "value") return false;
  return asLiteral(argumentOf(instance, "type")) === "SecureString";
}
