import { type DockerClient, dockerClientOf } from '../knowledge/docker-clients.ts';
import type { Knowledge } from '../knowledge/index.ts';
import type { Mount } from './model.ts';

export type { DockerClient } from '../knowledge/docker-clients.ts';

/** What is asked of most: which containers there are. */
const UNKNOWN: DockerClient = { needs: ['CONTAINERS'], way: 'DOCKER_HOST=tcp://{host}:2375', given: '', more: [], isKnown: false };

/** What gets a socket; `undefined` where nothing is known of any program. */
export const clientOf = ({ image }: Mount, { dockerClients }: Knowledge): DockerClient | undefined =>
  dockerClients && ((image !== undefined && dockerClientOf(dockerClients, image.replace(/[:@].*$/, ''))) || UNKNOWN);
