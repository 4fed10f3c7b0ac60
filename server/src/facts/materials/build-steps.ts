import type { Command, Word } from '../../shell/model.ts';
import { isCargo, isGo } from '../downloads/modules.ts';

/** A step of a build. */
export interface BuildStep {
  readonly does: 'prepare' | 'compile';
  /**
   * `folder`: such commands serve the project's own code as often as another's, so that only the folder tells whose it is; `any`: what
   * was fetched just before is meant, if the folder says nothing.
   */
  readonly needs: 'folder' | 'any';
  /** The folders that it may work in, as its words have them; the one that it runs in last. */
  readonly folders: readonly string[];
}

/** Reads a command as a step of a build. */
export const readStep = (command: Command): BuildStep | undefined => {
  for (const read of READERS) {
    const step = read(command);
    if (step) return step;
  }
  return undefined;
};

type Read = (command: Command) => BuildStep | undefined;

const step = (does: BuildStep['does'], needs: BuildStep['needs'], folders: readonly (string | undefined)[]): BuildStep => ({
  does,
  needs,
  folders: [...folders.flatMap((folder) => folder ?? []), '.'],
});

const BUILDERS: ReadonlySet<string> = new Set(['make', 'gmake', 'bmake', 'ninja', 'samu', 'scons', 'b2', 'bjam', 'waf', 'xmake', 'jam']);

const nativeBuild: Read = (command) => {
  const { name, arguments: words } = command;
  if (!BUILDERS.has(name) && name !== 'cmake' && name !== 'meson') return undefined;
  const has = (value: string): boolean => words.some((word) => word.value === value);
  if (BUILDERS.has(name)) {
    const folders = [optionOf(words, /^(?:-C|--directory)$/, /^(?:-C|--directory=)(.+)$/), ...programFolder(command)];
    return has('--version') || onlyCleans(words) ? undefined : step('compile', 'any', folders);
  }
  if (name === 'cmake' && (has('--build') || has('--install'))) return step('compile', 'any', [optionOf(words, /^--(?:build|install)$/)]);
  if (name === 'meson' && (has('compile') || has('install'))) return step('compile', 'any', [optionOf(words, /^-C$/)]);
  return undefined;
};

const onlyCleans = (words: readonly Word[]): boolean => {
  const targets = words.filter(({ value }) => !/^-|=/.test(value));
  return targets.length > 0 && targets.every(({ value }) => /clean$/.test(value));
};

const PREPARERS: ReadonlySet<string> = new Set([
  'configure',
  'Configure',
  'autogen.sh',
  'autoreconf',
  'autoconf',
  'libtoolize',
  'buildconf',
  'qmake',
  'phpize',
  'cmake',
  'meson',
]);

const preparation: Read = (command) => {
  const { name, program, arguments: words } = command;
  if (name === 'cmake') return step('prepare', 'any', [optionOf(words, /^-S$/, /^-S(.+)$/), ...operands(words)]);
  if (name === 'meson')
    return step(
      'prepare',
      'any',
      operands(words)
        .filter((value) => value !== 'setup')
        .toReversed(),
    );
  const isConfig = name === 'config' && /^(?:\.|\/)/.test(program.value);
  return PREPARERS.has(name) || isConfig ? step('prepare', 'any', programFolder(command)) : undefined;
};

const pythonOrPerl: Read = ({ name, arguments: words }) => {
  if (name !== 'perl' && !name.startsWith('python')) return undefined;
  const script = words.find(({ value }) => !value.startsWith('-'))?.value ?? '';
  if (/^python[\d.]*$/.test(name) && script.endsWith('setup.py') && words.some(({ value }) => value === 'build' || value === 'install'))
    return step('compile', 'any', [folderOf(script)]);
  return name === 'perl' && /(?:^|\/)(?:Makefile|Build)\.PL$/.test(script) ? step('prepare', 'any', [folderOf(script)]) : undefined;
};

/** Sub-commands that compile. */
const VERBS: Readonly<Record<string, RegExp>> = {
  mvn: /^(?:package|install|compile|verify|deploy)$/,
  mvnw: /^(?:package|install|compile|verify|deploy)$/,
  gradle: /(?:^|:)(?:build|assemble|install|installDist|jar|shadowJar|bootJar|war|distTar|distZip)$/,
  gradlew: /(?:^|:)(?:build|assemble|install|installDist|jar|shadowJar|bootJar|war|distTar|distZip)$/,
  npm: /^build/,
  yarn: /^build/,
  pnpm: /^build/,
  dotnet: /^(?:build|publish)$/,
  stack: /^(?:build|install)$/,
  cabal: /^(?:build|install|v2-build|v2-install)$/,
  bazel: /^build$/,
  bazelisk: /^build$/,
  swift: /^build$/,
  zig: /^build$/,
  mix: /^(?:compile|release|escript\.build)$/,
  rebar3: /^(?:compile|release|escriptize)$/,
  shards: /^build$/,
  crystal: /^build$/,
  dune: /^build$/,
  lein: /^(?:uberjar|jar|compile)$/,
  sbt: /(?:^|[/\s])(?:assembly|compile|package|stage|dist)$/,
  rake: /^(?:build|compile|install)/,
};

