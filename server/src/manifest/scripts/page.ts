import { outerFirst, type Span } from '../../text/span.ts';
import { ContainerList } from '../container-list.ts';
import { readJenkinsfile } from '../jobs/jenkinsfile.ts';
import { LONGEST_DOCUMENT } from '../limits.ts';
import type { Manifest } from '../model.ts';
import { mayStartPodman } from '../names.ts';
import { readEmbedded, readEmbeddedDevcontainer, type Surrounding } from './embedded.ts';
import { heredocSpans } from './heredocs.ts';
import { blockSpans } from './markdown.ts';
import { readSections } from './quadlet.ts';
import { type NamedForm, readScriptFile, type ScriptForm } from './script-files.ts';

/** Reads a script, a pipeline or a page with the manifests that stand in it. */
export const readWithManifests = (form: NamedForm, text: string): Manifest =>
  form === 'jenkinsfile' ? readJenkinsfile(text) : readScript(form, text);

const readScript = (form: ScriptForm, text: string): Manifest => {
  const file = readScriptFile(form, text);
  if (text.length > LONGEST_DOCUMENT) return file;
  const around = { text, list: new ContainerList(text) };
  if (form === 'markdown') readBlocks(around);
  for (const span of heredocSpans(text)) readEmbedded(span, around, 'whole-manifests');
  const { containers, mounts, scripts, nodes } = around.list.found;
  return { ...file, containers, mounts, scripts: [...file.scripts, ...scripts], nodes: [...file.nodes, ...nodes].sort(outerFirst) };
};

/** Blocks that may hold a manifest; one without a name may be anything. */
const DATA = /^(?:|ya?ml|docker-?compose|compose|docker|jsonc?|json5|text|txt|none)$/i;
const UNIT = /^(?:|ini|systemd|quadlet|conf|toml|text|txt|none|desktop|properties|container|unit)$/i;
const OF_JSON = /^json/i;
/** More than pages have; the text before each is gone through once more. */
const MOST_JSON = 50;

const readBlocks = (page: Surrounding): void => {
  const all = blockSpans(page.text);
  const blocks = all.filter(({ name }) => DATA.test(name));
  for (const { span } of blocks) readEmbedded(span, page, 'parts-too');
  for (const { span } of all.filter(({ name }) => UNIT.test(name))) readUnit(span, page);
  for (const { span } of blocks.filter(({ name }) => OF_JSON.test(name)).slice(0, MOST_JSON)) readEmbeddedDevcontainer(span, page);
};

const readUnit = ({ start, end }: Span, { text, list }: Surrounding): void => {
  const unit = { text: text.slice(start, end), start };
  if (mayStartPodman(unit.text)) readSections(unit, list);
};
