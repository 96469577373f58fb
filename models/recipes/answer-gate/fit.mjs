// Fits the logistic rule over four signals and chooses the threshold from cross-validated training scores, grouped by contract.
/** Weights by plain gradient descent; with five numbers and some thousand rows nothing finer is needed. */
export function fitLogistic(rows, { steps = 4000, rate = 0.5, decay = 1e-3 } = {}) {
  const weights = { judge: 0, overlap: 0, cosine: 0, kind: 0, offset: 0 };
  const positive = rows.filter(({ answer }) => answer).length / rows.length;
  weights.offset = Math.log(positive / (1 - positive));
  for (let step = 0; step < steps; step += 1) {
    const slope = { judge: 0, overlap: 0, cosine: 0, kind: 0, offset: 0 };
    for (const row of rows) {
      const error = support(weights, row) - (row.answer ? 1 : 0);
      for (const key of ['judge', 'overlap', 'cosine', 'kind']) slope[key] += error * row[key];
      slope.offset += error;
    }
    for (const key of Object.keys(weights)) {
      weights[key] -= rate * (slope[key] / rows.length + (key === 'offset' ? 0 : decay * weights[key]));
    }
  }
  return weights;
}

export function support(weights, row) {
  const score =
    weights.judge * row.judge +
    weights.overlap * row.overlap +
    weights.cosine * row.cosine +
    weights.kind * row.kind +
    weights.offset;
  return 1 / (1 + Math.exp(-score));
}

/** Support of each row by a rule fitted on the other folds; a contract lies in one fold. */
export function outOfFold(rows, folds = 5) {
  const contracts = [...new Set(rows.map(({ doc }) => doc))];
  const foldOf = new Map(contracts.map((doc, index) => [doc, index % folds]));
  const scored = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const weights = fitLogistic(rows.filter(({ doc }) => foldOf.get(doc) !== fold));
    scored.push(
      ...rows.filter(({ doc }) => foldOf.get(doc) === fold).map((row) => ({ ...row, support: support(weights, row) })),
    );
  }
  return scored;
}

/** One decision per contract and question: the best passage answers when it reaches the threshold. */
export function outcomes(scored, threshold) {
  const groups = Map.groupBy(scored, ({ doc, category }) => `${doc}\n${category}`);
  const best = [...groups.values()].map((rows) => rows.reduce((top, row) => (row.support > top.support ? row : top)));
  const answered = best.filter(({ support: value }) => value >= threshold);
  const right = answered.filter(({ answer }) => answer).length;
  const absent = best.filter(({ present }) => !present);
  const falseAnswers = absent.filter(({ support: value }) => value >= threshold).length;
  return {
    asked: best.length,
    answered: answered.length,
    right,
    present: best.length - absent.length,
    absent: absent.length,
    falseAnswers,
  };
}

/** The lowest threshold at which at least `precision` of five or more answers cite a passage that carries the clause. */
export function chooseThreshold(scored, precision) {
  for (let threshold = 0.05; threshold < 0.99; threshold += 0.01) {
    const { answered, right } = outcomes(scored, threshold);
    if (answered >= 5 && right / answered >= precision) return Math.round(threshold * 100) / 100;
  }
  return 0.99;
}
