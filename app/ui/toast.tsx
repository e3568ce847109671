// Short notes above the dock: what has just happened, perhaps with a way back. Never for an error that needs an act.
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { TextButton } from './button';
import { Icon, type IconName } from './icon';

export type Toast = {
  text: string;
  icon?: IconName;
  /** Ten seconds instead of five: "되돌리기". */ undo?: { label: string; act: () => void };
};

type Shown = Toast & { id: number };

const ToastContext = createContext<(toast: Toast | string) => void>(() => {});

/** Shows a short note: toast("저장했습니다") or toast({ text, undo: { label, act } }). */
export function useToast(): (toast: Toast | string) => void {
  return useContext(ToastContext);
}

export const TOAST_MS = 5_000;
export const UNDO_TOAST_MS = 10_000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(1);
  const show = useCallback((toast: Toast | string) => {
    const made = { ...(typeof toast === 'string' ? { text: toast } : toast), id: next.current };
    next.current += 1;
    setShown((before) => [...before.slice(-1), made]);
  }, []);
  const drop = useCallback(
    (id: number) => setShown((before) => before.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext.Provider value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onOver={drop} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

function ToastLine({ toast, onOver }: { toast: Shown; onOver: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const { id, undo } = toast;
  const ms = useMemo(() => (undo ? UNDO_TOAST_MS : TOAST_MS), [undo]);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onOver(id), ms);
    return () => clearTimeout(timer);
  }, [held, id, ms, onOver]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={toast.icon ?? 'check-circle'} />
      <span className="grow">{toast.text}</span>
      {undo ? (
        <TextButton
          onClick={() => {
            undo.act();
            onOver(id);
          }}
        >
          {undo.label}
        </TextButton>
      ) : null}
    </div>
  );
}
