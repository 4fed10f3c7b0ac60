import { insertAfterWord } from '../edit/commands.ts';
import type { CommandUse, Facts, PackageInstall, Stage } from '../facts/model.ts';
import { shippedStages } from '../facts/shipped-stages.ts';
import { defineRule } from '../rule.ts';

const OPTION = '--no-install-recommends';
const SETTING = /APT::Install-Recommends/i;
/** Said either way, the author has thought of it. */
const DECIDED = /Install-Recommends/i;
/** Installs nothing, only tells what it would. */
const SIMULATED = /^(?:-\w*s\w*|--simulate|--just-print|--dry-run|--recon|--no-act|--print-uris)$/;

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
    const shipped = shippedStages(facts.stages);
    const settings = findSettings(facts);
    for (const install of facts.installs) {
      const { manager, verb, use } = install;
      const isShipped = use.stage === undefined || shipped.has(use.stage);
      if (!isShipped || !bringsMore(install) || isOff(use, settings)) continue;
      yield {
        at: verb.span,
        message: `${manager} also installs recommended packages, which make the image larger and give scanners more to find. Add ${OPTION}, and name those that you need.`,
        fixes: [{ title: `Add ${OPTION}`, safety: 'review', edits: [insertAfterWord(lastBeforePackages(install), OPTION)] }],
      };
    }
  },
});

const bringsMore = ({ manager, packages, options }: PackageInstall): boolean =>
  (manager === 'apt-get' || manager === 'apt') &&
  packages.length > 0 &&
  !options.some(({ value }) => DECIDED.test(value) || SIMULATED.test(value));

/** Behind the other options, where people look for it. */
const lastBeforePackages = ({ verb, options, packages }: PackageInstall): PackageInstall['verb'] => {
  const [first] = packages;
  return options.findLast(({ span }) => first !== undefined && span.start > verb.span.start && span.end < first.span.start) ?? verb;
};

/** The first command of each stage that writes the setting to apt's configuration. */
const findSettings = ({ commands }: Facts): ReadonlyMap<Stage | undefined, CommandUse> => {
  const settings = new Map<Stage | undefined, CommandUse>();
  const seen = new Set<CommandUse['command']['source']>();
  for (const use of commands) {
    const { source } = use.command;
    if (seen.has(source)) continue;
    seen.add(source);
    if (SETTING.test(source.text) && !settings.has(use.stage)) settings.set(use.stage, use);
  }
  return settings;
};

/** Whether the stage, or one that it stands on, has the setting written before. */
const isOff = ({ stage, command }: CommandUse, settings: ReadonlyMap<Stage | undefined, CommandUse>): boolean => {
  for (let place = stage; place; place = place.parent) {
    const setting = settings.get(place);
    if (setting && setting.command.span.start <= command.span.start) return true;
  }
  return false;
};
