/** The name, type and heading of a downloaded file. */
import type { Readable } from 'node:stream';
import { dateIn } from '~/platform/zone';
import type { ExportFormat } from './schema';

export interface ExportFile {
  stream: Readable;
  filename: string;
  contentType: string;
}

export const contentTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const allowed = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f\\/:*?"<>|]/g, '')
    .trim();

/** `기관명_자료명_YYYYMMDD.ext`, the day in the institute's zone; characters that a file system refuses fall away. */
export function exportFilename(file: {
  instituteName: string;
  material: string;
  now: Date;
  timeZone: string;
  format: ExportFormat;
}): string {
  const day = dateIn(file.now, file.timeZone).replaceAll('-', '');
  return `${[file.instituteName, file.material].map(allowed).concat(day).filter(Boolean).join('_')}.${file.format}`;
}

/** `Content-Disposition` with the Korean name by RFC 5987 and an ASCII one for what cannot read it. */
export function contentDisposition(filename: string): string {
  const [, stem = '', extension = ''] = /^(.*?)(\.[A-Za-z0-9]+)?$/s.exec(filename) ?? [];
  const ascii = stem
    .replace(/[^A-Za-z0-9_-]+/g, '')
    .replace(/_+/g, '_')
    .replace(/^_|_$/g, '');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii || 'export'}${extension}"; filename*=UTF-8''${encoded}`;
}
