import type { Span } from '../text/span.ts';
import type { HostNamespace, Setting } from './openings.ts';

/** The capability of a name such as `SYS_ADMIN`, `cap_sys_admin` or `all`. */
export const capability = (name: string, at: Span): Setting => ({
  kind: 'capability',
  name: name.trim().toUpperCase().replace(/^CAP_/, ''),
  at,
});

/** A namespace of the host's, if the word says that. */
export const hostNamespace = (namespace: HostNamespace, word: string, at: Span): readonly Setting[] =>
  word.trim() === 'host' ? [{ kind: 'namespace', namespace, at }] : [];

const UNCONFINED = /^(?:(seccomp|apparmor|systempaths)[=:]unconfined|label[=:](disable))$/i;

/** What an option of `security_opt` or `--security-opt` takes off, if anything. */
export const unconfined = (option: string, at: Span): readonly Setting[] => {
  const match = UNCONFINED.exec(option.trim());
  if (!match) return [];
  const profile = (match[1]?.toLowerCase() ?? 'label') as 'seccomp' | 'apparmor' | 'systempaths' | 'label';
  return [{ kind: 'profile', profile, at }];
};

/** A device of the host's: the part before the first colon. */
export const device = (option: string, at: Span): Setting => ({ kind: 'device', path: option.split(':')[0] ?? '', at });
