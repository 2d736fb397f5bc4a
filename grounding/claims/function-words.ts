const english = `a about above after again all also am an and any anyway are around as at away back be because been before
 being below between both but by can could did do does doing done down during each either else even ever every
 few for from further get gets getting go goes going gone got had has have having he her here hers herself him
 himself his how however i if in into is it its itself just kind less let lets like lot made make makes many
 may maybe me might mine more most much must my myself neither no nor not now of off on once one only onto or
 other others ought our ours ourselves out over own per perhaps put quite rather really right said same say
 saying says shall she should since so some sort still such take than that the their theirs them themselves
 then there these they thing things this those though through thus to together too toward towards under until
 up upon us use very was way we well were what when where whether which while who whom whose why will with
 within without would yeah yes yet you your yours yourself yourselves okay ok oh um uh hmm mm
 i`;
const spanish = `el la los las un una unos unas lo al del de en y e o u a que se su sus con por para como mas pero es son
 fue era ser esta este esto estos estas ese esa eso hay ha han muy ya no si sin sobre entre tambien le les me
 mi tu nos cuando donde quien cual porque todo toda todos todas otro otra hasta desde`;
const portuguese = `o os as um uma uns umas do da dos das no na nos nas em e ou que se seu sua seus suas com por para como
 mais mas foi era ser esta este isto esse essa isso ha muito ja nao sem sobre entre tambem lhe me eu ele ela
 quando onde quem qual porque todo toda todos outro outra ate desde pelo pela ao aos`;
const french = `le la les un une des du de d l et ou a au aux en que qui se sa son ses ce cet cette ces dans par pour sur
 avec comme plus mais est sont fut etait etre il elle ils elles on nous vous je tu me te y ne pas n s c j m qu
 leur leurs tout toute tous autre quand dont sans sous entre aussi tres deja`;
const german = `der die das den dem des ein eine einen einem einer eines und oder in im an am auf zu zum zur von vom mit fur
 als wie dass ist sind war wird werden sein seine seiner ihr ihre er sie es wir ich nicht auch aber bei nach
 aus uber unter zwischen so noch nur schon sich man hat haben kann wenn weil wo was wer durch um`;

function toSet(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ""));
}

const functionWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: toSet(english),
  es: toSet(spanish),
  pt: toSet(portuguese),
  fr: toSet(french),
  de: toSet(german),
};

/** Whether a folded word carries grammar rather than topic; false in languages without a list. */
export function isFunctionWord(word: string, language = "en"): boolean {
  return functionWords[language.slice(0, 2).toLowerCase()]?.has(word) ?? false;
}

const reporting =
  toSet(`accept accepted add added address addressed admit admitted agree agreed agreeing agreement announce
 announced argue argued ask asked asking aspect assure assured believe believed call called claim claimed clarify
 clarified comment commented complain complained concern concerned conclude concluded conclusion confirm confirmed
 consider considered consult consulted conversation decide decided decision describe described discuss discussed
 discussing discussion doubt doubted emphasise emphasised emphasize emphasized explain explained explanation express
 expressed feel felt find found group highlight highlighted idea indicate indicated inform informed inquire inquired
 insist insisted introduce introduced issue list listed matter meeting mention mentioned opinion participant
 participants pointed point present presented propose proposed question questioned raise raised reason reassure
 recommend recommended recording refer referred regard regarding reject rejected remark remarked reply replied report
 reported respond responded share shared speak speaker speakers spoke state stated statement stress stressed suggest
 suggested suggestion summarise summarize talk talked talking team tell think thinking thinks thought told topic
 view want wanted wants warn warned wonder wondered`);

/** Whether an English word tells that or how something was said, as summaries do and speakers need not. */
export function isReportingWord(word: string): boolean {
  return reporting.has(word);
}
