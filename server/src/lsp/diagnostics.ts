import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../engine/model.ts';
import type { Related, Severity } from '../rule.ts';
import { type Lint, shownFindings } from './lints.ts';
import { rangeOf, type Texts } from './texts.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** The findings of a document as the editor shows them; none when it is not linted. */
export const diagnosticsOf = async (lint: Lint | undefined, texts: Texts): Promise<Diagnostic[]> => {
  if (!lint) return [];
  const findings = shownFindings(lint);
  const documents = await documentsOf(findings, lint.document, texts);
  return findings.map((finding) => diagnosticOf(finding, documents));
};

/** The document itself, and the others that can be read of those that findings speak of, each read once. */
type Documents = ReadonlyMap<string | undefined, TextDocument>;

const documentsOf = async (findings: readonly Finding[], own: TextDocument, texts: Texts): Promise<Documents> => {
  const documents = new Map<string | undefined, TextDocument>([[undefined, own]]);
  const paths = new Set(findings.flatMap(({ related }) => related.flatMap(({ path }) => path ?? [])));
  for (const path of paths) {
    const document = await texts.read(path);
    if (document) documents.set(path, document);
  }
  return documents;
};

const diagnosticOf = (finding: Finding, documents: Documents): Diagnostic => {
  const relatedInformation = finding.related.flatMap((related) => relatedOf(related, documents));
  return {
    range: rangeOf(documents.get(undefined) as TextDocument, finding.at),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: finding.url },
    source: 'plimsoll',
    message: finding.message,
    ...(relatedInformation.length > 0 && { relatedInformation }),
    data: { at: finding.at, also: finding.data.also },
  };
};

const relatedOf = ({ path, span, message }: Related, documents: Documents): DiagnosticRelatedInformation[] => {
  const target = documents.get(path);
  return target ? [{ location: { uri: target.uri, range: rangeOf(target, span) }, message }] : [];
};
