import { familiarName, parseReference } from '../image/reference.ts';
import type { Container, ContainerImage, Manifest } from '../manifest/model.ts';
import type { Script } from '../manifest/openings.ts';
import { readCommands } from '../shell/commands.ts';
import { readExecForm } from '../shell/exec-form.ts';
import type { Command, Word } from '../shell/model.ts';
import { MappedText } from '../text/mapped-text.ts';
import { findChecks } from './checks.ts';
import { commandContainers, dockerHosts, settingsOf } from './container-settings.ts';
import { commandDownloads } from './downloads/commands.ts';
import { grouped } from './grouped.ts';
import type { CommandUse, ContainerSettings, Download, ImageUse, Mount, Probe } from './model.ts';
import { commandMounts, optionMounts } from './mounts.ts';
import { type RunOption, readOptions } from './run-options.ts';

/** A manifest, with its images and commands as facts. */
interface Opened {
  readonly manifest: Manifest;
  readonly useOf: (image: ContainerImage | undefined) => ImageUse | undefined;
  readonly commands: () => readonly CommandUse[];
}

/** As for Dockerfiles: ten times those of the largest file that people have written. */
const MAX_COMMANDS = 10_000;

/** The commands of the scripts that a manifest has. */
export const scriptCommands = ({ scripts }: Pick<Manifest, 'scripts'>): readonly CommandUse[] => {
  const uses: CommandUse[] = [];
  for (const script of scripts) {
    if (uses.length >= MAX_COMMANDS) break;
    const commands = commandsOf(script).filter(({ isRepeated }) => !isRepeated);
    uses.push(...commands.map((command): CommandUse => ({ command, node: script.node, stage: undefined, when: 'run', folder: '' })));
  }
  return uses;
};

const unknown = (): undefined => undefined;

const commandsOf = (script: Script): readonly Command[] => {
  const texts = withDaemon(script);
  return script.form === 'exec' ? readExecForm(texts, unknown) : texts.flatMap((text) => readCommands(text, unknown));
};

const DAEMON_IMAGE = /(?:^|\/)docker:[^@/]*dind/;

/** The image of Docker's daemon takes options alone for those of the daemon. */
const withDaemon = ({ form, texts, image }: Script): readonly MappedText[] => {
  const [first, ...rest] = texts;
  if (!first?.text.startsWith('-') || !DAEMON_IMAGE.test(image?.resolved?.text ?? '')) return texts;
  const daemon = { text: 'dockerd ' };
  return form === 'exec'
    ? [new MappedText([{ text: 'dockerd' }], first.span().start), ...texts]
    : [new MappedText([daemon, ...first.pieces]), ...rest];
};

/** What the host's folders are mounted by: volumes, options, and commands of scripts. */
export const manifestMounts = ({ manifest, useOf, commands }: Opened): readonly Mount[] => [
  ...manifest.mounts.map(({ image, ...mount }): Mount => ({ ...mount, by: 'manifest', ...imageName(useOf(image) ?? elsewhere(image)) })),
  ...manifest.containers.flatMap((container) =>
    optionMounts(optionsOf(container)).map(
      (mount): Mount => ({
        ...mount,
        node: container.node,
        by: 'manifest',
        container: container.name,
        ...imageName(useOf(container.image)),
      }),
    ),
  ),
  ...commandMounts(commands()),
];

const imageName = (use: Pick<ImageUse, 'reference'> | undefined): Pick<Mount, 'image'> =>
  use?.reference ? { image: familiarName(use.reference) } : {};

/** An image that another file names is no image of this one. */
const elsewhere = (image: ContainerImage | undefined): Pick<ImageUse, 'reference'> | undefined => {
  const parsed = image?.resolved && parseReference(image.resolved.text);
  return parsed && 'reference' in parsed ? parsed : undefined;
};

/** How the containers of a manifest are started, and those of its scripts. */
export const manifestContainers = ({ manifest, useOf, commands }: Opened): readonly ContainerSettings[] => [
  ...manifest.containers.map((container) => settingsOfContainer(container, useOf(container.image))),
  ...commandContainers(commands()),
];

/** What tells the health of the containers whose images are known. */
export const manifestProbes = ({ manifest, useOf, commands }: Opened): readonly Probe[] => {
  const byNode = grouped(commands(), ({ node }) => node);
  return manifest.scripts.flatMap(({ node, image, probed }) => {
    const use = probed && useOf(image);
    return use ? [{ image: use, commands: byNode.get(node) ?? [], container: probed }] : [];
  });
};

/** What scripts fetch and run as it comes; where else what they fetch goes depends on a machine that is not known here. */
export const pipedDownloads = (commands: readonly CommandUse[]): readonly Download[] => {
  const uses = commands.map((use): CommandUse => ({ ...use, when: 'build' }));
  return commandDownloads(uses, findChecks(uses)).filter(({ runBy, url }) => runBy !== undefined && !OWN_PROJECT.test(url));
};

/** As forges call the repository whose pipeline it is. */
const OWN_PROJECT = /\$\{?(?:github_repository|GITHUB_REPOSITORY|CI_PROJECT_(?:PATH|URL))\b/;

const settingsOfContainer = (container: Container, image: ImageUse | undefined): ContainerSettings => {
  const { name, node, environment, buildArguments, memoryLimit, memory, settings } = container;
  const options = optionsOf(container);
  const given = settingsOf(options);
  return {
    name,
    node,
    by: 'manifest',
    image,
    settings: [...settings, ...dockerHosts(environment), ...given.settings].sort((a, b) => a.at.start - b.at.start),
    environment: [...environment, ...given.environment],
    buildArguments,
    memoryLimit: given.memoryLimit === 'set' ? 'set' : memoryLimit,
    memory: given.memory ?? memory,
  };
};

const optionsOf = ({ options: { form, texts } }: Pick<Container, 'options'>): readonly RunOption[] =>
  texts.length === 0 ? [] : readOptions(form === 'words' ? wordsOf(readExecForm(texts, unknown)) : wordsOf(lineOf(texts))).options;

/** A line of options is read as the arguments of a command that has nothing else. */
const lineOf = (texts: readonly MappedText[]): readonly Command[] =>
  texts.flatMap((text) => readCommands(new MappedText([{ text: ': ' }, ...text.pieces]), unknown).slice(0, 1));

const wordsOf = ([command]: readonly Command[]): readonly Word[] =>
  command ? [...(command.name === ':' ? [] : [command.program]), ...command.arguments] : [];
