import type { Operation } from "../../../../contract/model/contract.ts";
import type { Member, ObjectType } from "../../../../contract/model/type.ts";

const known = new WeakMap<Operation, ObjectType>();

/** The request DTO of an operation as a type: its parameters are the members (headers are read by nobody). */
export function requestDto(operation: Operation): ObjectType {
  const made = known.get(operation) ?? makeDto(operation);
  known.set(operation, made);
  return made;
}

function makeDto(operation: Operation): ObjectType {
  const members: Member[] = operation.parameters
    .filter((parameter) => parameter.in !== "header")
    .map(({ name, required, slot }) => ({ key: name, name, verbatim: false, order: undefined, required, slot }));
  return {
    kind: "object",
    name: operation.request,
    namespace: operation.namespace,
    dataContract: false,
    base: undefined,
    members,
    all: members,
    rest: undefined,
  };
}

/** The name of a DTO's class in the host's code, as messages have it: its namespace is the end of the XML one. */
export function className(type: { readonly name: string; readonly namespace: string }): string {
  const prefix = "http://schemas.datacontract.org/2004/07/";
  return type.namespace.startsWith(prefix) ? `${type.namespace.slice(prefix.length)}.${type.name}` : type.name;
}
