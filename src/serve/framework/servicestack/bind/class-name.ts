import { HostException } from "./exception.ts";
import { withNetBlanks } from "./white.ts";

/** The signs that a class name of .NET may have, those of its generic arguments and its assembly included. */
const possible = /^[\w.,+`[\]\s]+$/;

/** Whether a member says which class its object is of; one sign or nothing says nothing. */
export function namesClass(name: string, token: string): boolean {
  return token.length > 1 && name.toLowerCase() === "__type";
}

/**
 * The framework looks for the class that an object names and goes on without it where there is none, unless no class could
 * be called so (ServiceStack.Text's AssemblyUtils.FindType).
 * @throws {HostException} where the text cannot be the name of a class
 */
export function checkClassName(name: string): void {
  if (!possible.test(withNetBlanks(name)))
    throw new HostException("NotSupportedException", `Invalid Type Name: ${name}`);
}
