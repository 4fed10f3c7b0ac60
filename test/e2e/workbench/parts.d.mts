export interface Parts {
  readonly found: true;
  readonly node: string;
  readonly codeServer: string;
  readonly chromium: string;
}

export interface MissingParts {
  readonly found: false;
  readonly reason: string;
}

export declare const findParts: () => Parts | MissingParts;
