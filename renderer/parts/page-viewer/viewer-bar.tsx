/** The line over the page: which file, which page, how large, as printed or recoloured. */
import type { ReactNode } from 'react';
import { Button } from '../button.tsx';

export interface ViewerBarProps {
  readonly title: string;
  readonly detail: string;
  readonly at: number;
  readonly total: number;
  readonly onPage: (n: number) => void;
  /** Null: a text document, which has no zoom. */
  readonly zoom: { readonly value: number; readonly onZoom: (value: number) => void } | null;
}

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;

export function ViewerBar({ title, detail, at, total, onPage, zoom }: ViewerBarProps): ReactNode {
  return (
    <div className="vbar">
      <b className="strong cut">{title}</b>
      <span className="note hide-s">{detail}</span>
      <span className="grow" />
      <Button
        look="quiet"
        icon="chevron-up"
        name="Previous page"
        onPress={() => {
          onPage(Math.max(1, at - 1));
        }}
      />
      <span className="nowrap">
        Page {at} of {total}
      </span>
      <Button
        look="quiet"
        icon="chevron-down"
        name="Next page"
        onPress={() => {
          onPage(Math.min(total, at + 1));
        }}
      />
      {zoom !== null && <Zoom value={zoom.value} onZoom={zoom.onZoom} />}
    </div>
  );
}

function Zoom({ value, onZoom }: { value: number; onZoom: (value: number) => void }): ReactNode {
  const smaller = [...steps].reverse().find((step) => step < value) ?? value;
  const larger = steps.find((step) => step > value) ?? value;
  return (
    <>
      <Button
        look="quiet"
        icon="minus"
        name="Smaller"
        onPress={() => {
          onZoom(smaller);
        }}
      />
      <Button
        look="quiet"
        onPress={() => {
          onZoom(1);
        }}
      >
        Fit width
      </Button>
      <Button
        look="quiet"
        icon="plus"
        name="Larger"
        onPress={() => {
          onZoom(larger);
        }}
      />
    </>
  );
}
