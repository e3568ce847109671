// One upload over tus in chunks of the studio's size, on an agent of its own.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import { CHUNK_BYTES } from '~/video/send-file';

export interface UploadTarget {
  origin: string;
  headers: Record<string, string>;
}

const chunk = randomBytes(CHUNK_BYTES);

function send(
  agent: http.Agent,
  method: string,
  url: string,
  headers: http.OutgoingHttpHeaders,
  body?: Buffer,
) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const request = http.request(url, { method, headers, agent }, (response) => {
      response.resume().once('end', () => resolve(response));
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** `bytes`: whole chunks of noise, which no program takes for a video. Throws where anything is refused. */
export async function sendUpload(
  { origin, headers }: UploadTarget,
  { bytes, agent }: { bytes: number; agent: http.Agent },
): Promise<void> {
  const all = { ...headers, origin, 'tus-resumable': '1.0.0' };
  const filename = `filename ${Buffer.from('bench.mp4').toString('base64')}`;
  const announced = await send(agent, 'POST', `${origin}/api/v1/uploads`, {
    ...{ ...all, 'upload-length': bytes, 'upload-metadata': filename, 'content-length': 0 },
  });
  if (announced.statusCode !== 201) throw new Error(`announcement: ${announced.statusCode}`);
  const at = new URL(announced.headers.location!, origin).href;
  for (let offset = 0; offset < bytes; offset += chunk.length) {
    const type = { 'content-type': 'application/offset+octet-stream', 'content-length': chunk.length };
    const answer = await send(agent, 'PATCH', at, { ...all, ...type, 'upload-offset': offset }, chunk);
    if (answer.statusCode !== 204) throw new Error(`chunk at ${offset}: ${answer.statusCode}`);
  }
}
