/** Who asks, as far as the scenario knows. */
export interface Caller {
  /** The identity's name. */
  readonly name: string;
  readonly roles: readonly string[];
}
