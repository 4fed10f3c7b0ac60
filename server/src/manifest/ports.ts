/** Ports of a container that are reached at an address of the machine. */
export interface PublishedPorts {
  readonly first: number;
  readonly last: number;
  /** Empty for all addresses. */
  readonly address: string;
}

const SHORT = /^(?:(?<outside>.*):)?(?<first>\d+)(?:-(?<last>\d+))?(?:\/tcp)?$/s;
const OUTSIDE = /^(?:(?<address>\[[^\]]*\]|[^:[\]]*):)?(?:\d+(?:-\d+)?)?$/;

/** `[ADDRESS:][PORT:]PORT`; `undefined` where it is not known at which address, and for what is no TCP. */
export const readShortPort = (text: string): PublishedPorts | undefined => {
  const { outside = '', first, last } = SHORT.exec(text.trim())?.groups ?? {};
  const groups = OUTSIDE.exec(outside)?.groups;
  if (first === undefined || !groups) return undefined;
  const { address = '' } = groups;
  return address.includes('$') ? undefined : { first: Number(first), last: Number(last ?? first), address };
};
