import { plainDaemonAddress } from '../facts/daemon-address.ts';
import { asksForCertificates } from '../facts/daemon-certificates.ts';
import { daemonAddresses, relayPorts } from '../facts/daemon-commands.ts';
import { type DaemonPort, daemonPorts } from '../facts/daemon-ports.ts';
import { isDaemonWithin } from '../facts/docker-in-docker.ts';
import { givenAddresses } from '../facts/given-addresses.ts';
import type { ContainerSettings, Facts } from '../facts/model.ts';
import { firstAt } from '../facts/places.ts';
import { defineRule, type Problem } from '../rule.ts';
import { contains, type Span } from '../text/span.ts';

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
    const asked = asksForCertificates(facts);
    const relays = fromRelays(facts);
    const ports = daemonPorts(facts).filter(({ by, container }) => by !== 'relay' || !relays.some(({ at }) => isIn(container, at)));
    const published = ports.flatMap(({ by, container }) => (by === 'daemon' && container ? [container] : []));
    // What listens at a port that is published has its finding there.
    const within = [...fromGiven(facts), ...fromDaemons(facts), ...withoutTls(facts)].filter(
      ({ at }) => !published.some((container) => isIn(container, at)),
    );
    const problems = [...within, ...relays, ...ports.map((port) => fromPort(port, facts))];
    const isNew = firstAt();
    yield* problems.filter(({ at }) => !asked(at) && isNew({ ...at, end: at.start }, ''));
  },
});

const isIn = (container: ContainerSettings | undefined, at: Span): boolean => container !== undefined && contains(container.node.span, at);

const LISTENS =
  'This daemon listens without TLS: whoever reaches the port is root on its host. Leave it to its socket, or ask clients for certificates (`--tlsverify`, port 2376).';
const LISTENS_WITHIN =
  'This daemon listens without TLS: whoever is on its network is root in its container, which is privileged. Share its socket by a volume, or ask clients for certificates (`--tlsverify`, port 2376).';
const ASKS =
  'The daemon that is asked here listens without TLS: whoever else reaches that port is root on its host. Let it ask for certificates (port 2376, `DOCKER_TLS_VERIFY=1`), or reach it over SSH (`ssh://`).';
const NO_TLS =
  'Without a folder for certificates the daemon of this image listens on port 2375 and asks nobody who they are: whoever reaches it is root in a privileged container. Leave the variable out, so that it makes certificates, and share `/certs/client`.';

const PORTS: Readonly<Record<DaemonPort['by'], string>> = {
  daemon:
    'This opens a daemon that asks nobody who they are to all who reach the machine: they are root in a privileged container. Leave the port out, for containers on its network reach it without; or give it to this machine alone (`127.0.0.1:2375:2375`).',
  filter:
    'This opens the filter before the Docker socket to all who reach the machine, and it asks nobody who they are. Leave the port out, for containers on its network reach it without; or give it to this machine alone (`127.0.0.1:2375:2375`).',
  relay:
    'This opens the Docker socket, which this container has, to all who reach the machine: they are root on it. Share the socket by a volume with the one container that needs it, or put a filtering socket proxy between.',
};

/** A job's machine ends with the job. */
const fromPort = ({ at, by }: DaemonPort, { kind }: Facts): Problem =>
  kind === 'workflow' ? { at, severity: 'info', message: PORTS[by] } : { at, message: PORTS[by] };

const fromGiven = (facts: Facts): Problem[] =>
  givenAddresses(facts).flatMap(({ at, value, places }) => {
    const address = plainDaemonAddress(value);
    const related = places.map((place) => ({ ...place, message: 'The address is written here.' }));
    if (address?.isEverywhere) return [{ ...listens(at, facts), related }];
    return address?.isOutside ? [{ at, message: ASKS, related }] : [];
  });

/** What listens in a container of Compose or of a job is reached from its own network only; a job's machine ends with the job. */
const listens = (at: Span, { kind, containers }: Facts): Problem => {
  const container = containers.find((one) => one.by === 'manifest' && isIn(one, at));
  const isHosts = container?.settings.some((one) => one.kind === 'namespace' && one.namespace === 'network') ?? false;
  if (kind !== 'workflow' && (kind !== 'compose' || isHosts)) return { at, message: LISTENS };
  return { at, severity: 'info', message: container && !isHosts ? LISTENS_WITHIN : LISTENS };
};

/** Commands that start a daemon. */
const fromDaemons = (facts: Facts): Problem[] =>
  daemonAddresses(facts.commands).flatMap(({ at, value }) => (plainDaemonAddress(value)?.isEverywhere ? [listens(at, facts)] : []));

const HANDED_ON =
  'This hands the socket of the runtime on to a TCP port that asks nobody who they are: whoever reaches it is root on the host. Share the socket by a volume with the one container that needs it, or put a filtering socket proxy between.';

const fromRelays = ({ commands }: Facts): Problem[] => relayPorts(commands).map((at) => ({ at, message: HANDED_ON }));

const withoutTls = (facts: Facts): Problem[] =>
  facts.containers
    .filter((container) => isDaemonWithin(container, facts))
    .flatMap(({ environment }) =>
      environment.flatMap(({ at, name, value }): Problem[] =>
        name === 'DOCKER_TLS_CERTDIR' && value?.text === '' ? [{ at, severity: 'info', message: NO_TLS }] : [],
      ),
    );
