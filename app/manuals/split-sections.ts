/** A rendered manual cut before each heading of a section, so that something may stand under one. Pure. */

export interface SectionPiece {
  /** The heading's id; null = before the first numbered heading. */
  anchor: string | null;
  html: string;
}

const HEADING = /(?=<h[1-6] id="s-)/;
const ANCHOR = /^<h[1-6] id="(s-[\d-]+)"/;

export const splitSections = (html: string): SectionPiece[] =>
  html
    .split(HEADING)
    .filter(Boolean)
    .map((piece) => ({ anchor: ANCHOR.exec(piece)?.[1] ?? null, html: piece }));

/** Pieces that nothing stands between are one. `under` = the anchors that something stands under. */
export function joinPieces(pieces: readonly SectionPiece[], under: ReadonlySet<string>): SectionPiece[] {
  const joined: SectionPiece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before && !under.has(before.anchor ?? ''))
      joined[joined.length - 1] = { ...piece, html: before.html + piece.html };
    else joined.push(piece);
  }
  return joined;
}
