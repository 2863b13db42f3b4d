import { createServer, type AddressInfo, type Server } from "node:net";

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}

/**
 * TCP ports of 127.0.0.1 that nobody listens on now. All are held open together, so they are different; another
 * process may take one before it is used, which is why the client starts a kernel again when a port is occupied.
 *
 * @param count how many
 * @example const [shell, iopub] = await freePorts(2);
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}