const languageBuild: Read = (command) => {
  const { name, arguments: words } = command;
  if (isGo(name))
    return hasWord(words, /^(?:build|install)$/) && !hasWord(words, /@/) ? step('compile', 'folder', goFolders(words)) : undefined;
  if (isCargo(name)) return cargoBuild(words);
  if (name === 'ant') return step('compile', 'folder', [optionOf(words, /^-(?:f|file|buildfile)$/)]);
  const verbs = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verbs || !hasWord(words, verbs)) return undefined;
  const folder = optionOf(words, /^(?:-f|--file|-p|--project-dir|--prefix|--cwd)$/, /^(?:--prefix|--cwd)=(.+)$/);
  return step('compile', 'folder', [folder, ...programFolder(command)]);
};

const hasWord = (words: readonly Word[], pattern: RegExp): boolean => words.some(({ value }) => pattern.test(value));

const cargoBuild = (words: readonly Word[]): BuildStep | undefined => {
  const manifest = optionOf(words, /^--manifest-path$/, /^--manifest-path=(.+)$/);
  const path = optionOf(words, /^--path$/, /^--path=(.+)$/);
  const isBuild = hasWord(words, /^(?:build|rustc)$/) || (hasWord(words, /^install$/) && path !== undefined);
  return isBuild ? step('compile', 'folder', [path, manifest === undefined ? undefined : folderOf(manifest)]) : undefined;
};

/** Before modules, Go looked for packages below its own folder. */
const goFolders = (words: readonly Word[]): (string | undefined)[] => {
  const named = operands(words).filter((value) => /^[\w-]+\.[\w.-]+\/\S+\/\S+/.test(value));
  return [optionOf(words, /^-C$/), ...named.flatMap((path) => [`/go/src/${path}`, `$GOPATH/src/${path}`])];
};

const compiler: Read = ({ name, arguments: words }) =>
  /^(?:cc|c\+\+|gcc|g\+\+|clang|clang\+\+|musl-gcc|rustc)(?:-[\d.]+)?$/.test(name) && !words.some(({ value }) => value === '--version')
    ? step('compile', 'folder', operands(words))
    : undefined;

const PACKAGERS: ReadonlySet<string> = new Set(['abuild', 'makepkg', 'dpkg-buildpackage', 'debuild', 'rpmbuild']);

const packageBuild: Read = ({ name, arguments: words }) =>
  PACKAGERS.has(name) && !words.some(({ value }) => /^--(?:version|help)$/.test(value)) ? step('compile', 'folder', []) : undefined;

/** Scripts by whose name one sees that they build what they lie in. */
const SCRIPT = /^(?:(?:build|compile)(?:[-_][\w-]+)?(?:\.(?:sh|bash|py|pl))?|bootstrap(?:\.sh)?|all\.bash|make\.bash)$/;
const SHELLS = /^(?:ba|da|a|z|k)?sh$/;

const ownScript: Read = ({ name, program, arguments: words }) => {
  const path = SHELLS.test(name) ? (operands(words)[0] ?? '') : program.value;
  const isPath = path.includes('/') || SHELLS.test(name);
  return isPath && SCRIPT.test(path.slice(path.lastIndexOf('/') + 1)) ? step('compile', 'folder', [folderOf(path)]) : undefined;
};

const operands = (words: readonly Word[]): string[] =>
  words.map(({ value }) => value).filter((value, index) => !value.startsWith('-') && !/^-[DGBoU]$/.test(words[index - 1]?.value ?? ''));

const programFolder = ({ program }: Command): string[] => (program.value.includes('/') ? [folderOf(program.value)] : []);

const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.');

const optionOf = (words: readonly Word[], separate: RegExp, attached?: RegExp): string | undefined => {
  const flag = words.findIndex(({ value }) => separate.test(value));
  if (flag >= 0) return words[flag + 1]?.value;
  return attached && words.map(({ value }) => attached.exec(value)?.[1]).find((value) => value !== undefined);
};

const READERS: readonly Read[] = [nativeBuild, preparation, pythonOrPerl, languageBuild, compiler, packageBuild, ownScript];
