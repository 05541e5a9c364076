/** Words for "wrote" at the end of the line that mail programs put above a quote. */
const wrote = [
  ...[
    'wrote',
    'writes',
    'schrieb',
    'skrev',
    'skreiv',
    'schreef',
    'kirjoitti',
    'a écrit',
    'escribió',
  ],
  ...['ha scritto', 'escreveu', 'napisał(?:\\(a\\))?', 'napsal(?:\\(a\\))?', 'написал(?:\\(а\\))?'],
  ...['пише', 'yazdı', 'כתב(?:/ה)?', 'كتب', '写道', 'のメール'],
].join('|');
/** Names of the first field of the header that Outlook puts above a quote. */
const from = [
  ...['From', 'Von', 'Fra', 'Från', 'Van', 'De', 'Da', 'Lähettäjä', 'Od', 'От', 'Kimden', 'מאת'],
  ...['من', '发件人', '差出人'],
].join('|');
const sent = [
  ...['Sent', 'Date', 'Gesendet', 'Datum', 'Sendt', 'Dato', 'Skickat', 'Verzonden', 'Envoyé'],
  ...['Enviado(?: el| em)?', 'Fecha', 'Data', 'Inviato', 'Lähetetty', 'Wysłano', 'Odesláno'],
  ...['Отправлено', 'Дата', 'Gönderildi', 'נשלח', 'تاريخ', 'التاريخ', '发送时间', '送信日時'],
].join('|');

const attribution = new RegExp(`(?:^|[\\s\\d>،,])(?:${wrote})[^:：]{0,120}[:：]\\s*$`, 'i');
const headerStart = new RegExp(`^\\s*(?:${from})\\s*[:：]`, 'i');
const headerNext = new RegExp(`(?:^|\\n|\\s)(?:${sent})\\s*[:：]`, 'i');
const divider =
  /^\s*(?:-{2,}\s*(?:Original|Ursprüngliche|Opprinnelig|Oprindelig|Ursprungligt|Mensaje|Message|Messaggio|Oorspronkelijk)[^\n]{0,60}-{2,}|_{10,})\s*$/i;
const forwarded =
  /^\s*(?:-{2,}\s*)?(?:Forwarded message|Begin forwarded message|Weitergeleitete Nachricht|Videresendt|Vidarebefordrat|Doorgestuurd|Message transféré)/i;

/** Longest text that can be the line above a quote. */
const longest = 400;

/** True for "On Monday, Ada wrote:" and its like. */
export function isAttribution(text: string): boolean {
  return text.length <= longest && attribution.test(text);
}

/** True for text that begins with "From: ... Sent: ...". */
export function isHeader(text: string): boolean {
  const start = text.slice(0, longest);
  return headerStart.test(start) && headerNext.test(start);
}

/** True for the line that stands above an older message in plain text. */
export function isDivider(line: string): boolean {
  return line.length <= longest && divider.test(line);
}

/** True for text that begins with the line above a forwarded message, which is no history. */
export function isForwarded(text: string): boolean {
  return forwarded.test(text.slice(0, longest));
}
