/** A model card as headings, lists, tables and paragraphs. Text nodes only: no markup of the card reaches the page. */
import type { ReactNode } from 'react';
import { markdownBlocks, type Block } from './markdown-blocks.ts';

export function PlainMarkdown({ text }: { text: string }): ReactNode {
  return (
    <div className="written-card">
      {markdownBlocks(text).map((block, at) => (
        <OneBlock key={at} block={block} />
      ))}
    </div>
  );
}

function OneBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h4>{block.text}</h4>;
    case 'list':
      return (
        <ul className="dot">
          {block.items.map((item, at) => (
            <li key={at}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <div className="table-frame">
          <table className="plain-table">
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'text':
      return <p>{block.text}</p>;
  }
}
