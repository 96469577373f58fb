/**
 * Names of medicines: a list of common generic and brand names, and endings that generic names share (INN stems, WHO).
 * It finds where a medicine stands in a note; it says nothing about what the medicine does.
 */
const listed = `
abatacept abciximab abilify acarbose accolate accupril accutane acebutolol acetaminophen acetazolamide aciphex actonel actos acyclovir adalimumab adderall
adenosine advair advil aggrenox albuterol aldactone aldomet alendronate aleve allegra allopurinol alprazolam altace amantadine ambien amiloride aminophylline
amiodarone amitriptyline amlodipine amoxicillin amphotericin ampicillin anastrozole ancef anzemet apixaban arava aricept arimidex aripiprazole armour asacol
aspirin asa atacand atarax atenolol ativan atorvastatin atropine atrovent augmentin avandia avapro avelox avodart azathioprine azithromycin baclofen bactrim bactroban
benadryl benazepril benicar benzonatate benztropine betadine betamethasone bevacizumab biaxin bisacodyl bisoprolol boniva botox budesonide bumetanide bumex
bupivacaine buprenorphine bupropion buspar buspirone byetta caffeine calan calcitriol calcium candesartan capecitabine captopril carafate carbamazepine carbidopa
carboplatin cardizem cardura carisoprodol carvedilol catapres ceclor cefazolin cefepime cefdinir ceftin ceftriaxone cefuroxime celebrex celecoxib celexa cellcept
cephalexin cetirizine chantix chlorthalidone chlorpromazine cholecalciferol cialis ciclosporin cilostazol cimetidine cipro ciprofloxacin cisplatin citalopram citracal
clarinex clarithromycin claritin cleocin clindamycin clobetasol clomid clonazepam clonidine clopidogrel clotrimazole clozapine clozaril codeine cogentin colace colchicine
combivent compazine concerta coreg cortisone coumadin cozaar crestor cyclobenzaprine cyclophosphamide cyclosporine cymbalta cytoxan cytomel dabigatran dapsone darvocet
decadron demadex demerol depakote depakene desipramine desloratadine desyrel detrol dexamethasone dextrose diazepam diclofenac dicyclomine diflucan digoxin dilantin
dilaudid diltiazem diovan diphenhydramine dipyridamole ditropan divalproex dobutamine docetaxel docusate dolobid donepezil dopamine doxazosin doxepin doxorubicin
doxycycline dramamine duloxetine duoneb duragesic dyazide dulcolax ecotrin effexor elavil eliquis enalapril enbrel enoxaparin ephedrine epinephrine epogen ergocalciferol erythromycin
erythropoietin escitalopram esomeprazole estrace estradiol eszopiclone etanercept etodolac exforge ezetimibe famotidine feldene felodipine fenofibrate fentanyl ferrous
fexofenadine finasteride flagyl flexeril flomax flonase florinef flovent fluconazole fludrocortisone fluorouracil fluoxetine fluticasone folate folic fosamax fosinopril furosemide
gabapentin gemcitabine gemfibrozil gentamicin geodon glargine gleevec glimepiride glipizide glucophage glucotrol glucovance glyburide glycopyrrolate guaifenesin haldol haloperidol heparin
humalog humira humulin hydralazine hydrochlorothiazide hctz hydrocodone hydrocortisone hydromorphone hydroxychloroquine hydroxyzine hytrin hyzaar ibuprofen imdur imipramine imitrex imodium
imuran inderal indocin indomethacin infliximab insulin integrilin invega ipratropium irbesartan iron isordil isosorbide januvia kayexalate keflex kenalog keppra ketamine ketoconazole ketorolac
klonopin klor-con labetalol lactulose lamictal lamisil lamotrigine lanoxin lansoprazole lantus lasix latanoprost leflunomide lescol letrozole leucovorin levaquin levemir levetiracetam levitra
levofloxacin levothyroxine levothroid levoxyl lexapro librium lidocaine lidoderm linezolid lipitor lisinopril lithium lodine loperamide lopid lopressor loratadine lorazepam lortab losartan lotensin lotrel lotrisone
lovastatin lovenox lunesta lupron lyrica maalox macrobid macrodantin magnesium maxalt maxzide meclizine medrol megace melatonin meloxicam memantine meperidine mercaptopurine meropenem mesalamine
metamucil metformin methadone methimazole methocarbamol methotrexate methyldopa methylphenidate methylprednisolone metoclopramide metolazone metoprolol metronidazole mevacor micardis micronase midazolam midodrine
milrinone minocycline miralax mirapex mirtazapine mobic montelukast morphine motrin mucinex mucomyst multivitamin mycophenolate mysoline nabumetone nadolol naloxone namenda naprosyn naproxen narcan nasacort nasonex naproxyn
nebivolol nefazodone neupogen neurontin nexium niacin niaspan nicardipine nicotine nifedipine nitrofurantoin nitroglycerin nitrostat norco norepinephrine normodyne nortriptyline norvasc novolin novolog nubain nystatin
ocuvite olanzapine omeprazole omnicef ondansetron orapred ortho osteo oxaliplatin oxazepam oxcarbazepine oxybutynin oxycodone oxycontin oxytocin paclitaxel pamelor pantoprazole paracetamol paroxetine paxil penicillin pentoxifylline pepcid
percocet perphenazine phenergan phenobarbital phentermine phenytoin pioglitazone pitocin plaquenil plavix plendil potassium pradaxa pramipexole prandin pravachol pravastatin prazosin prednisolone prednisone pregabalin premarin prempro
prevacid prilosec primidone prinivil pristiq probenecid procainamide procardia prochlorperazine procrit prograf prolixin promethazine propofol propranolol propylthiouracil proscar protonix provera proventil provigil prozac pulmicort
pyridium pyridoxine qvar quetiapine quinapril quinine raloxifene ramipril ranitidine reglan relafen relpax remeron remicade renagel requip restasis restoril risedronate risperdal risperidone ritalin rituxan rituximab rivaroxaban
robaxin robitussin rocephin ropinirole rosiglitazone rosuvastatin roxicet roxicodone salmeterol seroquel sertraline serzone sevelamer sildenafil simethicone simvastatin sinemet sinequan singulair sitagliptin skelaxin solu-medrol soma
sotalol spiriva spironolactone sporanox strattera suboxone sucralfate sudafed sulfamethoxazole sulfasalazine sulindac sumatriptan symbicort synthroid tacrolimus tagamet tamiflu tamoxifen tamsulosin tapazole tegretol temazepam tenormin terazosin
terbinafine terbutaline tessalon testosterone tetracycline theophylline thiamine thorazine thyroxine tiazac ticlid timolol timoptic tiotropium tizanidine tobramycin tofranil tolterodine topamax topiramate toprol toradol torsemide tramadol trandolapril trastuzumab
travatan trazodone triamcinolone triamterene triazolam tricor trileptal trimethoprim tums tussionex tylenol tylox ultracet ultram unasyn valacyclovir valium valproate valproic valsartan valtrex vancomycin vasotec vecuronium venlafaxine
ventolin verapamil verelan versed vesicare viagra vicodin vicoprofen vincristine vioxx vistaril vitamin voltaren vytorin warfarin wellbutrin xalatan xanax xarelto xeloda xopenex xylocaine zanaflex zantac zarontin zaroxolyn zebeta zestoretic zestril zetia ziac
aldex adrenocot afrin alupent amaryl androgel anoro astelin atripla avalide avandamet azmacort belsomra bimatoprost biktarvy biotin breo brilinta brimonidine butalbital caduet
capoten carnitine centrum chlordiazepoxide chlorhexidine cholestyramine citrucel climara clobazam clorazepate colesevelam colestipol cosentyx creon crotamiton dabrafenib daypro depo-provera depo-testosterone descovy
desmopressin dexilant diastat dialyvite dimethicone duac dulaglutide dupixent ecasa elderberry elmiron entocort entresto estrogen evista evolocumab excedrin ezogabine farxiga felbatol femara feosol fioricet fiorinal flaxseed focalin fosrenol
glucosamine chondroitin guanfacine hydroxyurea hyoscyamine intal intuniv invanz ivermectin jardiance janumet jantoven k-dur k-lor kadian kaletra kcl kerlone lacosamide latuda lenalidomide levalbuterol linzess liothyronine liraglutide lomotil loprox lorcet lovaza lubiprostone
lumigan lurasidone lutein mannitol mesna mestinon methenamine metaxalone miacalcin micro-k milnacipran minipress mirabegron mounjaro multivitamins multi-vitamin mvi myrbetriq naltrexone nascobal neosporin nephrocaps nephro-vite niacinamide nicoderm nicorette nitroquick nitropaste nuvigil octreotide
omega-3 otezla ovcon ozempic pacerone pancrelipase patanol paxlovid pentasa praluent prasugrel primaxin proair probiotic probiotics propulsid psyllium quinidine ranolazine ranexa rapamune remdesivir reopro repatha revlimid rexulti rhinocort rocaltrol roxanol rozerem sacubitril
semaglutide senna senokot sensipar serevent silvadene skyrizi soriatane starlix stelara subutex suprep synalar systane tecfidera tegaserod ticagrelor tofacitinib toujeo tradjenta tranxene trelegy tresiba trulicity truvada turmeric ubrelvy unithroid uroxatral ursodiol valbenazine varenicline victoza viibryd vilazodone
vortioxetine trintellix vraylar vyvanse wegovy xeljanz xifaxan yasmin yaz zegerid ziagen zicam zinc epivir zolmitriptan zyrtec-d celestone armodafinil modafinil basaglar admelog novorapid bengay aspercreme pedialyte  pepto-bismol rolaids gaviscon mylanta alka-seltzer
ethinyl norethindrone levonorgestrel drospirenone zithromax zocor zofran zoledronic zoloft zolpidem zometa zomig zonegran zonisamide zosyn zovirax zyban zyloprim zyprexa zyrtec zyvox
`;

