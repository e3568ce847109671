import { putCaptions } from '~/lessons/put-captions.server';
import { captionLang } from '~/lessons/schema';
import { invalid } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { apiAction, takesOnly } from './door.server';

const TYPES = ['text/vtt', 'application/x-subrip', 'application/x-sami'];

function requireCaptionType(contentType: string | null) {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!TYPES.includes(type))
    throw invalid(
      'captions-type',
      '자막은 text/vtt, application/x-subrip, application/x-sami로 보내 주세요.',
    );
}

export const loader = takesOnly('PUT');
export const action = apiAction({
  PUT: async ({ context, person, id, url, request, bytes }) => {
    const lang = parseInput(captionLang, url.searchParams.get('lang') ?? undefined);
    requireCaptionType(request.headers.get('content-type'));
    return putCaptions({ ...context, person, lessonId: id, lang, text: await bytes() });
  },
});
