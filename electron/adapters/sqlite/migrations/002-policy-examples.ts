/** Marked passages that document policies learn from. One from a document goes with it. */
import type { Migration } from './migration.ts';

export const policyExamples: Migration = {
  number: 2,
  name: 'policy-examples',
  sql: `
    CREATE TABLE policy_example (
      id TEXT PRIMARY KEY, policy TEXT NOT NULL, document TEXT REFERENCES document ON DELETE CASCADE,
      body TEXT NOT NULL, vector BLOB, model TEXT NOT NULL, event INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX policy_example_by_policy ON policy_example (policy);
    CREATE INDEX policy_example_by_document ON policy_example (document);
  `,
};
