/** A file's name on one line, clipped in the middle: the ending always shows. */
export function FileName({ name }: { name: string }) {
  const dot = name.lastIndexOf('.');
  const cut = Math.max(0, (dot > 0 ? dot : name.length) - 4);
  return (
    <span className="middle" title={name}>
      <span>{name.slice(0, cut)}</span>
      <span>{name.slice(cut)}</span>
    </span>
  );
}
