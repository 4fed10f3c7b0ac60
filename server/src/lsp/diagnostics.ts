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
export const diagnosticsOf = async (lint: Lint | undefined, texts: Texts): Promise<Diagnostic[]> =>
  lint ? Promise.all(shownFindings(lint).map((finding) => diagnosticOf(finding, lint.document, texts))) : [];

const diagnosticOf = async (finding: Finding, document: TextDocument, texts: Texts): Promise<Diagnostic> => {
  const related = await Promise.all(finding.related.map((one) => relatedOf(one, document, texts)));
  const relatedInformation = related.filter((one) => one !== undefined);
  return {
    range: rangeOf(document, finding.at),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: finding.url },
    source: 'plimsoll',
    message: finding.message,
    ...(relatedInformation.length > 0 && { relatedInformation }),
    data: { at: finding.at, also: finding.data.also },
  };
};

const relatedOf = async (related: Related, document: TextDocument, texts: Texts): Promise<DiagnosticRelatedInformation | undefined> => {
  const target = related.path === undefined ? document : await texts.read(related.path);
  return target && { location: { uri: target.uri, range: rangeOf(target, related.span) }, message: related.message };
};
