/** Who asks, as far as the scenario knows. */
export interface Caller {
  /** The identity's name. */
  readonly name: string;
  readonly roles: readonly string[];
}

/** Somebody a scenario lets in. */
export interface Identity {
  readonly name: string;
  /** Password for Basic; the user name is the identity's name. */
  readonly password: string | undefined;
  readonly roles: readonly string[];
}

/** Who may log in, and with what. */
export interface Credentials {
  readonly identities: readonly Identity[];
  /** The key that signs bearer tokens (HS256), if the scenario takes them; any token signed with it is believed. */
  readonly bearer: { readonly key: Uint8Array; readonly rolesClaim: string } | undefined;
}
