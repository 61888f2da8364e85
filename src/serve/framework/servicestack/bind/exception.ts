/** The exceptions of the host's runtime that a refused text can end in; the name is what the answer calls `errorCode`. */
export type ExceptionName =
  | "FormatException"
  | "OverflowException"
  | "ArgumentException"
  | "ArgumentOutOfRangeException"
  | "IndexOutOfRangeException"
  | "SerializationException"
  | "UriFormatException"
  | "XmlException";

/** A text that the host cannot read: thrown by every reader of this folder, with the words the host would use. */
export class HostException extends Error {
  override readonly name: ExceptionName;

  constructor(name: ExceptionName, message: string) {
    super(message);
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
