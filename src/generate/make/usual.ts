/** How deep objects and lists are made within each other; what lies deeper is there only if it has to be. */
export const deepest = 4;
/** One in ten of what may be absent or null is. */
export const leftOut = 0.1;
/** From this depth on, what holds nothing is preferred where there is a choice. */
export const nestedUpTo = 2;
