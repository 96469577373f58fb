/** Measures the specialists that are rules only and writes their cards (`models/cards/*-rules.md`) from it. */
import { measureContracts } from './fields-bench.ts';
import { measureMedications } from './medications-bench.ts';
import { fieldsCard } from './rule-cards/fields-card.ts';
import { medicationsCard } from './rule-cards/medications-card.ts';
import { writeRuleCard } from './rule-cards/rule-card.ts';

const train = measureContracts('train');
const dev = measureContracts('dev');
if (train === null || dev === null) console.log('legal.fields: card left as it is, the data set is not here');
else writeRuleCard(fieldsCard(train, dev));

const medications = measureMedications();
if (medications === null) console.log('health.medications: card left as it is, the data set is not here');
else writeRuleCard(medicationsCard(medications));
console.log('Cards of rules: models/cards/*-rules.md');
