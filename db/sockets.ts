import { createConnection, type Socket } from "node:net";

/** Connections that are open, by their own end. */
const open = new Map<string, Socket>();

const endOf = (address: string, port: number) => `${address} ${port}`;

/** The socket of a connection, by the address and the port that its server sees; none behind a proxy, or if it is encrypted. */
export const socketAt = (address: string, port: number): Socket | undefined => open.get(endOf(address, port));

/** Connections of `url` by sockets that can be found again; none where the driver has to choose a host or to encrypt. */
export function findableSocket(url: string): (() => Socket) | undefined {
  const { hostname, port, search } = new URL(url);
  if (!hostname || hostname.includes(",") || search !== "") return undefined;
  return () => {
    const [host, at] = [hostname.replace(/^\[|\]$/g, ""), Number(port || 5432)];
    // The driver names both where a connection fails.
    const socket = Object.assign(createConnection(at, host), { host, port: at });
    socket.once("connect", () => {
      const end = endOf(socket.localAddress ?? "", socket.localPort ?? 0);
      open.set(end, socket);
      socket.once("close", () => open.delete(end));
    });
    return socket;
  };
}
