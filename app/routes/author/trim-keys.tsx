/** Which keys there are, for those with a keyboard. */
import { useWords } from '~/words/words';

const keys = [
  ['Space', 'play'],
  ['← →', 'frame'],
  ['Shift ← →', 'second'],
  ['I', 'in'],
  ['O', 'out'],
  ['[', 'markFrom'],
  [']', 'markTo'],
  ['X', 'cut'],
  ['S', 'split'],
  ['Ctrl Z', 'undo'],
  ['Ctrl Shift Z', 'redo'],
] as const;

export function TrimKeys() {
  const { trim: text } = useWords();
  return (
    <details className="picker-group">
      <summary>{text.keys}</summary>
      <dl className="facts">
        {keys.map(([pressed, name]) => [
          <dt key={pressed}>
            <kbd>{pressed}</kbd>
          </dt>,
          <dd key={name}>{text.keyList[name]}</dd>,
        ])}
      </dl>
    </details>
  );
}
