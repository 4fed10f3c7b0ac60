/** All that both Node and a web worker offer and that this code may use; see docs/architecture.md. */
interface URL {
  readonly origin: string;
  readonly username: string;
  readonly password: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly href: string;
}
declare const URL: {
  new (url: string, base?: string): URL;
  canParse(url: string, base?: string): boolean;
};
declare function setTimeout(callback: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
interface TextDecoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: { new (encoding?: string, options?: { fatal?: boolean }): TextDecoder };
interface TextEncoder {
  encode(text: string): Uint8Array;
}
declare const TextEncoder: { new (): TextEncoder };
declare function btoa(binary: string): string;
declare const performance: { now(): number };
