import type { Span } from '../text/span.ts';
import type { CommandUse } from './model.ts';
import { socketBehind } from './sockets.ts';

const DAEMONS: ReadonlySet<string> = new Set(['dockerd', 'dockerd-entrypoint.sh', 'dind']);

/** Where commands that start a daemon have it listen over TCP. */
export const daemonAddresses = (uses: readonly CommandUse[]): readonly { readonly at: Span; readonly value: string }[] =>
  uses.flatMap(({ command }) => {
    const words = command.arguments;
    const isDaemon = DAEMONS.has(command.name) || (command.name === 'docker' && words[0]?.value === 'daemon');
    return isDaemon
      ? words.flatMap(({ value: word, span }) => {
          const value = /^(?:--host=|-H=?)?(tcp:\/\/.*)$/.exec(word)?.[1];
          return value === undefined ? [] : [{ at: span, value }];
        })
      : [];
  });

const TCP = /^TCP[46]?-L(?:ISTEN)?:/i;
const SOCKET = /^UNIX(?:-CLIENT|-CONNECT)?:([^,]+)/i;

/** The ports of relays to the socket; one that only the container itself reaches is let be. */
export const relayPorts = (uses: readonly CommandUse[]): readonly Span[] =>
  uses.flatMap(({ command }) => {
    if (command.name !== 'socat') return [];
    const port = command.arguments.find(({ value }) => TCP.test(value));
    const isRelay = command.arguments.some(({ value }) => socketBehind(SOCKET.exec(value)?.[1] ?? '') !== undefined);
    return port && isRelay && !/,bind=(?:127\.|localhost)/.test(port.value) ? [port.span] : [];
  });
