/** What the evidence judge is asked about a passage of a contract: the wordings it was trained with, where it knows the matter. */
export const contractQuestions = {
  governingLaw: "Which state or country's law governs the contract?",
  liabilityCap: "Is there a cap on liability upon the breach of a party's obligation?",
  assignment: 'Is consent or notice required if the contract is assigned to a third party?',
  confidentiality: 'Must a party keep information of the other party confidential?',
} as const;
