/** A page to print, sign and keep: the head of the log in letters and as a QR code. Needs nothing but a browser. */
import { renderSVG } from 'uqr';

export interface AnchorPage {
  /** The signed checkpoint; the code holds exactly these characters. */
  readonly note: string;
  readonly origin: string;
  readonly size: number;
  /** Base64 of the root hash. */
  readonly root: string;
  /** When it was printed, UTC. */
  readonly at: string;
}

/** HTML of one sheet. The same head gives the same code, always. */
export function anchorPage({ note, origin, size, root, at }: AnchorPage): string {
  const code = renderSVG(note, { ecc: 'M', border: 2 });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Head of an audit log</title>
<style>
  body { font: 12pt/1.5 serif; max-width: 17cm; margin: 1.5cm auto; color: #000; background: #fff; }
  svg { width: 9cm; height: 9cm; display: block; margin: 0.8cm 0; }
  pre { font: 9pt/1.4 monospace; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #000; padding: 0.4cm; }
  td { padding-right: 1cm; vertical-align: top; overflow-wrap: anywhere; }
  .line { border-bottom: 1px solid #000; height: 1cm; width: 8cm; }
</style>
<h1>Head of an audit log</h1>
<table>
  <tr><td>Log<td>${escaped(origin)}
  <tr><td>Entries<td>${size}
  <tr><td>Root<td>${escaped(root)}
  <tr><td>Printed<td>${escaped(at)}
</table>
${code}
<p>The code holds the text below, which the log signed. Keep this sheet where the owner of the log cannot reach it.
An entry before number ${size} that is changed or taken out later no longer gives this root:
type or scan the text into a file and run <code>node verify.mjs --since FILE EXPORT</code>.</p>
<pre>${escaped(note)}</pre>
<table>
  <tr><td>Seen by<td class="line">
  <tr><td>Date<td class="line">
  <tr><td>Signature<td class="line">
</table>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
