import { useCallback, type RefObject } from 'react';

/** As tall as its text; the style sheet says how tall at most. Call it after every change of the text. */
export function useGrowingField(field: RefObject<HTMLTextAreaElement>): () => void {
  return useCallback(() => {
    const node = field.current;
    if (!node) return;
    node.style.height = 'auto';
    node.style.height = node.value ? `${node.scrollHeight + node.offsetHeight - node.clientHeight}px` : '';
  }, [field]);
}
