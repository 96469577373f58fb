/** Takes in what came back, file by file, and says whose word counts. */
import { useState, type ReactNode } from 'react';
import type { AnchorFile, Failure } from '../../bridge/types.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { KeyForm } from '../key-form.tsx';
import { useRefusal, useSession } from '../session.tsx';
import { anchorFileWords, unknownCertificate } from '../words/anchor-words.ts';

export function TakeAnswers(): ReactNode {
  const { ask } = useSession();
  const refusal = useRefusal();
  const [files, setFiles] = useState<readonly AnchorFile[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const take = async (): Promise<void> => {
    const picked = await ask('audit.pick-anchor', { what: 'files' });
    const result = picked.ok ? await ask('audit.import-anchors', { token: picked.value.token }) : picked;
    setFailure(result.ok || result.failure.code === 'cancelled' ? null : result.failure);
    if (result.ok && 'files' in result.value) setFiles(result.value.files);
  };
  const certificate = files.map(unknownCertificate).find((sum) => sum !== null) ?? '';
  return (
    <>
      <section className="question" aria-label="Take in what came back">
        <h3>2. Take in what came back</h3>
        <p className="q2">Heads that a witness signed, time stamps (RFC 3161), and heads that somebody kept.</p>
        <div className="row">
          <Button icon="file-input" refused={refusal} onPress={() => void take()}>
            Choose the files
          </Button>
        </div>
        {failure !== null && <FailureNotice failure={failure} />}
        <div role="status">
          <ul className="anchor-files">
            {files.map((file) => (
              <FileLine key={file.name} file={file} />
            ))}
          </ul>
        </div>
      </section>
      <TrustKey key={certificate} proposed={certificate} />
    </>
  );
}

function FileLine({ file }: { file: AnchorFile }): ReactNode {
  return (
    <li className={file.taken === null ? 'ver ver-finding' : 'ver'}>
      <Icon name={file.taken === null ? 'triangle-alert' : 'circle-check'} />
      <div>
        <b className="mono">{file.name}</b>
        <p className="q2">{anchorFileWords(file)}</p>
      </div>
    </li>
  );
}

/** `proposed`: a certificate that a file asked for. */
function TrustKey({ proposed }: { proposed: string }): ReactNode {
  const { ask } = useSession();
  const trust = async (key: string): Promise<Failure | null> => {
    const result = await ask('audit.trust-anchor', { key });
    return result.ok ? null : result.failure;
  };
  return (
    <KeyForm
      title="3. Whose word counts"
      name="Whose word counts"
      label="Key of a witness, or SHA-256 of the certificate of a time-stamp authority"
      note="Compare it with the one that you got from its owner directly: by letter, by phone, in person."
      proposed={proposed}
      icon="key-round"
      verb="Trust it from now on"
      missing={(key) => (key === '' ? 'Trust: the key is missing' : null)}
      take={trust}
    />
  );
}
