import { insertAfterWord } from '../edit/commands.ts';
import type { Facts, PackageInstall } from '../facts/model.ts';
import { defineRule } from '../rule.ts';

const OPTION = '--no-install-recommends';
const SETTING = /Install-Recommends/i;

export default defineRule({
  id: 'missing-no-install-recommends',
  summary: 'apt-get install brings recommended packages along',
  why: 'By default apt installs what a package merely recommends: documentation, daemons, a mail server. They make the image larger and give scanners more to find. `--no-install-recommends` installs what is needed, and what you name.',
  category: 'size',
  severity: 'info',
  tier: 'recommended',
  needs: [],
  aliases: ['DL3015', 'DS-0029', 'DF016'],
  options: {},
  examples: [
    {
      bad: 'FROM debian:12.8\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\n',
      good: 'FROM debian:12.8\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\n',
    },
  ],
  links: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  *check(facts) {
    for (const install of facts.installs) {
      const { manager, options, verb, packages } = install;
      const isApt = manager === 'apt-get' || manager === 'apt';
      if (!isApt || packages.length === 0 || options.some(({ value }) => isOff(value)) || isOffBefore(install, facts)) continue;
      yield {
        at: verb.span,
        message: `${manager} also installs recommended packages, which make the image larger and give scanners more to find. Add ${OPTION}.`,
        fixes: [{ title: `Add ${OPTION}`, safety: 'review', edits: [insertAfterWord(lastBeforePackages(install), OPTION)] }],
      };
    }
  },
});

/** Behind the other options, where people look for it. */
const lastBeforePackages = ({ verb, options, packages }: PackageInstall): PackageInstall['verb'] => {
  const [first] = packages;
  return options.findLast(({ span }) => first !== undefined && span.start > verb.span.start && span.end < first.span.start) ?? verb;
};

const isOff = (option: string): boolean => option === OPTION || SETTING.test(option);

/** The stage, or one that it stands on, has written the setting to apt's configuration. */
const isOffBefore = ({ use }: PackageInstall, { commands }: Facts): boolean =>
  commands.some(
    ({ command }) =>
      command.span.start < use.command.span.start && command.source !== use.command.source && SETTING.test(command.source.text),
  );
