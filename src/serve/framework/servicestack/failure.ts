import type { FailureRule, Operation } from "../../../contract/model/contract.ts";
import { failure, type BindingFailure } from "./bind/binding.ts";

/** Why a request gets no value, before anybody spells it. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The message without what was sent, for the log; absent: nothing of it is in the message. */
  readonly logged?: string;
  /** The reason phrase; absent: the standard text of the status. */
  readonly reason?: string;
  readonly errors: readonly FieldError[];
  readonly meta?: ReadonlyMap<string, string>;
  /**
   * `service`: raised by an operation's own code, `validators`: by its validators; its own DTO wraps both, and a script sees
   * the status, of validators even unwrapped. `framework`: raised around it, `login`: by the check of who asks.
   */
  readonly origin: "service" | "validators" | "framework" | "login";
  /** Raised before there was a request DTO. */
  readonly isUnbound?: true;
}

export interface FieldError {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  /** The message without the value. */
  readonly logged?: string;
  readonly meta?: ReadonlyMap<string, string | null>;
}

/**
 * What an operation's own code throws. An argument's exception blames its parameter and says so in its message
 * (fixtures/recordings: errors).
 */
export function serviceFailure({ status, code, message, field }: FailureRule): Failure {
  const base = { status, code, reason: code, origin: "service" } as const;
  if (field === undefined) return { ...base, message, errors: [] };
  return { ...base, message: `${message} (Parameter '${field}')`, errors: [{ code, field, message }] };
}

/** What validators found: the first of them speaks for all. */
export function validationFailure(first: FieldError, errors: readonly FieldError[]): Failure {
  const { code, message, logged = message } = first;
  return { status: 400, code, message, logged, reason: code, errors, origin: "validators" };
}

/** What the framework throws around a service. */
export function raised({ status, code, message, errors }: BindingFailure): Failure {
  return { status, code, message, errors, origin: "framework" };
}

/** Text that does not become a request DTO. */
export function bindingFailure(found: BindingFailure): Failure {
  const { code, message } = found;
  // What was sent stands in quotes, or behind a colon.
  const [words = "", ...sent] = message.split(/['":]/);
  const logged = sent.length === 0 ? message : `${code}: ${words.trim()} …`;
  return { isUnbound: true, logged, ...raised(found) };
}

/** A predefined route to an operation that does not exist. */
export const unknownOperation: Failure = {
  status: 405,
  code: "NotImplementedException",
  message: "The operation does not exist for this service",
  errors: [],
  origin: "framework",
};

/** What the framework trips over where a name or a list is missing. */
export const nullReference: Failure = {
  status: 500,
  code: "NullReferenceException",
  message: "Object reference not set to an instance of an object.",
  errors: [],
  origin: "framework",
};

/** A predefined route to a service that has no method for the verb; of one without a letter the framework cannot even say so. */
export function verbMissing({ request, service = `${request}Service` }: Operation, method: string): Failure {
  if (method === "") return raised(failure("ArgumentOutOfRangeException", noLetter));
  const verb = method.slice(0, 1) + method.slice(1).toLowerCase();
  return {
    status: 405,
    code: "NotImplementedException",
    message: `Could not find method named ${verb}(${request}) or Any(${request}) on Service ${service}`,
    errors: [],
    origin: "framework",
  };
}

const noLetter = "Index and length must refer to a location within the string. (Parameter 'length')";

/** An operation whose schema nothing was found for. */
export function unservable({ place, why }: { readonly place: string; readonly why: string }): Failure {
  return { status: 501, code: "NotImplementedException", message: `${place}: ${why}`, errors: [], origin: "framework" };
}
