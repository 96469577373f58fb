/** Shows a loaded value, or says in words that it is being fetched or why it could not be. */
import type { ReactNode } from 'react';
import type { Loading } from '../bridge/use-loaded.ts';
import { FailureNotice } from './failure-notice.tsx';

export function Shown<Value>(props: {
  of: Loading<Value>;
  what: string;
  children: (value: Value) => ReactNode;
}): ReactNode {
  const { of, what, children } = props;
  switch (of.loaded.state) {
    case 'loading':
      return (
        <p className="note fetching" role="status">
          Fetching {what}.
        </p>
      );
    case 'failed':
      return <FailureNotice failure={of.loaded.failure} onRetry={of.reload} />;
    case 'ready':
      return children(of.loaded.value);
  }
}
