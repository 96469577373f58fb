/** One file. Where space allows only sign and number, the word is in the accessible name. */
import { memo, type ReactNode } from 'react';
import type { DocumentId, DocumentRecord } from '../../bridge/types.ts';
import { Icon } from '../../parts/icon.tsx';
import { Sign } from '../../parts/sign.tsx';
import type { IconName } from '../../theme/icons.ts';
import { inHundred, typeWord } from '../words/confidence-words.ts';
import { documentState, kindWords } from '../words/document-words.ts';
import { count, size } from '../words/numbers.ts';
import { signWords } from '../words/sign-words.ts';
import { typeTitle } from '../words/type-words.ts';
import { FileState } from './file-state.tsx';
import type { Tally } from './use-tallies.ts';

export interface FileRowProps {
  readonly document: DocumentRecord;
  readonly tally: Tally | null;
  readonly chosen: boolean;
  /** The same functions at every drawing, so that choosing one row draws two and not all. */
  readonly onChoose: (document: DocumentId) => void;
  readonly onOpen: (document: DocumentId) => void;
}

export const FileRow = memo(function FileRow({ document, tally, chosen, onChoose, onOpen }: FileRowProps): ReactNode {
  const choose = (): void => {
    onChoose(document.id);
  };
  return (
    <tr
      data-item
      tabIndex={chosen ? 0 : -1}
      aria-selected={chosen}
      className={chosen ? 'is-current' : undefined}
      onClick={choose}
      onFocus={choose}
      onDoubleClick={() => {
        onOpen(document.id);
      }}
    >
      <td>
        <span className="row">
          <Icon name={fileIcon(document)} />
          <span className="grow">
            <span className="cut line strong">{document.name}</span>
            <span className="note cut line">
              {kindWords[document.kind]}, {size(document.bytes)}
            </span>
          </span>
        </span>
      </td>
      <td className="num">{document.pages === 0 ? '–' : document.pages}</td>
      <td>
        <TypeCell type={document.type} />
      </td>
      <td>
        <TallyCell tally={tally} status={document.status} />
      </td>
      <td>
        <FileState
          document={document}
          needsDecision={tally?.needsDecision ?? 0}
          title={documentState(document).title}
        />
      </td>
    </tr>
  );
});

function TypeCell({ type }: { type: DocumentRecord['type'] }): ReactNode {
  if (type === null) return <span className="q3">–</span>;
  if (type.abstained) {
    return (
      <>
        <span className="cut line">No type named</span>
        <span className="note">unsure, best {inHundred(type.probability)}</span>
      </>
    );
  }
  return (
    <>
      <span className="cut line">{typeTitle(type.label)}</span>
      <span className="note">
        {typeWord(type.probability)}, {inHundred(type.probability)}
      </span>
    </>
  );
}

function TallyCell({ tally, status }: { tally: Tally | null; status: DocumentRecord['status'] }): ReactNode {
  if (status !== 'ready' || tally === null) return <span className="q3">none yet</span>;
  if (tally.signs.length === 0) return <span className="q3">none</span>;
  return (
    <span className="tally">
      {tally.signs.map(({ sign, n }) => (
        <span key={sign} className="sign" title={`${n} ${signWords[sign]}`}>
          <Sign name={sign} />
          {n}
          <span className="vh"> {signWords[sign]}</span>
        </span>
      ))}
      <span className="vh">
        ,{' '}
        {count(
          tally.signs.reduce((sum, { n }) => sum + n, 0),
          'finding',
        )}{' '}
        in all
      </span>
    </span>
  );
}

function fileIcon({ kind, outcome }: DocumentRecord): IconName {
  if (outcome === 'needs-password') return 'file-lock';
  if (outcome === 'rejected') return 'file-x';
  if (outcome === 'needs-ocr') return 'file-scan';
  if (kind === 'image') return 'image';
  if (kind === 'sheet') return 'file-spreadsheet';
  if (kind === 'mail') return 'mail';
  return kind === 'archive' ? 'file-archive' : 'file-text';
}
