import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials, HostCredentials, LogLevel } from '../../host.ts';
import { askProgram, type ProgramWord } from './credential-programs.ts';
import { type DockerConfig, loginNames, readDockerConfig } from './docker-config.ts';
import { type Environment, homeOf } from './environment.ts';

export interface CredentialSettings {
  readonly env: Environment;
  log(level: LogLevel, message: string): void;
}

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Where logins are kept, in the order in which they count. */
const configTexts = (env: Environment): string[] => {
  const { DOCKER_AUTH_CONFIG, DOCKER_CONFIG, REGISTRY_AUTH_FILE, XDG_RUNTIME_DIR } = env;
  const docker = join(DOCKER_CONFIG || join(homeOf(env), '.docker'), 'config.json');
  const podman = REGISTRY_AUTH_FILE || (XDG_RUNTIME_DIR && join(XDG_RUNTIME_DIR, 'containers', 'auth.json'));
  const texts = [DOCKER_AUTH_CONFIG || undefined, readText(docker), podman ? readText(podman) : undefined];
  return texts.filter((text) => text !== undefined);
};

/** These programs know Docker Hub by the address that it had first. */
const serverOf = (registry: string): string => (registry === 'docker.io' ? 'https://index.docker.io/v1/' : registry);

const MINUTES = 60_000;
const REMEMBERED = 5 * MINUTES;

/** The logins of the user of this machine. Files are read anew each time, for a login may have happened meanwhile; programs are slow. */
export const createCredentials = ({ env, log }: CredentialSettings): HostCredentials => {
  const words = new Map<string, { readonly word: Promise<ProgramWord>; readonly until: number }>();

  const ask = (program: string, registry: string): Promise<ProgramWord> => {
    const key = `${program} ${registry}`;
    const known = words.get(key);
    if (known && known.until > Date.now()) return known.word;
    const word = askProgram({ name: program, server: serverOf(registry), env }).then((said) => {
      if (said === 'failed') log('warn', `The credential helper "${program}" gave no answer; ${registry} is asked without a login.`);
      return said;
    });
    words.set(key, { word, until: Date.now() + REMEMBERED });
    return word;
  };

  const loginIn = async (config: DockerConfig, registry: string, repository: string): Promise<Credentials | undefined> => {
    const program = config.programs.get(registry) ?? config.store;
    const word = program === undefined ? 'none' : await ask(program, registry);
    if (typeof word !== 'string') return word;
    return loginNames(registry, repository)
      .map((name) => config.auths.get(name))
      .find((login) => login !== undefined);
  };

  return {
    async of(registry, repository) {
      for (const text of configTexts(env)) {
        const login = await loginIn(readDockerConfig(text), registry, repository);
        if (login) return login;
      }
      return undefined;
    },
  };
};
