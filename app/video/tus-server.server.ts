/** @tus/server with the errors of our contract: JSON, a sentence, and no status the contract does not know. */
import { Server, type ServerOptions, type DataStore } from '@tus/server';
import { AppError } from '~/platform/errors';

const sentences: Record<number, { status: number; code: string; message: string }> = {
  400: {
    status: 400,
    code: 'upload-invalid',
    message: '올리기 요청의 형식이 올바르지 않습니다. 페이지를 새로 고친 뒤 파일을 다시 골라 주세요.',
  },
  404: {
    status: 404,
    code: 'not-found',
    message: '찾는 올리기가 없거나 올린 사람이 아닙니다. 처음부터 다시 올려 주세요.',
  },
  409: {
    status: 409,
    code: 'upload-offset-mismatch',
    message: '서버에 있는 위치와 보낸 위치가 다릅니다. 위치를 다시 확인한 뒤 이어서 올려 주세요.',
  },
  412: {
    status: 412,
    code: 'tus-version',
    message: 'tus 1.0.0 요청이 아닙니다. Tus-Resumable: 1.0.0 머리글을 넣어 주세요.',
  },
  413: {
    status: 413,
    code: 'too-large',
    message: '파일이 너무 큽니다. 더 낮은 화질로 촬영하거나 나누어 올려 주세요.',
  },
  500: {
    status: 500,
    code: 'internal',
    message: '파일을 받는 중에 문제가 생겼습니다. 잠시 뒤 이어서 올려 주세요.',
  },
};
// The protocol library answers 403 to missing headers and 410 to removed files; the contract says 400 and 404.
const contractStatus = (status: number) =>
  status === 403 ? 400 : status === 410 ? 404 : sentences[status] ? status : status < 500 ? 400 : 500;

/** What a hook throws so that the library answers with our error. */
export const asTusError = (error: AppError) => ({
  status_code: error.status,
  body: JSON.stringify(error.toBody()),
});

export class TusServer extends Server {
  constructor(
    options: Omit<ServerOptions, 'locker'> & { datastore: DataStore },
    private readonly maxSentence: string,
  ) {
    super(options);
  }

  override async write(
    ...[context, headers, status, body = '']: Parameters<Server['write']>
  ): ReturnType<Server['write']> {
    if (status < 400) return super.write(context, headers, status, body);
    headers.set('Content-Type', 'application/json; charset=utf-8');
    headers.set('Cache-Control', 'no-store');
    if (body.startsWith('{"error"')) return super.write(context, headers, status, body);
    const known = sentences[contractStatus(status)]!;
    const message = known.status === 413 ? this.maxSentence : known.message;
    return super.write(
      context,
      headers,
      known.status,
      JSON.stringify({ error: { code: known.code, message } }),
    );
  }
}
