import type { Span } from '../text/span.ts';
import type { CommandUse, ContainerSettings, EnvironmentEntry, Facts } from './model.ts';
import { writtenVariables } from './written-variables.ts';

/** Any value but the empty one switches TLS on, `0` and `false` too (docker/cli, cli/flags/options.go). */
const SWITCHES: ReadonlySet<string> = new Set(['DOCKER_TLS_VERIFY', 'DOCKER_TLS']);

const isOn = ({ name, value }: Pick<EnvironmentEntry, 'name' | 'value'>): boolean => SWITCHES.has(name) && value?.text !== '';

/** Tells whether who is named at a place asks for certificates, whatever its port: by an option or a variable. */
export const asksForCertificates = (facts: Facts): ((at: Span) => boolean) => {
  const isExported = facts.commands.some(exportsSwitch);
  const words = facts.commands
    .filter((use) => isExported || isVerifying(use))
    .flatMap(({ command }) => [...command.arguments, ...command.assignments.flatMap(({ value }) => value ?? [])]);
  const asking = facts.containers.filter(({ environment }) => environment.some(isOn)).flatMap(namedIn);
  const own = facts.kind === 'dockerfile' ? writtenVariables(facts) : [];
  const built = own.some(({ name, value, by }) => by === 'ENV' && isOn({ name, value })) ? own : [];
  const starts = new Set([...words.map(({ span }) => span.start), ...asking, ...built.map(({ at }) => at.start)]);
  return ({ start }) => starts.has(start);
};

/** Where a container is told of a daemon. */
const namedIn = ({ settings }: ContainerSettings): readonly number[] =>
  settings.flatMap(({ kind, at }) => (kind === 'docker-host' ? [at.start] : []));

const isVerifying = ({ command }: CommandUse): boolean =>
  command.arguments.some(({ value }) => /^--tls(?:verify)?(?:=true)?$/.test(value)) ||
  command.assignments.some(({ name, value }) => SWITCHES.has(name) && value !== undefined && value.value !== '');

const exportsSwitch = ({ command: { name, arguments: words, assignments } }: CommandUse): boolean =>
  (name === 'export' && words.some(({ value }) => /^DOCKER_TLS(?:_VERIFY)?=./.test(value))) ||
  (name === '' && assignments.some(({ name: variable, value }) => SWITCHES.has(variable) && value !== undefined && value.value !== ''));
