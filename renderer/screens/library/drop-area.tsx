/** The court of the library takes dropped files and folders. */
import { useState, type DragEvent, type ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';

export function DropArea(props: {
  children: ReactNode;
  onDrop: (files: readonly File[]) => void;
  refused: string | null;
}): ReactNode {
  const { children, onDrop, refused } = props;
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = (event: DragEvent<HTMLElement>): void => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    setOver(false);
  };
  const onDropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && refused === null) onDrop(files);
  };
  return (
    <main className="court library-court" onDragOver={onDragOver} onDragLeave={onDragLeave} onDrop={onDropped}>
      {children}
      {over && (
        <div className="drop-here" role="status">
          <Icon name="folder-plus" />
          <p>{refused ?? 'Drop to import into this matter'}</p>
        </div>
      )}
    </main>
  );
}
