/** A job manual (업무 매뉴얼) in the shapes that lists and pages use. */
export interface SectionNode {
  id: string;
  number: string;
  title: string;
  level: number;
  hash: string;
  revision: number;
  children: SectionNode[];
}

export interface ManualNode {
  id: string;
  slug: string;
  title: string;
  summary: string;
  jobField: string;
  department: string;
  revision: number;
  /** SHA-256 of the newest revision's body, hex. */
  hash: string;
  /** `YYYY-MM-DD` */
  effectiveOn: string;
  demo: boolean;
  sections: SectionNode[];
}

export interface ManualSectionView extends Omit<SectionNode, 'children'> {
  /** Markdown below the heading, without its subsections. */
  body: string;
}

/** `3.2` → `s-3-2`: the heading's id on the manual page. */
export const sectionAnchor = (number: string) => `s-${number.replaceAll('.', '-')}`;
