// Questions for fitting the answer gate: the clause kinds that the evidence judge was never trained on, so that its word is not flattered.
// Two wordings each, as people ask them.
export const questions = {
  'Audit Rights': ['Who may audit the books and records?', 'Can a party inspect records to check compliance?'],
  'Cap On Liability': ['What is the cap on liability?', 'How much can be recovered at most under this agreement?'],
  'Non-Compete': ['Is a party forbidden to compete?', 'Which competing products may not be sold?'],
  Insurance: ['What insurance must be maintained?', 'Which insurance coverage does a party have to carry?'],
  'Change Of Control': [
    'What happens on a change of control?',
    'May the agreement be terminated if a party is acquired or merges?',
  ],
  'Warranty Duration': ['How long is the warranty period?', 'For how long are the products warranted against defects?'],
  Exclusivity: ['Is the appointment exclusive?', 'Must a party buy or sell only from or to the other party?'],
  'Most Favored Nation': [
    'Must prices be no less favorable than those given to others?',
    'Is the buyer entitled to the best price?',
  ],
};
