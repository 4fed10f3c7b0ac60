import type { Download } from './model.ts';

/** How anybody on the way can change what comes: it goes over a plain scheme, or nobody looks whose certificate it is. */
export type Exposure = { readonly by: 'scheme'; readonly scheme: string } | { readonly by: 'certificate' };

const PLAIN = /^(http|ftp):/i;
const UNCHECKED: Readonly<Partial<Record<Download['by'], RegExp>>> = {
  curl: /^(?:--insecure|-[fgiJLOsSv#]*k[fgiJLOsSv#]*[oO]?)$/,
  wget: /^--no-check-certificate$/,
};

/** Whether anybody on the way can change what comes; `undefined` where only whoever serves it can. */
export const exposureOf = ({ url, by, use }: Download): Exposure | undefined => {
  const scheme = PLAIN.exec(url)?.[1];
  if (scheme !== undefined) return { by: 'scheme', scheme };
  const unchecked = UNCHECKED[by];
  return unchecked && use?.command.arguments.some(({ value }) => unchecked.test(value)) ? { by: 'certificate' } : undefined;
};
