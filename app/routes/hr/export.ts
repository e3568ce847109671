import { createReadableStreamFromReadable } from '@remix-run/node';
import { notFound } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { contentDisposition } from '~/reports/export-file';
import { exportReport } from '~/reports/export-report.server';
import { exportFileName, exportQuery } from '~/reports/schema';
import { pageLoader } from '../door.server';

/** A report as a download, streamed. The report itself checks who may have it (403) and writes the access log. */
export const loader = pageLoader(async ({ context, person, params, url }) => {
  const named = exportFileName.safeParse(params['file']);
  if (!named.success) throw notFound('그런 자료는 없습니다. 교육 관리의 내려받기에서 다시 골라 주세요.');
  const query = parseInput(exportQuery, Object.fromEntries(url.searchParams));
  const { stream, filename, contentType } = await exportReport({
    ...context,
    person,
    instituteName: context.institute.name,
    file: named.data,
    query,
  });
  return new Response(createReadableStreamFromReadable(stream), {
    headers: {
      'content-type': contentType,
      'content-disposition': contentDisposition(filename),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
