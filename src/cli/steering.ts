import { controlPath } from "../serve/http/control/control-path.ts";
import { isLoopback } from "../serve/http/control/own-origin.ts";

/** Whether the control interface answers, and a line about it. */
export interface Steering {
  readonly on: boolean;
  /** Empty where nobody else reaches it, or a person has turned it off. */
  readonly warning: string;
}

/**
 * Whether a stand-in may be changed while it runs: by this machine alone, unless somebody says otherwise.
 * @param host the address that it listens at
 * @param asked `--control` or `--no-control`; undefined: neither
 */
export function steering(host: string, asked: boolean | undefined): Steering {
  const on = asked ?? isLoopback(host);
  if (asked === false || isLoopback(host)) return { on, warning: "" };
  const warning = on
    ? `warning: whoever reaches ${host} can change this stand-in under ${controlPath}/`
    : `warning: others can reach ${host}, so ${controlPath}/ is off; --control turns it on, --no-control silences this`;
  return { on, warning: `${warning}\n` };
}
