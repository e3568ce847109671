import { createReadableStreamFromReadable } from '@remix-run/node';
import { contentDisposition, type ExportFile } from '~/reports/export-file';

/** A report as a download, streamed; nobody between keeps a copy. */
export const sendFile = ({ stream, filename, contentType }: ExportFile) =>
  new Response(createReadableStreamFromReadable(stream), {
    headers: {
      'content-type': contentType,
      'content-disposition': contentDisposition(filename),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
