/** What stands where the sum is to be written. No sum looks like it, so that the build fails until somebody has filled it in. */
export const PLACEHOLDER = 'FILL-IN-THE-SHA256';

/** The command that compares a file with the sum that is to be filled in. */
export const sumCheck = (file: string): string => `echo "${PLACEHOLDER}  ${file}" | sha256sum -c -`;
