/** Words that say the opposite of each other, and the direction a word points in. */

const pairs = `increase decrease/increases decreases/increased decreased/increasing decreasing/increase reduce/increases reduces/increased reduced/
increases lowers/increased lowered/raises lowers/raise lower/higher lower/highest lowest/high low/more less/more fewer/most least/greater less/greater smaller/
greater lower/larger smaller/large small/better worse/improve worsen/improves worsens/improved worsened/improve impair/improves impairs/improved impaired/
promotes inhibits/promote inhibit/promotes prevents/promotes suppresses/activates inhibits/activates suppresses/activation inhibition/activate inhibit/
stimulates inhibits/induces inhibits/induces suppresses/enhances reduces/enhances impairs/enhanced reduced/enhanced impaired/enhance reduce/
upregulated downregulated/upregulates downregulates/upregulation downregulation/up down/upstream downstream/positive negative/positively negatively/
before after/earlier later/early late/with without/effective ineffective/gain loss/gains loses/elevated reduced/elevated decreased/elevated low/
left right/upper lower/anterior posterior/proximal distal/medial lateral/superior inferior/normal abnormal/present absent/presence absence/
maximum minimum/at-least at-most/includes excludes/including excluding/include exclude/inclusive exclusive/required forbidden/permitted prohibited/may shall/
long short/longer shorter/first last/always never/all none/all some/same different/similar different/significant insignificant/likely unlikely/
benign malignant/acute chronic/bilateral unilateral/male female/man woman/men women/he she/his her/mother father/buyer seller/purchaser seller/
licensor licensee/franchisor franchisee/lessor lessee/landlord tenant/lender borrower/assignor assignee/employer employee/supplier customer/
disclosing receiving/directly indirectly/direct indirect/within beyond/above below/accelerates delays/accelerates slows/fast slow/faster slower/
stable unstable/denies reports/denied reported/necessary unnecessary/sufficient insufficient/sensitive resistant/sensitivity resistance/
protects harms/protective harmful/safe unsafe/common rare/simple complex/open closed/strong weak/stronger weaker/worsening improving/
start stop/started stopped/starts ends/begin end/terminate continue/accept reject/accepted rejected/approve deny/approved denied/voluntary involuntary/
internal external/public private/gross net/exclusive nonexclusive/revocable irrevocable/oral intravenous/written oral/prior subsequent/pre post`;

const opposite = readPairs();

const up =
  /^(?:increas|rais|elevat|enhanc|improv|promot|activat|stimulat|induc|upregul|higher|greater|more|gain|better|accelerat|faster|longer|strong|expand|exacerbat|boost|facilitat)/u;
const down =
  /^(?:decreas|reduc|lower|suppress|inhibit|impair|prevent|downregul|less|fewer|smaller|loss|worse|slow|delay|short|weak|declin|diminish|attenuat|block|abolish|protect|deficien|deplet)/u;

/** Whether two lower-case words contradict each other: a listed pair, or one is the other with a negating front. */
export function areOpposites(one: string, other: string): boolean {
  return opposite.get(one)?.has(other) === true || negates(one, other) || negates(other, one);
}

/** 1 for words of growth, -1 for words of decline, 0 for the rest. */
export function directionOf(word: string): -1 | 0 | 1 {
  if (up.test(word)) return 1;
  return down.test(word) ? -1 : 0;
}

function negates(long: string, short: string): boolean {
  return (
    short.length > 3 &&
    /^(?:un|in|im|ir|il|non|dis|ab|a)-?/u.test(long) &&
    ['un', 'in', 'im', 'ir', 'il', 'non', 'dis', 'ab'].some(
      (front) => long === front + short || long === `${front}-${short}`,
    )
  );
}

function readPairs(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): unknown => found.set(from, (found.get(from) ?? new Set<string>()).add(to));
  for (const pair of pairs.split('/')) {
    const [one, other] = pair.trim().split(' ');
    if (one === undefined || other === undefined) continue;
    add(one, other);
    add(other, one);
  }
  return found;
}
