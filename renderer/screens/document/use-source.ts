/** Reads the document under review: stored pages, each fetched once, and parts of the original file. */
import { useMemo } from 'react';
import type { DocumentRecord } from '../../bridge/types.ts';
import type { LoadPage, ReadBytes, StoredPage } from '../../parts/page-viewer/viewer-types.ts';
import { useSession } from '../session.tsx';

export interface Source {
  readonly load: LoadPage;
  /** Null for documents without page images. */
  readonly read: ReadBytes | null;
}

export function useSource({ id, kind }: Pick<DocumentRecord, 'id' | 'kind'>): Source {
  const { ask } = useSession();
  return useMemo(() => {
    const pages = new Map<number, Promise<StoredPage | null>>();
    const fetchPage = async (page: number): Promise<StoredPage | null> => {
      const result = await ask('document.page', { document: id, page });
      return result.ok ? result.value : null;
    };
    const load: LoadPage = (n) => {
      const held = pages.get(n) ?? fetchPage(n);
      pages.set(n, held);
      return held;
    };
    const read: ReadBytes = async (offset, length) => {
      const result = await ask('document.bytes', { document: id, offset, length });
      return result.ok ? result.value : null;
    };
    return { load, read: kind === 'pdf' ? read : null };
  }, [ask, id, kind]);
}
