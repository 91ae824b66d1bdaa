/** Answers that a handler gives again while nothing changes: an entry may keep what it makes of them for the wire. */
export const remembered = new WeakSet<object>();
