/** Texts that begin with a prefix and go on with so many letters and digits of ASCII, whichever they are. */
export interface Words {
  readonly prefix: string;
  readonly count: number;
}

/** Texts that are as this one is, but for their digits. */
export interface Digits {
  readonly digitsOf: string;
}
