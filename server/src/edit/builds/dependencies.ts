import type { DocumentNode, Facts, PackageInstall, SourceBuild, Stage } from '../../facts/model.ts';
import { contains } from '../../text/span.ts';
import { COMPILING } from './compiling-packages.ts';
import type { Extent } from './extent.ts';

/** Commands that compile, or may: whatever they need must stay. */
const MAY_COMPILE =
  /^(?:gcc|g\+\+|cc|c\+\+|clang(?:\+\+)?|ld|make|gmake|cmake|ninja|meson|scons|bazel|configure|autoreconf|pip[\d.]*|pipx|pipenv|poetry|uv|conda|mamba|gem|bundle|npm|npx|yarn|pnpm|node|go|cargo|rustc|rustup|python[\d.]*|pecl|pear|phpize|docker-php-ext-\w+|composer|cpan|cpanm|perl|luarocks|lua|R|Rscript|stack|cabal|ghc|mix|rebar3?|mvn|gradle|ant|sbt|lein|sh|bash|dash|source|\.|eval|git|dpkg-buildpackage|debuild|rpmbuild|abuild|asdf|pyenv|rbenv|nvm)$/;
const OWN_PROGRAM = /^(?:\.{1,2}\/|\/|\$)/;
const COMMON_FOLDER = /^\/(?:usr\/)?s?bin\//;

/**
 * The packages of a stage that only served a build which goes; none where anything else of the stage may compile, or where the packages that come
 * instead are themselves to be compiled against.
 */
export const idleDependencies = (
  build: SourceBuild,
  extent: Extent,
  { facts, packages }: { readonly facts: Facts; readonly packages: readonly string[] },
): ReadonlySet<string> => {
  const { stage } = build;
  const none: ReadonlySet<string> = new Set();
  if (!stage || packages.some((name) => COMPILING.test(name)) || isStoodOn(stage, facts) || mayCompile(stage, extent, facts)) return none;
  const names = facts.installs.filter(({ use }) => use.stage === stage).flatMap((install) => install.packages.map(({ value }) => value));
  return new Set(names.filter((name) => COMPILING.test(name)));
};

/** What others build on top may need all that is there. */
const isStoodOn = (stage: Stage, { stages }: Facts): boolean => stages.some(({ parent }) => parent === stage);

const mayCompile = (stage: Stage, extent: Extent, { commands, installs }: Facts): boolean =>
  stage.instructions.some((one) => one.keyword === 'SHELL' || one.keyword === 'ONBUILD') ||
  commands.some(({ command, node, stage: own }) => {
    if (own !== stage || isIn(extent, node, command.span)) return false;
    if (MAY_COMPILE.test(command.name)) return true;
    return (
      OWN_PROGRAM.test(command.program.value) &&
      !COMMON_FOLDER.test(command.program.value) &&
      !installs.some(({ use }) => use.command === command)
    );
  });

const isIn = ({ parts }: Extent, node: DocumentNode, span: DocumentNode['span']): boolean =>
  parts.some((part) => part.node === node && part.items !== 'all' && part.items.some((item) => contains(item.span, span)));

/** Whether an install names any of some packages. */
export const namesAny = ({ packages }: PackageInstall, names: ReadonlySet<string>): boolean =>
  packages.some(({ value }) => names.has(value));
