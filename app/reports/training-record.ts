/**
 * 교육훈련 실적: the nineteen columns that HR hands on. Minutes are whole. 교육시간 is the verified time of the entry,
 * 인정시간 what the ledger recognises of it.
 */
import type { ReportColumn } from './report-table';

export const trainingRecordColumns: readonly ReportColumn[] = [
  { title: '순번', kind: 'integer', width: 7 },
  { title: '사원번호', kind: 'text', width: 12 },
  { title: '사원명', kind: 'text', width: 10 },
  { title: '결재상태', kind: 'text', width: 9 },
  { title: '연도', kind: 'integer', width: 7 },
  { title: '과정명', kind: 'text', width: 40 },
  { title: '교육기관', kind: 'text', width: 18 },
  { title: '교육시작일', kind: 'date', width: 13 },
  { title: '교육종료일', kind: 'date', width: 13 },
  { title: '교육일수', kind: 'integer', width: 9 },
  { title: '교육시간', kind: 'integer', width: 9, summed: true },
  { title: '교육유형', kind: 'text', width: 12 },
  { title: '교육분류', kind: 'text', width: 10 },
  { title: '관련직무', kind: 'text', width: 12 },
  { title: '지정학습여부', kind: 'text', width: 12 },
  { title: '지정학습구분', kind: 'text', width: 12 },
  { title: '국내구분', kind: 'text', width: 9 },
  { title: '인정시간', kind: 'integer', width: 9, summed: true },
  { title: '승인여부', kind: 'text', width: 9 },
];
