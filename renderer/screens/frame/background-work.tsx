/** Work that the application does by itself, told at the foot of every screen, with a way to stop it. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { useSession } from '../session.tsx';
import { progressCount, progressTitle } from '../words/job-words.ts';

export function BackgroundWork(): ReactNode {
  const { ask, jobs } = useSession();
  const job = jobs.running.find(({ kind }) => kind === 'golden');
  if (job === undefined) return null;
  return (
    <span className="row nowrap">
      <span role="status">
        {progressTitle(job)}
        {job.total > 0 && `, ${progressCount(job)}`}
      </span>
      <Button
        look="quiet"
        icon="square"
        name="Stop comparing the golden set"
        onPress={() => void ask('library.cancel', { job: job.job })}
      />
    </span>
  );
}
