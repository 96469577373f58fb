// The readable part of the demo, and the same facts as data for summary.json.
const oneLine = (text) => text.replace(/\s+/gu, ' ').trim();
const short = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}\u2026` : text);

export function printDocument(matter, line, shown) {
  const type =
    line.type === null
      ? null
      : { label: line.type.label, probability: line.type.probability, abstained: line.type.abstained };
  const sure =
    type === null
      ? ''
      : type.abstained
        ? ' (unsure: needs a person)'
        : ` (${Math.round(type.probability * 100)} in 100)`;
  console.log(
    `\n${line.name}: ${type === null ? (line.reason ?? line.outcome ?? line.result) : type.label}${sure}, ${line.pages} page(s)`,
  );
  const findings = (shown?.findings ?? []).map(({ finding }) => toFinding(finding));
  for (const finding of findings) printFinding(finding, line.pages);
  return {
    matter: matter.name,
    name: line.name,
    document: line.document,
    result: line.result,
    outcome: line.outcome,
    type,
    pages: line.pages,
    findings,
  };
}

function toFinding(finding) {
  return {
    field: finding.field,
    status: finding.status,
    value: finding.value,
    normalised: finding.normalised,
    specialist: finding.specialist,
    quotes: finding.evidence.map(({ span, quote, match }) => ({
      page: span.page,
      start: span.start,
      end: span.end,
      quote,
      match,
    })),
  };
}

function printFinding({ field, status, normalised, value, quotes, specialist }, pages) {
  if (status !== 'found') {
    const words = {
      absent: `not found in the ${pages} page(s) read`,
      conflicting: 'sources disagree',
      illegible: 'could not be read',
      'not-attempted': 'not attempted',
    }[status];
    console.log(`  ${field.padEnd(20)} ${words}`);
    return;
  }
  console.log(`  ${field.padEnd(20)} ${short(oneLine(JSON.stringify(normalised ?? value)), 90)}`);
  for (const { page, quote } of quotes.slice(0, 1))
    console.log(`  ${''.padEnd(20)} p ${page} "${short(oneLine(quote), 100)}" (${specialist})`);
}

export function printAnswer(matter, answer, documents) {
  const nameOf = (id) => documents.find(({ document }) => document === id)?.name ?? id;
  const cite = ({ document, span, quote, match }) => ({
    document: nameOf(document),
    page: span.page,
    start: span.start,
    end: span.end,
    quote,
    match,
  });
  console.log(`\nQ  ${answer.question}`);
  for (const { text, citations } of answer.sentences) {
    console.log(`A  ${oneLine(text)}`);
    for (const one of citations.map(cite)) console.log(`   p ${one.page} of ${one.document}, ${one.match} quote`);
  }
  if (answer.abstained !== null) {
    console.log(`A  No answer: ${answer.abstained}. Nearest passages:`);
    for (const one of answer.nearest.map(cite))
      console.log(`   p ${one.page} of ${one.document}: "${short(oneLine(one.quote), 100)}"`);
  }
  const { pagesSearched, pagesTotal, unreadable, mentions, used } = answer.coverage;
  console.log(
    `   Searched ${pagesSearched} of ${pagesTotal} pages; ${unreadable.length} unreadable; ${mentions} mentions, ${used} used.`,
  );
  return {
    matter: matter.name,
    question: answer.question,
    abstained: answer.abstained,
    sentences: answer.sentences.map(({ text, citations, probability }) => ({
      text,
      probability,
      citations: citations.map(cite),
    })),
    nearest: answer.nearest.map(cite),
    coverage: answer.coverage,
    milliseconds: answer.milliseconds,
  };
}

export function printVerdict(what, exported, verdict) {
  const anchor = verdict.anchoredTo === null ? 'unanchored' : `anchored to entry ${verdict.anchoredTo}`;
  console.log(`\n${what}: ${verdict.outcome}, intact to entry ${verdict.intactTo} of ${verdict.size}, ${anchor}.`);
  for (const { check, verdict: result, index, detail } of verdict.lines.filter((line) => line.verdict === 'failed')) {
    console.log(`  ${check}: ${result}${index === null ? '' : ` at entry ${index}`}. ${detail}`);
  }
  return {
    entries: exported.entries,
    files: exported.files,
    outcome: verdict.outcome,
    intactTo: verdict.intactTo,
    size: verdict.size,
    lines: verdict.lines,
  };
}
