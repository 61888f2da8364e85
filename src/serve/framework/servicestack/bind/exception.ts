/** The status that an exception of the host's runtime ends in; its name is what the answer calls `errorCode`. */
const statuses = {
  FormatException: 400,
  OverflowException: 500,
  ArgumentException: 400,
  ArgumentNullException: 400,
  ArgumentOutOfRangeException: 400,
  IndexOutOfRangeException: 500,
  InvalidDataException: 500,
  IOException: 500,
  KeyNotFoundException: 500,
  NotSupportedException: 405,
  NullReferenceException: 500,
  SerializationException: 400,
  TokenException: 401,
  UriFormatException: 400,
  XmlException: 500,
  Exception: 500,
} as const;
export type ExceptionName = keyof typeof statuses;

/** The status of an answer that tells of an exception: what the framework takes for its own mistake is 500. */
export function statusOf(name: ExceptionName): number {
  return statuses[name];
}

/**
 * A text that the host cannot read: thrown by every reader of this folder, with the words the host would use. It is an answer and
 * no mistake of ours, so that it needs no stack, which would take a fifth of the answer's time.
 */
export class HostException extends Error {
  override readonly name: ExceptionName;

  constructor(name: ExceptionName, message: string) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = name;
  }
}

/** What the framework's own number and Guid readers say, whatever was wrong. */
export function badFormat(): HostException {
  return new HostException("FormatException", "Input string was not in a correct format.");
}

/** What the runtime's number readers say. */
export function badNumber(text: string): HostException {
  return new HostException("FormatException", `The input string '${text}' was not in a correct format.`);
}

/** A number that its type cannot hold; `type` with its article: `an Int32`, `a Decimal`. */
export function overflow(type: string): HostException {
  return new HostException("OverflowException", `Value was either too large or too small for ${type}.`);
}

/** A reader that ran over the end of its text. */
export function outOfBounds(): HostException {
  return new HostException("IndexOutOfRangeException", "Index was outside the bounds of the array.");
}

/** A reader that asked for a part of a text that is not there. */
export function outOfRange(): HostException {
  return new HostException("ArgumentOutOfRangeException", "Specified argument was out of the range of valid values.");
}
