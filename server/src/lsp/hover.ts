import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import type { Finding } from '../engine/model.ts';
import { registryName } from '../image/registry-name.ts';
import type { Dossier, Sighting } from '../insight/dossier.ts';
import { AGE_UNKNOWN, inWords } from '../insight/wording.ts';
import type { Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { ASK, type ImageInDocument } from './ask-registry.ts';
import { askedImageOf } from './asked-image.ts';
import { guarded } from './guarded.ts';
import { hoveredLinks } from './hovered-links.ts';
import { commentMark } from './ignore-edits.ts';
import { type Lint, shownFindings } from './lints.ts';
import { asMarkdown, code, commandLink } from './markdown.ts';
import { refusalOf } from './permission.ts';
import type { Session } from './session.ts';
import { rangeOf } from './texts.ts';

/** Answers what is known of what stands under the pointer. */
export const offerHover = (session: Session): void => {
  const guard = { name: 'hover', neutral: null, log: session.host.log };
  session.connection.onHover(guarded<HoverParams, Hover | null>(guard, (params) => hoverAt(session, params)));
};

const hoverAt = async (session: Session, { textDocument, position }: HoverParams): Promise<Hover | null> => {
  const { lints, linter, client } = session;
  const lint = await lints.of(textDocument.uri);
  if (!lint) return null;
  const { document, request } = lint;
  const offset = document.offsetAt(position);
  const sighting = await linter.sightingAt(request, offset);
  const findings = shownFindings(lint).filter(({ at }) => at.start <= offset && offset <= at.end);
  const about = sighting ? [await sightingText(session, document.uri, sighting)] : [];
  const links = await hoveredLinks(session, lint, { offset, on: sighting ? 'image' : 'other' });
  const parts = [...about, ...links.parts, ...(await rulesText(session, lint, findings))];
  const at = smallest([sighting?.at ?? [], links.at ?? [], findings.map((finding) => finding.at)].flat());
  if (!at) return null;
  const kind = client.hover === 'markdown' ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: parts.join('\n\n---\n\n') }, range: rangeOf(document, at) };
};

const sightingText = async (session: Session, uri: string, sighting: Sighting): Promise<string> => {
  const { dossier, unresolved } = sighting;
  if (!dossier) return `Which image this is depends on ${unresolved.map(code).join(', ') || 'what is not known here'}.`;
  const sentences = inWords(dossier);
  const more = sentences.includes(AGE_UNKNOWN) ? await whoKnows(session, uri, sighting) : undefined;
  return dossierText(dossier, session.client.hover === 'markdown' ? sentences.map(asMarkdown) : sentences, more);
};

/** The verdict first, for those who have it read aloud. */
const dossierText = ({ reference, links, asOf }: Dossier, sentences: readonly string[], more: string | undefined): string => {
  const [verdict = '', ...details] = sentences;
  const list = details.map((line) => `- ${line}`).join('\n');
  const sources = links.map(({ title, url }) => `[${title}](${url})`).join(' · ');
  const facts = asOf === undefined ? [] : [`Facts of ${asOf}`];
  const foot = [code(reference), ...facts, ...(sources === '' ? [] : [sources])].join(' · ');
  return [verdict, ...(list === '' ? [] : [list]), ...(more === undefined ? [] : [more]), foot].join('\n\n');
};

/** Who could tell what facts do not hold: a link to ask, or why there is none. */
const whoKnows = async ({ registry, client }: Session, uri: string, sighting: Sighting): Promise<string | undefined> => {
  const state = await registry.stateOf(uri);
  const image = askedImageOf(sighting);
  if (state === 'out-of-reach') return refusalOf(state);
  if (state !== 'onDemand' || !image || !client.commandLinks || client.hover !== 'markdown') return undefined;
  const target: ImageInDocument = { uri, reference: image.reference };
  const name = registryName(image.registry);
  return `[Ask ${name}](${commandLink(ASK, target)} "${name} gets to know that somebody asks about ${image.name}")`;
};

/** A rule is told of once, however much it has found here. */
const rulesText = async ({ linter }: Session, lint: Lint, findings: readonly Finding[]): Promise<readonly string[]> => {
  const firsts = findings.filter(({ rule }, index) => findings.findIndex((other) => other.rule === rule) === index);
  if (firsts.length === 0) return [];
  const outline = await linter.outline(lint.request);
  const place = outline.kind === 'dockerfile' ? 'above the instruction' : 'on the line above';
  return firsts.map((finding) => {
    const comment = `${commentMark(outline)} plimsoll ignore=${finding.rule}`;
    return `${ruleText(finding, linter.rules)} To ignore it here, put ${code(comment)} ${place}.`;
  });
};

const ruleText = ({ rule: id, severity, url }: Finding, rules: readonly Rule[]): string => {
  const rule = rules.find((one) => one.id === id);
  const lines = [`**${id}** (${severity}): ${rule?.summary ?? ''}`.replace(/: $/, '')];
  if (rule) lines.push(rule.why);
  lines.push(`[About this rule](${url}).`);
  return lines.join('\n\n');
};

const smallest = (spans: readonly Span[]): Span | undefined => spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
