// What both servers have in common: notes come in over HTTP, and each is relayed to every watcher as one message.
// The load generator asks for the heap in use before it looks at the memory of the process.
import { createServer } from 'node:http';

export function serve(port, relay) {
  const server = createServer((request, response) => {
    if (request.method === 'PUT' && request.url === '/notes') {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        relay(Buffer.concat(chunks).toString());
        response.writeHead(201).end();
      });
    } else if (request.method === 'POST' && request.url === '/collect-garbage') {
      globalThis.gc();
      response.end(String(process.memoryUsage().heapUsed));
    } else {
      response.writeHead(404).end();
    }
  });
  server.listen(port, '127.0.0.1', 4096);
  process.on('SIGTERM', () => process.exit(0));
  return server;
}
