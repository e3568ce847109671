import { createReadableStreamFromReadable } from '@remix-run/node';
import { exportAttendance } from '~/reports/export-attendance.server';
import { contentDisposition } from '~/reports/export-file';
import { pageLoader } from '../door.server';

/** Who was at a screening as a download; it checks who may have it (403) and writes the access log itself. */
export const loader = pageLoader(async ({ context, person, params }) => {
  const { stream, filename, contentType } = await exportAttendance({
    ...context,
    ...{ person, screeningId: params['id'] ?? '', instituteName: context.institute.name },
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
