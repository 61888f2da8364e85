import type { Type, UnionType } from "../../contract/model/type.ts";
import type { Value } from "../../contract/model/value.ts";
import { ReadError, type Remarks } from "../format.ts";

/**
 * Reads a value as the first choice of a union that names all of it, else as the first that can be read at all.
 * @param read starts at the same place each time
 * @throws {ReadError} that of the first choice, where none can be read
 */
export function readChoice(
  { choices }: UnionType,
  remarks: Remarks | undefined,
  read: (choice: Type, remarks: Remarks | undefined) => Value,
): Value {
  let readable: Type | undefined;
  let refused: ReadError | undefined;
  for (const choice of choices) {
    let unnamed = 0;
    try {
      const value = read(choice, () => (unnamed += 1));
      if (unnamed === 0) return value;
      readable ??= choice;
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      refused ??= error;
    }
  }
  if (readable !== undefined) return read(readable, remarks);
  throw refused ?? new ReadError("expected nothing", "");
}
