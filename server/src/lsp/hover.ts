import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../engine/model.ts';
import type { Dossier, Sighting } from '../insight/dossier.ts';
import { inWords } from '../insight/wording.ts';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { guarded } from './guarded.ts';
import { shownFindings } from './lints.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** Answers what is known of what stands under the pointer. */
export const offerHover = (session: Session): void => {
  const guard = { name: 'hover', neutral: null, log: session.host.log };
  session.connection.onHover(guarded<HoverParams, Hover | null>(guard, (params) => hoverAt(session, params)));
};

const hoverAt = async ({ lints, linter, client }: Session, { textDocument, position }: HoverParams): Promise<Hover | null> => {
  const lint = await lints.of(textDocument.uri);
  if (!lint) return null;
  const { document, request } = lint;
  const offset = document.offsetAt(position);
  const sighting = await linter.sightingAt(request, offset);
  const findings = shownFindings(lint).filter(({ at }) => at.start <= offset && offset <= at.end);
  const parts = [...(sighting ? [sightingText(sighting)] : []), ...findings.map((finding) => ruleText(finding, linter.rules))];
  const at = smallest([...(sighting ? [sighting.at] : []), ...findings.map((finding) => finding.at)]);
  if (!at) return null;
  const kind = client.hover === 'markdown' ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: parts.join('\n\n---\n\n') }, range: rangeOf(document, at) };
};

const sightingText = ({ dossier, unresolved }: Sighting): string =>
  dossier ? dossierText(dossier) : `Which image this is depends on ${unresolved.map(code).join(', ') || 'what is not known here'}.`;

/** The verdict first, for those who have it read aloud. */
const dossierText = (dossier: Dossier): string => {
  const [verdict = '', ...details] = inWords(dossier);
  const { reference, links, asOf } = dossier;
  const list = details.map((line) => `- ${line}`).join('\n');
  const sources = links.map(({ title, url }) => `[${title}](${url})`).join(' · ');
  const facts = asOf === undefined ? [] : [`Facts of ${asOf}`];
  const foot = [code(reference), ...facts, ...(sources === '' ? [] : [sources])].join(' · ');
  return [verdict, ...(list === '' ? [] : [list]), foot].join('\n\n');
};

const ruleText = ({ rule: id, severity, url }: Finding, rules: readonly Rule[]): string => {
  const rule = rules.find((one) => one.id === id);
  const lines = [`**${id}** (${severity}): ${rule?.summary ?? ''}`.replace(/: $/, '')];
  if (rule) lines.push(rule.why);
  lines.push(`[About this rule](${url}). To ignore it here, put ${code(`# plimsoll ignore=${id}`)} above the instruction.`);
  return lines.join('\n\n');
};

/** Code in Markdown; text from a document may hold backticks. */
const code = (text: string): string => {
  const fence = '`'.repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const gap = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${text.replaceAll(/\s+/g, ' ')}${gap}${fence}`;
};

const smallest = (spans: readonly Span[]): Span | undefined => spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
