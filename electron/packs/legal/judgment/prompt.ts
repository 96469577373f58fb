/** The evidence judge was trained on contracts: it is not asked about judgments. */
export const questions = {};
