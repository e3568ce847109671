/** A manual's Markdown as HTML that is safe to put into a page under a strict CSP. */
import { Marked } from 'marked';
import sanitizeHtml from 'sanitize-html';
import { sectionAnchor } from './manual';

const numbered = /^(\d{1,3}(?:\.\d{1,3})*)\.? /;
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const marked = new Marked({
  gfm: true,
  renderer: {
    heading({ tokens, depth, text }) {
      const number = numbered.exec(text)?.[1];
      const anchor = number ? ` id="${sectionAnchor(number)}"` : '';
      return `<h${depth}${anchor}>${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

/** Tables keep their width on a phone: the region scrolls, and can be reached and named without a mouse. */
const wrapTables = (html: string, label: string) =>
  html
    .replaceAll(
      '<table>',
      `<div class="table-scroll" role="region" tabindex="0" aria-label="${escape(label)}"><table>`,
    )
    .replaceAll('</table>', '</table></div>');

/** `title` names the scroll regions of tables. Headings carry ids as `sectionAnchor` makes them. */
export function renderManual({ body, title }: { body: string; title: string }): string {
  const safe = sanitizeHtml(marked.parse(body, { async: false }), {
    allowedTags: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'hr', 'br'],
      ...['strong', 'em', 'del', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: { a: ['href', 'title'], ol: ['start'], '*': ['id'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
  });
  return wrapTables(safe, `${title} 표`);
}
