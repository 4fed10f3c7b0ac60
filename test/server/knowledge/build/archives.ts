const BLOCK = 512;

/** `2026-11-20T12:00:00Z`. */
const MADE = 1795176000;

/** One file of a tar archive (ustar), its bytes as characters. */
const tarEntry = (name: string, content: string): string => {
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`;
  const before = `${name.padEnd(100, '\0')}${octal(0o644, 8)}${octal(0, 8)}${octal(0, 8)}${octal(content.length, 12)}${octal(MADE, 12)}`;
  const after = `0${'\0'.repeat(100)}ustar\x0000${'\0'.repeat(32)}${'\0'.repeat(32)}${octal(0, 8)}${octal(0, 8)}`;
  const header = (sum: string): string => `${before}${sum}${after}`.padEnd(BLOCK, '\0');
  const sum = [...header('        ')].reduce((total, char) => total + char.charCodeAt(0), 0);
  return header(`${sum.toString(8).padStart(6, '0')}\0 `) + content.padEnd(Math.ceil(content.length / BLOCK) * BLOCK, '\0');
};

/** What `APKINDEX.tar.gz` holds when it is unpacked: the signature, whose part has no end of its own, a description and the index. */
export const apkArchive = (index: string): string =>
  tarEntry('.SIGN.RSA.alpine-devel@lists.alpinelinux.org-6165ee59.rsa.pub', 's'.repeat(256)) +
  tarEntry('DESCRIPTION', 'v3.22.1-42-g0123456789a') +
  tarEntry('APKINDEX', index) +
  '\0'.repeat(2 * BLOCK);
