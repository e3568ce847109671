// The bare limit of uploads: @tus/server with its own file store on Node's http, writing into BENCH_FOLDER.
import http from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const tus = new Server({
  path: '/api/v1/uploads',
  datastore: new FileStore({ directory: process.env.BENCH_FOLDER! }),
  relativeLocation: true,
});
const server = http.createServer((request, response) => void tus.handle(request, response));
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
process.on('SIGTERM', () => process.exit(0));
