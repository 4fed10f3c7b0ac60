import { plainDaemonAddress } from '../facts/daemon-address.ts';
import type { CommandUse, Facts } from '../facts/model.ts';
import { socketBehind } from '../facts/sockets.ts';
import { writtenVariables } from '../facts/written-variables.ts';
import { defineRule, type Problem } from '../rule.ts';
import type { Span } from '../text/span.ts';

export default defineRule({
  id: 'docker-tcp-socket',
  summary: 'A Docker daemon listens, or is asked, over TCP without TLS',
  why: 'A daemon that listens on TCP without client certificates asks nobody who they are: whoever reaches the port is root on its host, and port 2375 is looked for all over the internet within minutes.',
  category: 'security',
  severity: 'warning',
  tier: 'recommended',
  needs: [],
  aliases: [],
  options: {},
  examples: [
    {
      bad: 'FROM docker:27.3.1-dind-rootless\nCMD ["dockerd", "-H", "tcp://0.0.0.0:2375"]\n',
      good: 'FROM docker:27.3.1-dind-rootless\nCMD ["dockerd", "-H", "unix:///var/run/docker.sock"]\n',
    },
  ],
  links: ['https://docs.docker.com/engine/security/protect-access/'],
  *check(facts) {
    const asksForCertificates = new Set(
      facts.commands.filter(isVerifying).flatMap(({ command }) => command.arguments.map(({ span }) => span.start)),
    );
    const problems = [...fromSettings(facts), ...fromDaemons(facts), ...fromRelays(facts), ...fromVariables(facts)];
    yield* distinct(problems.filter(({ at }) => !asksForCertificates.has(at.start)));
  },
});

function* distinct(problems: readonly Problem[]): Iterable<Problem> {
  const seen = new Set<number>();
  for (const problem of problems) {
    if (!seen.has(problem.at.start)) yield problem;
    seen.add(problem.at.start);
  }
}

const LISTENS =
  'This daemon listens without TLS: whoever reaches the port is root on its host. Leave it to its socket, or ask clients for certificates (`--tlsverify`, port 2376).';
const ASKS =
  'The daemon that is asked here listens without TLS: whoever else reaches that port is root on its host. Let it ask for certificates (port 2376, `DOCKER_TLS_VERIFY=1`), or reach it over SSH (`ssh://`).';
const NO_TLS =
  'Without a folder for certificates the daemon of this image listens on port 2375 and asks nobody who they are: whoever reaches it is root in a privileged container. Leave the variable out, so that it makes certificates, and share `/certs/client`.';

const problemAt = (value: string, at: Span): Problem[] => {
  const address = plainDaemonAddress(value);
  if (address?.isEverywhere) return [{ at, message: LISTENS }];
  return address?.isOutside ? [{ at, message: ASKS }] : [];
};

const fromSettings = ({ containers }: Facts): Problem[] =>
  containers.flatMap(({ settings }) =>
    settings.flatMap((setting) => (setting.kind === 'docker-host' ? problemAt(setting.value, setting.at) : [])),
  );

const DAEMONS: ReadonlySet<string> = new Set(['dockerd', 'dockerd-entrypoint.sh', 'dind']);

const isVerifying = ({ command }: CommandUse): boolean => command.arguments.some(({ value }) => /^--tlsverify(?:=true)?$/.test(value));

/** Commands that start a daemon. */
const fromDaemons = ({ commands }: Facts): Problem[] =>
  commands.flatMap(({ command }) => {
    const words = command.arguments;
    const isDaemon = DAEMONS.has(command.name) || (command.name === 'docker' && words[0]?.value === 'daemon');
    return isDaemon ? words.flatMap(listening) : [];
  });

const listening = (word: CommandUse['command']['arguments'][number]): Problem[] => {
  const value = /^(?:--host=|-H=?)?(tcp:\/\/.*)$/.exec(word.value)?.[1];
  return value !== undefined && plainDaemonAddress(value)?.isEverywhere ? [{ at: word.span, message: LISTENS }] : [];
};

const HANDED_ON =
  'This hands the socket of the runtime on to a TCP port that asks nobody who they are: whoever reaches it is root on the host. Share the socket by a volume with the one container that needs it, or put a filtering socket proxy between.';

const TCP = /^TCP[46]?-L(?:ISTEN)?:/i;
const SOCKET = /^UNIX(?:-CLIENT|-CONNECT)?:([^,]+)/i;

/** A relay from a port to the socket; one that only the container itself reaches is let be. */
const fromRelays = ({ commands }: Facts): Problem[] =>
  commands.flatMap(({ command }) => {
    if (command.name !== 'socat') return [];
    const port = command.arguments.find(({ value }) => TCP.test(value));
    const isRelay = command.arguments.some(({ value }) => socketBehind(SOCKET.exec(value)?.[1] ?? '') !== undefined);
    return port && isRelay && !/,bind=(?:127\.|localhost)/.test(port.value) ? [{ at: port.span, message: HANDED_ON }] : [];
  });

/** What ENV sets for a client that is built in. */
const fromVariables = (facts: Facts): Problem[] =>
  writtenVariables(facts)
    .flatMap(({ at, name, value }) => (name === 'DOCKER_HOST' ? problemAt(value.text, at) : []))
    .concat(withoutTls(facts));

const withoutTls = ({ containers }: Facts): Problem[] =>
  containers.flatMap(({ environment }) =>
    environment.flatMap(({ at, name, value }): Problem[] =>
      name === 'DOCKER_TLS_CERTDIR' && value?.text === '' ? [{ at, severity: 'info', message: NO_TLS }] : [],
    ),
  );