/** Names of several words that mean nothing word by word. */
const joined = [
  'fish oil',
  'cod liver oil',
  'milk of magnesia',
  'benzoyl peroxide',
  'icy hot',
  'co-q 10',
  'coq 10',
  'birth control pills',
];

const names: ReadonlySet<string> = new Set(listed.split(/\s+/u).filter((name) => name !== ''));

/** Endings of generic names that hardly any other English word has. */
const stems =
  /^[a-z]{3,}(?:olol|pril|prilat|sartan|statin|azole|cillin|mycin|micin|floxacin|cycline|oxetine|azepam|zolam|zepam|dipine|gliptin|gliflozin|glutide|glitazone|lukast|parin|xaban|gatran|triptan|setron|prazole|tidine|profen|coxib|caine|mab|tinib|ciclib|vastatin|thiazide|semide|lactone|terol|asone|solone|onide|triptyline|ipramine|peridone|apine|tiapine|barbital|vudine|navir|cyclovir|dronate|fibrate|formin|glinide|prost|oprost|tropium|curium|rubicin|platin|taxel|trexate|penem|cef[a-z]+)$/u;
/** Words that end like a medicine and are none. */
const notMedicines: ReadonlySet<string> = new Set([
  'supine',
  'alone',
  'antihistamine',
  'cocaine',
  'azole',
  'statin',
  'cholesterol',
  'sterol',
  'glycerol',
  'control',
]);

/** True for a word or joined name that names a medicine, whatever its case; of `Toprol-XL` and `oxycodone-acetaminophen` one part is enough. */
export function isDrugName(word: string): boolean {
  const plain = word.toLowerCase().replace(/\s+/gu, ' ');
  return isName(plain) || (plain.includes('-') && plain.split('-').some((part) => part.length > 4 && isName(part)));
}

/** Finds words that may be a name, and joined names whole. */
export const nameWord = new RegExp(
  `\\b(?:${joined.join('|').replaceAll(' ', '\\s+')})\\b|\\p{L}[\\p{L}\\d'-]{2,}`,
  'giu',
);

function isName(plain: string): boolean {
  return (
    names.has(plain) ||
    joined.includes(plain) ||
    (stems.test(plain) && !notMedicines.has(plain)) ||
    /^cef[a-z]{4,}$/u.test(plain)
  );
}
