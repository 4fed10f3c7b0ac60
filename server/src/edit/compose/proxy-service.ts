import type { DockerClient } from '../../facts/docker-clients.ts';
import { indented } from './page.ts';
import type { Service } from './service.ts';

/** A proxy before the socket, for one service. */
export interface SocketProxy {
  readonly name: string;
  /** The parts of the API that it lets through. */
  readonly sections: readonly string[];
  /** The socket on the host, as it is written. */
  readonly source: string;
  readonly service: Pick<Service, 'name' | 'step' | 'dash'>;
  /** Whether it is known that no more is needed. */
  readonly isKnown: boolean;
  /** The policy of the service, as it is written. */
  readonly restart: string | undefined;
}

/**
 * Of the three that are in wide use this one is built anew about every week (2026-08); it has the same switches as tecnativa/docker-socket-proxy, whose
 * last release is a year older, and some for logs and files of containers, which are off. wollomatic/socket-proxy does not run as root,
 * so that it would have to be told the group of the socket on this very host.
 */
const IMAGE = 'lscr.io/linuxserver/socket-proxy:3.4.3-r0-ls92';

/** Where the proxy looks for the socket. */
const TARGET = '/var/run/docker.sock';

/** What a client needs with all that its service says; `undefined` for one that needs everything. */
export const sectionsFor = ({ needs, more }: DockerClient, service: string): readonly string[] | undefined => {
  const asked = more.filter(({ word }) => service.toLowerCase().includes(word.toLowerCase())).map((one) => one.needs);
  const all = [needs, ...asked];
  return all.includes('all') ? undefined : [...new Set(all.flat())];
};

/** The service, in lines. */
export const proxyLines = ({ name, sections, source, service, isKnown, restart }: SocketProxy): readonly string[] => {
  const { step, dash } = service;
  const listed = (key: string, item: string): readonly string[] => [`${key}:`, indented(dash, `- ${item}`)];
  const fields = [
    `image: ${IMAGE}`,
    'environment:',
    ...(isKnown ? [] : [indented(step, `# All else of Docker's API is off: add what ${service.name} needs.`)]),
    ...sections.map((section) => indented(step, `${section}: 1`)),
    ...listed('volumes', `${source}:${TARGET}:ro`),
    ...listed('networks', name),
    // It writes its configuration there when it starts, and nothing else.
    'read_only: true',
    ...listed('tmpfs', '/run'),
    ...(restart === undefined ? [] : [`restart: ${restart}`]),
  ];
  return [`${name}:`, ...fields.map((line) => indented(step, line))];
};
