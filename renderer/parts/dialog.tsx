/** A dialog over the window for things that are not about a page. Esc and the close button end it. */
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';

export function Dialog(props: { title: string; children: ReactNode; onClose: () => void; wide?: boolean }): ReactNode {
  const { title, children, onClose, wide = false } = props;
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the dialog leaves the page: only then does closing it give the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first], input, textarea')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <Button look="quiet" icon="x" name="Close" onPress={onClose} />
      </div>
      {children}
    </dialog>
  );
}
