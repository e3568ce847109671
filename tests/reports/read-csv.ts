/** A strict reader of RFC 4180: CRLF ends a record, quotes only around a whole field. Throws on anything else. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quoted field never ends');
        if (text[at] !== '"') field += text[at];
        else if (text[at + 1] === '"') field += text[at++];
        else break;
      }
      at += 1;
    } else {
      while (at < text.length && !',\r\n"'.includes(text[at]!)) field += text[at++];
      if (text[at] === '"') throw new Error(`a quote inside a bare field at ${at}`);
    }
    record.push(field);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push(record);
      record = [];
    } else throw new Error(`neither comma nor CRLF at ${at}`);
  }
  if (record.length) throw new Error('the last record has no CRLF');
  return records;
}
