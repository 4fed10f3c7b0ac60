import type { LogOutputChannel } from 'vscode';

/** What may hold a login or a token: headers of requests that are made for the server, and bodies on both ways, as a trace writes them. */
const SECRET = /("(?:proxy-)?authorization"|"body")(\s*:\s*)"(?:[^"\\]|\\.)*"/gi;

/** A channel for what goes back and forth between client and server, which is all that a trace is, but for the secrets in it. */
export const secretlessTrace = (channel: LogOutputChannel): LogOutputChannel => {
  const trace = (message: string, ...more: unknown[]): void => channel.trace(message.replace(SECRET, '$1$2"…"'), ...more);
  // Not made from the channel: what an editor has frozen nothing may stand in for.
  return new Proxy({} as LogOutputChannel, {
    get(_, name) {
      if (name === 'trace') return trace;
      const own: unknown = Reflect.get(channel, name, channel);
      return typeof own === 'function' ? own.bind(channel) : own;
    },
  });
};
