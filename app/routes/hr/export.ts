import { notFound } from '~/platform/errors';
import { parseInput } from '~/platform/form';
import { exportReport } from '~/reports/export-report.server';
import { exportFileName, exportQuery } from '~/reports/schema';
import { pageLoader } from '../door.server';
import { sendFile } from '../send-file.server';

/** A report as a download, streamed. The report itself checks who may have it (403) and writes the access log. */
export const loader = pageLoader(async ({ context, person, params, url }) => {
  const named = exportFileName.safeParse(params['file']);
  if (!named.success) throw notFound('그런 자료는 없습니다. 교육 관리의 내려받기에서 다시 골라 주세요.');
  const query = parseInput(exportQuery, Object.fromEntries(url.searchParams));
  return sendFile(
    await exportReport({
      ...context,
      person,
      instituteName: context.institute.name,
      file: named.data,
      query,
    }),
  );
});
