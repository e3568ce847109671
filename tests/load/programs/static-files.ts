// The bare limit of segments: express.static over the folder in BENCH_FOLDER.
import express from 'express';

const app = express();
app.disable('x-powered-by');
app.use(express.static(process.env.BENCH_FOLDER!, { immutable: true, maxAge: '1y' }));
const server = app.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as { port: number }).port}`);
});
