/** The stored text of one page, asked for once the page is near. */
import { useEffect, useState } from 'react';
import type { LoadPage, StoredPage } from './viewer-types.ts';

export function useStoredPage(load: LoadPage, n: number, near: boolean): StoredPage | null | 'loading' {
  const [held, setHeld] = useState<{ load: LoadPage; page: StoredPage | null } | null>(null);
  useEffect(() => {
    if (!near) return;
    let wanted = true;
    void load(n).then((page) => {
      if (wanted) setHeld({ load, page });
    });
    return () => {
      wanted = false;
    };
  }, [load, n, near]);
  return held !== null && held.load === load ? held.page : 'loading';
}
