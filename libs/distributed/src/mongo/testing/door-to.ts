import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server, so that it can be away for those who come this way, and for nobody else. */
export interface Door {
  /** `host:port` */
  readonly host: string;
  /** Nobody answers, and who is connected is cut off. */
  shut(): Promise<void>;
  /** Who is connected stays so, and gets no answer any more. */
  hold(): void;
  open(): Promise<void>;
}

/** An open door to the server of a `mongodb://` address. */
export async function doorTo(url: string): Promise<Door> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let held = false;
  let server: Server | undefined;
  let own = 0;

  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('data', (bytes) => {
      if (!held) to.write(bytes);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const open = async () => {
    held = false;
    for (const socket of sockets) socket.destroy();
    if (server !== undefined) return;
    server = createServer((caller) => {
      const called = connect(Number(port), hostname);
      pass(caller, called);
      pass(called, caller);
    }).listen(own, '127.0.0.1');
    await once(server, 'listening');
    const address: AddressInfo | string | null = server.address();
    if (address === null || typeof address === 'string') throw new Error('the door has no port');
    own = address.port;
  };
  await open();
  return {
    host: `127.0.0.1:${String(own)}`,
    open,
    hold() {
      held = true;
    },
    async shut() {
      const closed = server;
      server = undefined;
      if (closed === undefined) return;
      closed.close();
      for (const socket of sockets) socket.destroy();
      await once(closed, 'close');
    },
  };
}
