import type { Attribute } from "../../document/declared.ts";
import type { WeighedOperation } from "../../weigh/weighed.ts";

type Access = Pick<WeighedOperation, "authenticated" | "anyRole" | "allRoles" | "permissions">;

const attributes = /^(?:Validate(?:Request|IsAuthenticated|IsAdmin|Has\w+)|Authenticate|Require[ds]\w*)$/;
const checks =
  /\b(?:Validate)?(IsAuthenticated|Authenticate|IsAdmin|Has(?:Any)?Roles?|Has(?:Any)?Permissions?|Required(?:Role|Permission)|RequiresAny(?:Role|Permission))\b(?:\(([^()]*)\))?/g;

/** Who may call, as the checks of a request say it: ``[ValidateRequest("HasRole(`clerk`)")]``, `[RequiredRole("clerk")]`. */
export function accessOf(given: readonly Attribute[], document: string): Access {
  const found = given.filter(({ name }) => attributes.test(name)).flatMap(checksOf);
  const [first] = found;
  if (first === undefined) return {};
  const named = (kind: RegExp): readonly string[] =>
    found.flatMap(({ check, names }) => (kind.test(check) ? names : []));
  const from = [{ document, line: first.line }];
  const fact = (value: readonly string[]): { value: readonly string[]; from: typeof from } => ({ value, from });
  const [all, any, permissions] = [named(/^(?:HasRole|RequiredRole|IsAdmin)/), named(/AnyRole/), named(/Permission/)];
  return {
    authenticated: { value: true, from },
    ...(all.length === 0 ? {} : { allRoles: fact(all) }),
    ...(any.length === 0 ? {} : { anyRole: fact(any) }),
    ...(permissions.length === 0 ? {} : { permissions: fact(permissions) }),
  };
}

function checksOf({ name, args, line }: Attribute): { check: string; names: string[]; line: number }[] {
  const values = [...args].filter(([key]) => key === "Validator" || /^\d+$/.test(key)).map(([, value]) => value);
  const text = name === "ValidateRequest" ? values.join(" ") : `${name}(${values.join(",")})`;
  return [...text.slice(0, 5000).matchAll(checks)].map(([, check = "", list = ""]) => {
    const names = list
      .split(",")
      .map((one) => one.replace(/^[\s[`'"′{]+|[\s\]`'"′}]+$/g, ""))
      .filter((one) => one !== "");
    return { check, names: check === "IsAdmin" ? ["Admin"] : names, line };
  });
}
