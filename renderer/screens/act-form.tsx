/** Questions with one act under them: Enter or the button does it, once at a time. A refusal stays in view above the buttons. */
import { useRef, useState, type ReactNode } from 'react';
import type { Failure } from '../bridge/types.ts';
import { Button } from '../parts/button.tsx';
import type { IconName } from '../theme/icons.ts';
import { FailureNotice } from './failure-notice.tsx';

export interface ActFormProps {
  readonly children?: ReactNode;
  readonly verb: string;
  /** What stands on the button while the act cannot be done; null when it can. */
  readonly refused: string | null;
  readonly icon?: IconName;
  /** `plain` where the dialog has a main button of its own. */
  readonly look?: 'main' | 'plain';
  /** One section of a larger dialog. */
  readonly isPart?: boolean;
  /** The other button. */
  readonly back?: { readonly words: string; readonly act: () => void };
  /** Does it; the failure, or null when it is done. Who closes a file picker changed their mind: that is no failure. */
  readonly act: () => Promise<Failure | null>;
}

export function ActForm(props: ActFormProps): ReactNode {
  const { children, verb, refused, icon, look = 'main', isPart = false, back, act } = props;
  const [failure, setFailure] = useState<Failure | null>(null);
  const isBusy = useRef(false);
  const submit = async (): Promise<void> => {
    if (refused !== null || isBusy.current) return;
    isBusy.current = true;
    const refusal = await act();
    isBusy.current = false;
    setFailure(refusal?.code === 'cancelled' ? null : refusal);
  };
  return (
    <form
      noValidate
      className={isPart ? 'question' : 'questions'}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children}
      {failure !== null && <FailureNotice failure={failure} />}
      <div className="row wraps">
        <Button look={look} icon={icon} submit refused={refused} onPress={() => void submit()}>
          {verb}
        </Button>
        {back !== undefined && <Button onPress={back.act}>{back.words}</Button>}
      </div>
    </form>
  );
}
