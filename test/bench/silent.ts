import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A host on loopback that takes connections and says nothing. */
export interface Silent {
  readonly host: string;
  connections(): number;
  stop(): void;
}

/** Starts one on a port of its own. */
export const startSilent = async (): Promise<Silent> => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    // Whoever gives up may do so in any way.
    socket.on('error', () => undefined).resume();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.length,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
