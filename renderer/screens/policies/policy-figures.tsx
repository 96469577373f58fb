/** What a version is worth, on passages that were left out while it learnt: each figure with its n and interval. */
import type { ReactNode } from 'react';
import type { PolicyVersion } from '../../bridge/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { moment } from '../words/numbers.ts';
import { hundredths, shareText } from '../words/policy-words.ts';

export function PolicyFigures({ version }: { version: PolicyVersion }): ReactNode {
  const { n, measure, thresholds, trainedAt, trainedBy, approval, head } = version;
  const { ranking } = measure;
  return (
    <div className="sec">
      <h3>Version {n}, on passages that were left out</h3>
      <dl className="kv">
        <dt>Puts a passage that breaks it above one that does not</dt>
        <dd>
          {hundredths(ranking.value)} in 100 (interval {hundredths(ranking.low)} to {hundredths(ranking.high)}, n ={' '}
          {ranking.n})
        </dd>
        <dt>Reported by itself</dt>
        <dd>{shareText(measure.reported)}</dd>
        <dt>At least asked about</dt>
        <dd>{shareText(measure.asked)}</dd>
        <dt>False alarms</dt>
        <dd>{shareText(measure.falseAlarms)}</dd>
        <dt>Unmarked passages it would report</dt>
        <dd>{shareText(measure.unmarked)}</dd>
        <dt>Trained</dt>
        <dd>
          {trainedBy}, {moment(trainedAt)}
        </dd>
        <dt>Approved</dt>
        <dd>{approval === null ? 'not yet' : `${approval.byName}, ${moment(approval.at)}: ${approval.reason}`}</dd>
        <dt>Fingerprint</dt>
        <dd className="hash">{head}</dd>
      </dl>
      {thresholds.reportAbove === null && (
        <Notice kind="person" title="Not enough data yet">
          <p>
            {thresholds.samples} passages without the matter cannot show that false alarms stay under{' '}
            {hundredths(thresholds.falseAlarmLimit)} in 100. It asks a person and reports nothing by itself.
          </p>
        </Notice>
      )}
    </div>
  );
}
