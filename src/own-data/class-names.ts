// Names of classes as people write them, made so that two that look the same are the same; and what a path says of a class.

import { limits } from './limits.ts';

/** Letters' one form, no control characters, no space at the ends, one space between words, not too long. */
export function cleanName(text: string): string {
  const plain = text
    // Far more than is kept: a name may be as long as a page.
    .slice(0, 40 * limits.nameCharacters)
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, limits.nameCharacters).join('').trim();
}

/** Capital or small letters make no two classes. */
export const sameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en');

/** Words that telephones, cameras, scanners, messengers, screenshots and systems name files and folders with. */
const deviceWords = wordsOf(`
  img imag image images imgs mvimg cimg kimg himg fb fbimg dsc dscn dscf dsci sam pict pic pics pxl pana photo photos foto
  fotos fotografie picture pictures bild bilder imagen imagenes immagine afbeelding obraz snapshot snapchat screenshot
  screenshots screengrab screen capture captura capturas bildschirmfoto bildschirmaufnahme schermafbeelding schermata
  skärmavbild skärmbild skjermbilde skærmbillede näyttökuva zrzut снимок скриншот スクリーンショット 截屏 截图 屏幕截图 螢幕截圖
  스크린샷 ekran scan scans scanned scanner camscanner document documents dokument dokumente untitled unbenannt unnamed
  unknown noname file files datei dateien fichier archivo download downloads pasted clipboard whatsapp telegram signal
  messenger received wechat mmexport instagram facebook viber discord attachment anhang inbox webcam camera kamera dcim
  android gopr gopro gx dji hpim vid video mov movie burst dalle chatgpt vsco lrm fullsizerender tmp temp`);
/** Words that stand beside those, or beside a date, and may as well name a thing. */
const fillers = wordsOf(`
  a b c à e d p s from of at um von vom del om kl de do da du the le la las les alle uhr ore am pm jan january feb february mar march märz
  apr april may mai jun june juni jul july juli aug august sep sept september oct okt october nov november dec dez
  december shot écran ecran l’écran d’écran décran ekranu pantalla ecrã tela экрана görüntüsü resmi adobe genius lens
  office page seite sheet new neu neues nouveau nuevo titel ohne titre sans título sin title graphic wa creation line wx
  insta apple win ios iphone redmi samsung huawei nikon canon sony mi cam cover edit edited bearbeitet kopie copy copia
  copie raw hdr pano portrait snap thumb small large original result output export c360 b612 pro ultra mp night`);
/** Folders that hold examples of every class, or none in particular. */
const heapWords = wordsOf(`
  data dataset datasets daten train training test testing val valid validation example examples samples all folder ordner
  dossier carpeta desktop album albums gallery library unsorted misc various my meine new neuer neue neu roll recent`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean));
}

/** Whether a name is of devices' words and numbers alone. A number of one or two figures is a name, as is a filler alone. */
function isNoName(name: string, alsoNot?: ReadonlySet<string>): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}’]+/u)
    .filter(Boolean);
  // Figures may stand at a word's ends, as in WA0001 and 100APPLE.
  const letters = words.map((word) => word.replaceAll(/^\d+|\d+$/g, '')).filter(Boolean);
  if (letters.length === 0) return words.length !== 1 || words[0]!.length > 2;
  const isDevices = (word: string) => deviceWords.has(word) || alsoNot?.has(word) === true;
  const isSure = letters.some(isDevices) || /\d{3}/.test(name);
  return isSure && letters.every((word) => isDevices(word) || fillers.has(word));
}

/** More than any name needs, and few enough to look through. */
const nameLength = 200;

/** A name before its number, as in "cat-12" and "three (2)"; empty without a number. */
function beforeNumber(stem: string): string {
  const isSeparator = (letter: string) => '-_ .('.includes(letter);
  const isFigure = (letter: string) => letter >= '0' && letter <= '9';
  let end = stem.length;
  if (stem[end - 1] === ')') end -= 1;
  const last = end;
  while (end > 0 && isFigure(stem[end - 1]!)) end -= 1;
  if (end === last) return '';
  const first = end;
  while (end > 0 && isSeparator(stem[end - 1]!)) end -= 1;
  return end === first ? '' : stem.slice(0, end);
}

/**
 * The class of an image file: the folder it lies in, or its own name before a number, as in "cat-12.png".
 * Empty when neither tells, or both are names that a device gives.
 */
export function classOfPath(path: string): string {
  const parts = path.split('/').filter(Boolean);
  const folder = cleanName(parts.at(-2) ?? '');
  if (folder && !isNoName(folder, heapWords)) return folder;
  const stem = (parts.at(-1) ?? '').slice(-nameLength).replace(/\.[^.]*$/, '');
  const name = beforeNumber(stem);
  return isNoName(name) ? '' : cleanName(name);
}
