import type { Contract, Operation } from "../../../contract/model/contract.ts";

/** The operations of each request DTO, by its name in small letters: what one name stands for on the predefined routes. */
export type Services = ReadonlyMap<string, readonly Operation[]>;

/** Sorts a contract's operations by the request that they take. */
export function servicesOf(contract: Contract): Services {
  const services = new Map<string, Operation[]>();
  for (const operation of contract.operations) {
    const name = operation.request.toLowerCase();
    services.set(name, [...(services.get(name) ?? []), operation]);
  }
  return services;
}

/**
 * Whether the service behind these operations has a method for the verb, whose case does not count. One with routes for
 * several verbs has one method for all of them, also for those it has no route for.
 */
export function hasMethod(operations: readonly Operation[], verb: string): boolean {
  return operations.length > 1 || operations.some(({ method }) => method === verb.toUpperCase());
}
