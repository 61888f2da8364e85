/** A place in a document as the host's reader counts: bytes of a line, from 1. */
export class XmlPlace {
  readonly line: number;
  readonly position: number;

  constructor(line: number, position: number) {
    this.line = line;
    this.position = position;
  }

  /** The place behind a piece that begins here. */
  after(piece: string): XmlPlace {
    const lines = piece.split("\n");
    const last = Buffer.byteLength(lines.at(-1) ?? "");
    return lines.length === 1
      ? new XmlPlace(this.line, this.position + last)
      : new XmlPlace(this.line + lines.length - 1, last + 1);
  }

  /** The last character of such a piece. */
  before(piece: string): XmlPlace {
    const { line, position } = this.after(piece);
    return new XmlPlace(line, position - 1);
  }

  /** ` Line 1, position 7.`, as the end of a message. */
  get sentence(): string {
    return ` Line ${String(this.line)}, position ${String(this.position)}.`;
  }

  /** `Error in line 1 position 7.`, as the beginning of one. */
  get error(): string {
    return `Error in line ${String(this.line)} position ${String(this.position)}.`;
  }
}
