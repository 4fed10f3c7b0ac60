export const SUITES: readonly string[];
export const folderOf: (suite: string) => string;
export const stampOf: (suite: string) => string;
export const hasLists: (suite: string) => boolean;
export const optionsFor: (suite: string) => string[];
export const aptGet: (args: readonly string[], timeout: number) => { readonly status: number | null; readonly output: string } | undefined;
