/** Work: files that became ready, day by day, and how long they took. */
import type { ReactNode } from 'react';
import type { Dashboard } from '../../bridge/types.ts';
import { count, day, took } from '../words/numbers.ts';

const height = 56;

export function WorkSection({ throughput, days }: { throughput: Dashboard['throughput']; days: number }): ReactNode {
  const { documents, secondsToReady } = throughput;
  return (
    <div className="sec">
      <h2 className="board-title">Work</h2>
      {documents === 0 ? (
        <p className="q2">
          No file became ready in these {days} days. Import files in the Library; they are counted here.
        </p>
      ) : (
        <>
          <p>
            <b className="strong">{count(documents, 'file')} ready</b>
            {secondsToReady !== null && (
              <span className="q2">
                , half of them within {took(secondsToReady.median * 1000)}, the slowest{' '}
                {took(secondsToReady.most * 1000)} (n = {secondsToReady.n})
              </span>
            )}
          </p>
          <DayBars days={throughput.days} />
        </>
      )}
      <p className="note">From the audit log: time from received to ready, waiting included.</p>
    </div>
  );
}

function DayBars({ days }: { days: Dashboard['throughput']['days'] }): ReactNode {
  const most = Math.max(1, ...days.map(({ documents }) => documents));
  const step = 100 / days.length;
  const words = days.filter(({ documents }) => documents > 0).map((one) => `${one.day}: ${one.documents}`);
  return (
    <figure className="day-bars">
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Files by day. ${words.join(', ')}`}
      >
        {days.map(({ day: name, documents }, at) => {
          const tall = (documents / most) * (height - 2);
          return <rect key={name} x={at * step} y={height - tall} width={step * 0.7} height={tall} className="bar" />;
        })}
      </svg>
      <figcaption className="note row">
        <span>{days[0] === undefined ? '' : day(`${days[0].day}T00:00:00.000Z`)}</span>
        <span className="grow" />
        <span>most on one day: {most}</span>
      </figcaption>
    </figure>
  );
}
