/** Writing matters, documents and what was read from them. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import type { RecordWriter } from '../../ports/record-store.ts';
import { toBytes } from './vector-bytes.ts';

type Writes = Pick<
  RecordWriter,
  'addUser' | 'addMatter' | 'putMatter' | 'eraseMatter' | 'putDocument' | 'putPages' | 'putChunks' | 'eraseDocument'
>;

export function writeDocuments(database: Database): Writes {
  return {
    addUser: addUser(database),
    addMatter: addMatter(database),
    putMatter: putMatter(database),
    eraseMatter: eraseMatter(database),
    putDocument: putDocument(database),
    putPages: putPages(database),
    putChunks: putChunks(database),
    eraseDocument: eraseDocument(database),
  };
}

function addUser(database: Database): Writes['addUser'] {
  const insert = database.prepare('INSERT INTO user (id, body, event) VALUES (?, ?, ?)');
  return async (user, event) => {
    insert.run(user.id, JSON.stringify(user), event);
  };
}

function addMatter(database: Database): Writes['addMatter'] {
  const insert = database.prepare(
    'INSERT INTO matter (id, name, body, event) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return async (matter, event) => {
    const { changes } = insert.run(matter.id, matter.name, JSON.stringify(matter), event);
    if (changes === 0) throw new CloisterError('matter-exists', { subject: matter.id });
  };
}

function putMatter(database: Database): Writes['putMatter'] {
  const update = database.prepare('UPDATE matter SET name = ?, body = ?, event = ? WHERE id = ?');
  return async (matter, event) => {
    const { changes } = update.run(matter.name, JSON.stringify(matter), event, matter.id);
    if (changes === 0) throw new CloisterError('not-found', { subject: matter.id });
  };
}

function eraseMatter(database: Database): Writes['eraseMatter'] {
  const holds = database.prepare('SELECT 1 FROM document WHERE matter = ?');
  const answers = database.prepare('DELETE FROM answer WHERE matter = ?');
  const matter = database.prepare('DELETE FROM matter WHERE id = ?');
  const note = database.prepare(noteErasure);
  const erase = database.transaction<Replace<Writes['eraseMatter']>>((id, event) => {
    if (holds.get(id) !== undefined) throw new CloisterError('invalid', { subject: id });
    answers.run(id);
    matter.run(id);
    note.run(id, event);
  });
  return async (id, event) => {
    erase.immediate(id, event);
    emptyWriteAheadLog(database);
  };
}

/** A document never moves to another matter: that would carry its text over the wall. */
function putDocument(database: Database): Writes['putDocument'] {
  const matter = database.prepare('SELECT 1 FROM matter WHERE id = ?');
  const upsert = database.prepare(`
    INSERT INTO document (id, matter, commitment, status, body, event) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
      commitment = excluded.commitment, status = excluded.status, body = excluded.body, event = excluded.event
    WHERE matter = excluded.matter`);
  return async (document, event) => {
    if (matter.get(document.matter) === undefined) throw new CloisterError('not-found', { subject: document.matter });
    const { id, commitment, status } = document;
    const { changes } = upsert.run(id, document.matter, commitment, status, JSON.stringify(document), event);
    if (changes === 0) throw new CloisterError('invalid', { subject: id });
  };
}

function putPages(database: Database): Writes['putPages'] {
  const matterOf = documentMatter(database);
  const clear = database.prepare('DELETE FROM page WHERE document = ?');
  const insert = database.prepare('INSERT INTO page (document, n, body, event) VALUES (?, ?, ?, ?)');
  const replace = database.transaction<Replace<Writes['putPages']>>((document, pages, event) => {
    matterOf(document);
    clear.run(document);
    for (const page of pages) insert.run(document, page.n, JSON.stringify(page), event);
  });
  return async (document, pages, event) => {
    replace.immediate(document, pages, event);
  };
}

function putChunks(database: Database): Writes['putChunks'] {
  const matterOf = documentMatter(database);
  const clear = database.prepare('DELETE FROM chunk WHERE document = ?');
  const insert = database.prepare(
    'INSERT INTO chunk (id, document, ordinal, body, vector, model, event) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const replace = database.transaction<Replace<Writes['putChunks']>>((document, chunks, event) => {
    const matter = matterOf(document);
    const strays = chunks.some(({ chunk }) => chunk.document !== document || chunk.matter !== matter);
    if (strays) throw new CloisterError('invalid', { subject: document });
    clear.run(document);
    for (const { chunk, vector, model } of chunks) {
      const bytes = vector === null ? null : toBytes(vector);
      insert.run(chunk.id, document, chunk.ordinal, JSON.stringify(chunk), bytes, model, event);
    }
  });
  return async (document, chunks, event) => {
    replace.immediate(document, chunks, event);
  };
}

/** Answers that quote the document go with it. What stays is its random id beside the erasing event, and runs, which hold no text. */
function eraseDocument(database: Database): Writes['eraseDocument'] {
  const answers = database.prepare(
    'DELETE FROM answer WHERE id IN (SELECT answer FROM answer_source WHERE document = ?)',
  );
  const document = database.prepare('DELETE FROM document WHERE id = ?');
  const note = database.prepare(noteErasure);
  const erase = database.transaction<Replace<Writes['eraseDocument']>>((id, event) => {
    answers.run(id);
    document.run(id);
    note.run(id, event);
  });
  return async (id, event) => {
    erase.immediate(id, event);
    emptyWriteAheadLog(database);
  };
}

/** What stays of a document or a matter: its random id beside the event that erased it. */
const noteErasure =
  'INSERT INTO erasure (document, event) VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET event = excluded.event';

/** The log of SQLite still holds pages from before; moving it into the file and cutting it to nothing ends that. */
export function emptyWriteAheadLog(database: Database): void {
  database.pragma('wal_checkpoint(TRUNCATE)');
}

/** The synchronous form of a port method, for use as a transaction. */
export type Replace<F extends (...given: never[]) => Promise<void>> = (...given: Parameters<F>) => void;

/** The matter of a document; `not-found` without one. */
export function documentMatter(database: Database): (id: string) => string {
  const statement = database.prepare<[string], { matter: string }>('SELECT matter FROM document WHERE id = ?');
  return (id) => {
    const row = statement.get(id);
    if (row === undefined) throw new CloisterError('not-found', { subject: id });
    return row.matter;
  };
}
