/** Writing answers, the runs behind them, and settings. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { CloisterError } from '../../contract/failure.ts';
import { answerSources } from '../../core/evidence/answer-sources.ts';
import type { RecordWriter } from '../../ports/record-store.ts';
import type { Replace } from './write-documents.ts';

type Writes = Pick<RecordWriter, 'addAnswer' | 'addRuns' | 'putSetting'>;

export function writeAnswers(database: Database): Writes {
  return { addAnswer: addAnswer(database), addRuns: addRuns(database), putSetting: putSetting(database) };
}

function addAnswer(database: Database): Writes['addAnswer'] {
  const matter = database.prepare('SELECT 1 FROM matter WHERE id = ?');
  const insert = database.prepare('INSERT INTO answer (id, matter, body, event) VALUES (?, ?, ?, ?)');
  const source = database.prepare('INSERT INTO answer_source (document, answer) VALUES (?, ?)');
  const add = database.transaction<Replace<Writes['addAnswer']>>((answer, event) => {
    if (matter.get(answer.matter) === undefined) throw new CloisterError('not-found', { subject: answer.matter });
    insert.run(answer.id, answer.matter, JSON.stringify(answer), event);
    for (const document of answerSources(answer)) source.run(document, answer.id);
  });
  return async (answer, event) => {
    add.immediate(answer, event);
  };
}

function addRuns(database: Database): Writes['addRuns'] {
  const insert = database.prepare('INSERT INTO run (id, body, event) VALUES (?, ?, ?)');
  const add = database.transaction<Replace<Writes['addRuns']>>((runs, event) => {
    for (const run of runs) insert.run(run.id, JSON.stringify(run), event);
  });
  return async (runs, event) => {
    add.immediate(runs, event);
  };
}

function putSetting(database: Database): Writes['putSetting'] {
  const upsert = database.prepare(`
    INSERT INTO setting (key, body, event) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET body = excluded.body, event = excluded.event`);
  return async (key, value, event) => {
    upsert.run(key, JSON.stringify(value), event);
  };
}
