/** A parameter that is called after a member of an object, `filter[status]`, in its two parts; undefined: it is called otherwise. */
export function memberInName(name: string): { readonly outer: string; readonly member: string } | undefined {
  const [, outer, member] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
  return outer === undefined || member === undefined ? undefined : { outer, member };
}
