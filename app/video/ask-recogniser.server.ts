/**
 * A server hears the sound: one POST in the shape of OpenAI's `/v1/audio/transcriptions`, streamed from the disk.
 * node:http instead of fetch, which gives up on an answer that takes more than five minutes to begin.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { RecognisingFailed, type RecogniserCode } from './recognising-failed';
import { ANSWER_MAX_BYTES, SPEECH_FILE, type Hearing } from './recogniser';

const KEPT_REFUSAL = 2000;

/** Returns the body of its answer; throws RecognisingFailed, or an AbortError where `signal` ended it. */
export async function askRecogniser(
  { url, token }: { url: string; token: string | undefined },
  { folder, lang, signal, timeoutMs }: Hearing,
): Promise<string> {
  const file = path.join(folder, SPEECH_FILE);
  const boundary = `speech-${randomUUID()}`;
  const field = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = `${field('language', lang)}${field('response_format', 'vtt')}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${SPEECH_FILE}"\r\ncontent-type: audio/wav\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const length = Buffer.byteLength(head) + (await stat(file)).size + Buffer.byteLength(tail);
  const late = AbortSignal.timeout(timeoutMs);
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const request = send(url, {
    method: 'POST',
    signal: AbortSignal.any([signal, late]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': length,
      accept: 'text/vtt, application/json;q=0.9, text/plain;q=0.8',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  });
  try {
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve);
      request.once('error', reject);
    });
    const sent = pipeline(async function* () {
      yield head;
      yield* createReadStream(file);
      yield tail;
    }, request);
    // A server may refuse before it has read everything: its answer counts, not the broken pipe.
    sent.catch(() => undefined);
    return await readAnswer(await answered);
  } catch (error) {
    if (signal.aborted || error instanceof RecognisingFailed) throw error;
    throw new RecognisingFailed(late.aborted ? 'recogniser-slow' : 'recogniser-away', String(error));
  } finally {
    request.destroy();
  }
}

async function readAnswer(response: IncomingMessage): Promise<string> {
  const status = response.statusCode ?? 0;
  const isGood = status === 200;
  const most = isGood ? ANSWER_MAX_BYTES : KEPT_REFUSAL;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= most) continue;
    if (isGood) throw new RecognisingFailed('answer-too-large', `more than ${most} bytes`);
    break;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (isGood) return text;
  throw new RecognisingFailed(refusalOf(status), `HTTP ${status}\n${text.slice(0, KEPT_REFUSAL)}`);
}

/** 5xx and 429 pass by themselves; whatever else it says about the request, somebody has to mend it. */
const refusalOf = (status: number): RecogniserCode =>
  status >= 500 || status === 429 ? 'recogniser-away' : 'recogniser-refused';
