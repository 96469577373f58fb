// Series of judged values, and what bounds from the train part come to on the dev part.
import { acceptThreshold, leastDocuments } from '../../../electron/core/calibrate/accept-threshold.ts';

/** From here on a rule settles a field alone; what it read below goes on to a head, which is another maker. */
const settles = 0.7;
const errors = [0.05, 0.1];

/** One series per field and maker, of the values that the rules settle alone. Order of documents as in the set. */
export function toSeries(judged) {
  const groups = Map.groupBy(
    judged.filter(({ raw }) => raw >= settles),
    ({ field, maker }) => `${field} ${maker}`,
  );
  return [...groups.values()].map((items) => ({
    subject: items[0].field,
    maker: items[0].maker,
    set: 'CUAD v1',
    split: 'train',
    licence: 'CC BY 4.0',
    documents: items.map(({ document }) => document),
    raw: items.map(({ raw }) => Math.round(raw * 10_000) / 10_000),
    right: items.map(({ right }) => (right ? 1 : 0)),
  }));
}

/** The same series with the first `most` contracts only. */
export function firstOf(series, most) {
  return series
    .map(({ documents, raw, right, ...rest }) => {
      const kept = [...documents.keys()].filter((at) => documents[at] < most);
      const take = (list) => kept.map((at) => list[at]);
      return { ...rest, documents: take(documents), raw: take(raw), right: take(right) };
    })
    .filter(({ documents }) => documents.length > 0);
}

/** Right values at or above a bar, over all fields. */
export function pooled(judged, bar) {
  const items = judged.filter(({ raw }) => raw >= bar);
  return { right: items.filter(({ right }) => right).length, of: items.length };
}

/** Per field and error: the threshold that train proves, and what it lets through on dev. Nothing is chosen on dev. */
export function boundsOnDev(train, dev) {
  return toSeries(train).flatMap(({ subject }) =>
    errors.flatMap((error) => ['all', 'accepted'].map((among) => bound(subject, error, among, train, dev))),
  );
}

function bound(subject, error, among, train, dev) {
  const target = { error, among, confidence: 0.9, floor: leastDocuments(error) };
  const set = acceptThreshold(items(train, subject), target);
  const fresh = items(dev, subject);
  const accepted = set.status === 'set' ? fresh.filter(({ probability }) => probability >= set.threshold) : [];
  const wrong = accepted.filter(({ right }) => !right).length;
  return { subject, error, among, train: set, dev: { items: fresh.length, accepted: accepted.length, wrong } };
}

function items(judged, subject) {
  return judged
    .filter(({ field, raw }) => field === subject && raw >= settles)
    .map(({ document, raw, right }) => ({ document: String(document), probability: raw, right }));
}
