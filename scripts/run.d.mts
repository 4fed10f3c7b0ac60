export declare const ROOT: string;
export declare const run: (command: string, args: readonly string[], extra?: Readonly<Record<string, string>>) => number;
