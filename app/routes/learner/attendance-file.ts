import { exportAttendance } from '~/reports/export-attendance.server';
import { pageLoader } from '../door.server';
import { sendFile } from '../send-file.server';

/** Who was at a screening as a download; it checks who may have it (403) and writes the access log itself. */
export const loader = pageLoader(async ({ context, person, params }) =>
  sendFile(
    await exportAttendance({
      ...context,
      ...{ person, screeningId: params['id'] ?? '', instituteName: context.institute.name },
    }),
  ),
);
