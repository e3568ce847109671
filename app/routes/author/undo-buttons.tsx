import { IconButton } from '~/ui/icon-button';

interface UndoButtonsProps {
  labels: { undo: string; redo: string };
  history: { past: readonly unknown[]; future: readonly unknown[] };
  onUndo(): void;
  onRedo(): void;
}

/** Back and forth through what was done on this page. */
export function UndoButtons({ labels, history, onUndo, onRedo }: UndoButtonsProps) {
  return (
    <span className="line">
      <IconButton icon="undo" label={labels.undo} disabled={history.past.length === 0} onClick={onUndo} />
      <IconButton
        icon="undo"
        className="mirrored"
        label={labels.redo}
        disabled={history.future.length === 0}
        onClick={onRedo}
      />
    </span>
  );
}
