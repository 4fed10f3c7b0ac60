import { splitWords } from '../../dockerfile/words.ts';
import type { Tool } from '../../knowledge/image-tools.ts';
import type { CommandUse, Stage } from '../elements.ts';
import { grouped } from '../grouped.ts';

type Instruction = Stage['from'];

/** Words by which an instruction may bring a tool along, or show that it is there. */
const NAMES: Readonly<Record<Tool, RegExp>> = {
  curl: /\bcurl\b/,
  wget: /\bwget\b|busybox/,
  nc: /\bnc\b|netcat|ncat|\bnmap\b|busybox/,
};

/** Whether a text speaks of a tool: doubt is a yes. */
export const speaksOf = (tool: Tool, text: string): boolean => NAMES[tool].test(text);

const BUILDS: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** Whether a stage, or one that it stands on, may add a tool to its base: doubt is a yes. */
export const mayAdd = (tool: Tool, chain: readonly Stage[], commands: readonly CommandUse[]): boolean => {
  const byNode = grouped(commands, ({ node }) => node);
  const building = chain.flatMap(({ instructions }) => instructions.filter(({ keyword }) => BUILDS.has(keyword)));
  const isPlaced = chain.some(({ instructions }) => instructions.some(({ keyword }) => keyword === 'WORKDIR'));
  return building.some(
    (one) => mentions(one, NAMES[tool]) || (one.keyword === 'RUN' ? !isClear(byNode.get(one)) : fillsPath(one, isPlaced)),
  );
};

const mentions = ({ line, heredocs }: Instruction, name: RegExp): boolean =>
  name.test(line.text) || heredocs.some(({ body }) => name.test(body.text));

/** Folders where programs lie, or that hold such folders. */
const FILLED = /^\/?$|^\/(?:usr\/?|usr\/local\/?|opt\/?)$|(?:^|\/)s?bin\/?$/;

/** Whether what is copied may hold programs that can be called by their name. */
const fillsPath = ({ arguments: rest, json }: Instruction, isPlaced: boolean): boolean => {
  const target = (json ?? splitWords(rest)).at(-1)?.text ?? '';
  return target.includes('$') || FILLED.test(target) || (!isPlaced && /^\.\/?$/.test(target));
};

/** Whether all that a RUN does is seen; in a shell that is not read here nothing is. */
const isClear = (uses: readonly CommandUse[] = []): boolean => uses.length > 0 && uses.every(isSeen);

/** Programs that may install anything, or run what does. */
const OPAQUE =
  /^(?:sh|bash|ash|dash|zsh|ksh|source|\.|eval|xargs|make|just|task|ansible.*|chef.*|puppet|salt.*|nix.*|pacman|yay|emerge|brew|tdnf|snap|flatpak|dpkg|rpm|conda|mamba|micromamba|pixi|tasksel|aptitude|dselect|rsync|cp|mv|ln|tar|unzip|gem|docker-.*|install.*|setup.*|build.*)$/;
const WITH_OWN_PATH = /^(?:python[\d.]*|pip[\d.]*|uv|node|npm|npx|yarn|pnpm|gradlew|mvnw|php|composer|bundle|dotnet|cargo|go)$/;

const isSeen = ({ command: { name, program, arguments: words } }: CommandUse): boolean => {
  if (/^(?:sh|bash|ash|dash)$/.test(name)) return words.some(({ value }) => /^-\w*c$/.test(value));
  if (/^(?:\.|source)$/.test(name)) return words[0]?.value.endsWith('/bin/activate') === true;
  if (PLACING.test(name)) return !words.some(({ value }) => FILLED.test(value) || /\/s?bin\//.test(value));
  if (words.some(({ value }) => value === 'playwright')) return false;
  if (OPAQUE.test(name) || !program.isKnown || /\.(?:sh|bash|run)$/.test(name)) return false;
  if (program.value.includes('/') && !WITH_OWN_PATH.test(name)) return SYSTEM.test(program.value);
  return !MANAGERS.test(name) || words.every(({ value }) => isPlainPackage(value));
};

/** They only matter where programs are found. */
const PLACING = /^(?:cp|mv|ln|tar|unzip|rsync)$/;
const SYSTEM = /^\/(?:usr\/)?s?bin\//;
const MANAGERS = /^(?:apt|apt-get|apk|dnf|microdnf|yum|zypper)$/;

/** Packages that depend on a tool or often come with it, groups of packages, files, and what is not known. */
const isPlainPackage = (word: string): boolean => !/[$@*^`]|\.(?:deb|rpm|apk)$/.test(word) && !BRINGING.test(word);

const BRINGING =
  /^(?:google-chrome|chrom|debootstrap|devscripts|texlive|kubelet|kubeadm|r-base|docker|snapd|abuild|alpine-sdk|acme|awscli|ubuntu-|task-|.*-desktop|.*-full$|cloud-|build-dep|ttf-mscorefonts|netdata|zabbix|mysql-|percona|elasticsearch|opensearch|grafana|gitlab|plex|jenkins)/;
