/** One question with passages to choose from, at least one of them right. */
export interface Window {
  readonly id: string;
  readonly group: WindowGroup;
  readonly question: string;
  /** The clause category that the question asks for; null outside contracts. */
  readonly category: string | null;
  readonly candidates: readonly Candidate[];
}

/** `new`: questions of contracts whose category the judge's adapter never saw. */
export type WindowGroup = 'trained questions' | 'new questions' | 'research questions' | 'patients’ questions';

export interface Candidate {
  readonly text: string;
  readonly right: boolean;
  /** BM25 of the question among all passages it was chosen from. */
  readonly words: number;
}
