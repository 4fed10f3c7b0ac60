import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import onigurumaModule from 'vscode-oniguruma';
import textmateModule, { type IGrammar, type IOnigLib } from 'vscode-textmate';
import { STAND_INS } from './stand-ins.ts';

const { createOnigScanner, createOnigString, loadWASM } = onigurumaModule;
const { INITIAL, parseRawGrammar, Registry } = textmateModule;

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

export const SYNTAXES = new URL('../../syntaxes/', import.meta.url);

const OWN = new Map([
  ['dockerfile.plimsoll.injection', 'plimsoll.injection.tmLanguage.json'],
  ['dockerfile.plimsoll.continuation', 'plimsoll.continuation.tmLanguage.json'],
  ['dockerfile.plimsoll.continuation.backtick', 'plimsoll.backtick.tmLanguage.json'],
  ['dockerfile.plimsoll.shell', 'plimsoll.shell.tmLanguage.json'],
]);

const oniguruma = async (): Promise<IOnigLib> => {
  await loadWASM(readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')));
  return { createOnigScanner, createOnigString };
};

const source = (scopeName: string): string | undefined => {
  const file = OWN.get(scopeName);
  return file === undefined ? STAND_INS.get(scopeName) : readFileSync(new URL(file, SYNTAXES), 'utf8');
};

const registry = new Registry({
  onigLib: oniguruma(),
  loadGrammar: async (scopeName) => {
    const text = source(scopeName);
    return text === undefined ? undefined : parseRawGrammar(text, `${scopeName}.json`);
  },
  getInjections: (scopeName) => (scopeName === 'source.dockerfile' ? [...OWN.keys()] : undefined),
});

const dockerfile = async (): Promise<IGrammar> => {
  const grammar = await registry.loadGrammar('source.dockerfile');
  if (!grammar) throw new Error('the grammar of Dockerfiles did not load');
  return grammar;
};

/** The tokens of each line, as VS Code makes them: line by line, with the state of the line before. */
export const tokenize = async (text: string): Promise<Token[][]> => {
  const grammar = await dockerfile();
  let state = INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
};
