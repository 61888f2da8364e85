/** A number of a document whose spelling says more than a JavaScript number keeps: `9007199254740993`, `1.50`, `-0`. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
