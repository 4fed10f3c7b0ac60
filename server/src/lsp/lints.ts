import type { TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileReport, Finding } from '../engine/model.ts';
import { formOf, isJenkinsfile, isLeftoverName, isTemplate } from '../facts/file-names.ts';
import type { Host } from '../host.ts';
import type { Linter, LintRequest } from '../linter.ts';
import { nameOf } from '../text/paths.ts';
import { pathOf } from '../text/uris.ts';
import type { Configs } from './configs.ts';
import type { RegistryUse } from './registry-use.ts';

/** One version of a document with what was found in it. */
export interface Lint {
  /** The text that was linted; the editor's own document may have moved on. */
  readonly document: TextDocument;
  readonly request: LintRequest;
  readonly report: FileReport;
  /** Grows when anything but the text changes: configuration, settings, other files. */
  readonly round: number;
}

interface Slot {
  readonly version: number;
  readonly round: number;
  readonly lint: Promise<Lint | undefined>;
}

interface LintSources {
  readonly linter: Linter;
  readonly log: Host['log'];
  readonly configs: Configs;
  readonly registry: RegistryUse;
  readonly documents: TextDocuments<TextDocument>;
}

type Others = NonNullable<FileReport['others']>;

const NOTHING: Others = new Map();

/** What a manifest names and is linted with: a Dockerfile is none of these. */
const NAMED = /\.(?:ya?ml|env)$/;

/** Lints each version of an open document once, whoever asks. */
export class Lints {
  readonly #sources: LintSources;
  readonly #slots = new Map<string, Slot>();
  /** By the URI of an open document, the other files that its newest lint was made with. */
  readonly #beside = new Map<string, Others>();
  #round = 0;
  #isAgeTold = false;

  constructor(sources: LintSources) {
    this.#sources = sources;
  }

  /** The newest version's; `undefined` for what is not open, nothing of ours, a template of it, or turned off. */
  of(uri: string): Promise<Lint | undefined> {
    const document = this.#sources.documents.get(uri);
    if (!document || !isOurs(document)) return Promise.resolve(undefined);
    const known = this.#slots.get(uri);
    if (known?.version === document.version && known.round === this.#round) return known.lint;
    return this.#start(document);
  }

  /** What is found in a document as it stands, open or not, and not kept; `undefined` as for an open one. */
  async afresh(document: TextDocument): Promise<Lint | undefined> {
    return isLinted(document) ? this.#lint(document, this.#round) : undefined;
  }

  /** Whether nothing has changed since. */
  isCurrent({ document, round }: Lint): boolean {
    return round === this.#round && this.#sources.documents.get(document.uri)?.version === document.version;
  }

  /** Whether an open document was linted with another file, or rests on something that names one that may now be there. */
  restOn(path: string): boolean {
    const isNamed = (text: string): boolean => NAMED.test(path) && text.includes(nameOf(path));
    const documents = this.#sources.documents.all().filter(({ uri }) => pathOf(uri) !== path);
    return documents.some((document) => {
      const others = this.#beside.get(document.uri);
      return others?.has(path) || isNamed(document.getText()) || [...(others?.values() ?? [])].some(isNamed);
    });
  }

  /** Lints anew when next asked. */
  clear(): void {
    this.#round++;
    this.#slots.clear();
  }

  /** Forgets a closed document's. */
  forget(uri: string): void {
    this.#slots.delete(uri);
    this.#beside.delete(uri);
  }

  #start(open: TextDocument): Promise<Lint | undefined> {
    const document = TextDocument.create(open.uri, open.languageId, open.version, open.getText());
    const slot = { version: open.version, round: this.#round, lint: this.#lint(document, this.#round) };
    this.#slots.set(open.uri, slot);
    const isNewest = (): boolean => this.#slots.get(open.uri) === slot;
    slot.lint.then(
      (lint) => isNewest() && this.#beside.set(open.uri, lint?.report.others ?? NOTHING),
      () => isNewest() && this.#slots.delete(open.uri),
    );
    return slot.lint;
  }

  /** What a document is linted with; `undefined` for a template, or where it is turned off. */
  async requestFor(document: TextDocument): Promise<LintRequest | undefined> {
    const { uri } = document;
    const [loaded, lookUps] = await Promise.all([this.#sources.configs.of(uri), this.#sources.registry.sourceFor(uri)]);
    if (!loaded || isDockerfileTemplate(document)) return undefined;
    const unsaved = (path: string): string | undefined => this.#openAt(path)?.getText();
    const known = { ...loaded, unsaved, ...(lookUps && { lookUps }) };
    return { ...known, path: pathOf(uri), text: document.getText(), scope: 'workspace' };
  }

  async #lint(document: TextDocument, round: number): Promise<Lint | undefined> {
    const request = await this.requestFor(document);
    if (!request) return undefined;
    const report = await this.#sources.linter.lint(request);
    await this.#tellAge();
    return { document, request, report, round };
  }

  #openAt(path: string): TextDocument | undefined {
    return this.#sources.documents.all().find(({ uri }) => pathOf(uri) === path);
  }

  /** Once, as soon as old tables have been used. */
  async #tellAge(): Promise<void> {
    const note = this.#isAgeTold ? undefined : await this.#sources.linter.oldKnowledge();
    if (note === undefined || this.#isAgeTold) return;
    this.#isAgeTold = true;
    this.#sources.log('warn', `${note[0]?.toUpperCase()}${note.slice(1)}`);
  }
}

/** The findings that are shown. */
export const shownFindings = ({ report }: Lint): readonly Finding[] => report.findings.filter(({ suppressed }) => suppressed === undefined);

/** Whether a document is linted, if its settings do not say otherwise. */
export const isLinted = (document: TextDocument): boolean => isOurs(document) && !isDockerfileTemplate(document);

/** An editor's language may come from a pattern such as `Dockerfile.*`, which ignore files and templates fit too. */
const isOurs = (document: TextDocument): boolean => {
  const path = pathOf(document.uri);
  if (isJenkinsfile(path)) return true;
  return formOf(path, document.getText()) !== undefined || (document.languageId === 'dockerfile' && !isLeftoverName(nameOf(path)));
};

/** As on the command line, which leaves out the templates that it finds; those of manifests are told apart when they are read. */
const isDockerfileTemplate = (document: TextDocument): boolean => {
  const text = document.getText();
  const path = pathOf(document.uri);
  return !isJenkinsfile(path) && isTemplate(text) && (formOf(path, text) ?? 'dockerfile') === 'dockerfile';
};
