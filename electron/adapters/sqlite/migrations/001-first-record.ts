/**
 * The first record. `body` is the JSON of the contract's type, parsed by its schema on every read; the columns beside it
 * are what is searched by. `event` is the audit event that was durable before the row was written.
 */
import type { Migration } from './migration.ts';

export const firstRecord: Migration = {
  number: 1,
  name: 'first-record',
  sql: `
    CREATE TABLE user (id TEXT PRIMARY KEY, body TEXT NOT NULL, event INTEGER NOT NULL) STRICT;

    CREATE TABLE matter (
      id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, body TEXT NOT NULL, event INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE document (
      id TEXT PRIMARY KEY, matter TEXT NOT NULL REFERENCES matter, commitment TEXT NOT NULL, status TEXT NOT NULL,
      body TEXT NOT NULL, event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX document_by_commitment ON document (matter, commitment);

    CREATE TABLE page (
      document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, n INTEGER NOT NULL,
      body TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (document, n)
    ) STRICT;

    CREATE TABLE chunk (
      id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE, ordinal INTEGER NOT NULL,
      body TEXT NOT NULL, vector BLOB, model TEXT, event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX chunk_by_document ON chunk (document, ordinal);

    CREATE TABLE finding (
      id TEXT NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
      place INTEGER NOT NULL, body TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (id, version)
    ) STRICT;
    CREATE INDEX finding_by_document ON finding (document, place, version);

    CREATE TABLE decision (
      id TEXT PRIMARY KEY, finding TEXT NOT NULL, document TEXT NOT NULL REFERENCES document ON DELETE CASCADE,
      body TEXT NOT NULL, event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX decision_by_finding ON decision (finding);
    CREATE INDEX decision_by_document ON decision (document);

    CREATE TABLE answer (
      id TEXT PRIMARY KEY, matter TEXT NOT NULL REFERENCES matter, body TEXT NOT NULL, event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX answer_by_matter ON answer (matter);

    -- Which documents an answer quotes: their text stands in it, so it goes when one of them is erased.
    CREATE TABLE answer_source (
      document TEXT NOT NULL, answer TEXT NOT NULL REFERENCES answer ON DELETE CASCADE, PRIMARY KEY (document, answer)
    ) STRICT;
    CREATE INDEX answer_source_by_answer ON answer_source (answer);

    CREATE TABLE run (id TEXT PRIMARY KEY, body TEXT NOT NULL, event INTEGER NOT NULL) STRICT;
    CREATE TABLE setting (key TEXT PRIMARY KEY, body TEXT NOT NULL, event INTEGER NOT NULL) STRICT;
    CREATE TABLE erasure (document TEXT PRIMARY KEY, event INTEGER NOT NULL) STRICT;
  `,
};
