import type { Language } from '../../../web/text/languages.js';

/** Why texts are the same as the English ones, and which they are. */
type Reasons = Readonly<Record<string, readonly string[]>>;

/** In every language, or in most of them. */
const everywhere: Reasons = {
  'names of products, and of what is called so everywhere': [
    'product',
    'addresses.cc',
    'addresses.bcc',
    'page.keyNames.Escape',
    'members.Facebook',
    'members.Twitter',
    'members.SMS',
    'members.API',
  ],
  'signs of units': [
    'size.units.1',
    'size.units.2',
    'size.units.3',
    'time.minutes',
    'time.hours',
    'timeline.seconds',
    'message.minutes',
  ],
  'words that all of them have from the same place': [
    'demo.label',
    'demo.title',
    'filters.filter',
    'labels.Status',
  ],
};

/** What is on most keyboards; `Shift`, where it is, has a word of its own on some. */
const keys = [
  'page.keyNames.Control',
  'editor.saveKey',
  ...[0, 2, 3, 6, 7].map((at) => `page.otherKeys.${at}.0`),
];
const shift = ['page.otherKeys.1.0', 'page.otherKeys.5.0'];

const own: Readonly<Partial<Record<Language, Reasons>>> = {
  nb: {
    'keys are called so': [...keys, ...shift],
    'Norwegian words': ['message.send', 'page.themeSystem', 'size.byte'],
    'Norwegian has them from English': ['members.Spam', 'members.Chat'],
  },
  sv: {
    'keys are called so': keys,
    'Swedish words': [
      'page.themeSystem',
      'timeline.moods.neutral',
      'size.byte',
      'members.Fax',
      'composer.words',
    ],
  },
  da: {
    'keys are called so': [...keys, ...shift],
    'Danish words': [
      'timeline.moods.neutral',
      'bulk.stop',
      'message.send',
      'page.themeSystem',
      'size.byte',
      'members.Fax',
    ],
    'Danish has them from English': [
      'composer.toolNames.link',
      'composer.linkTitle',
      'labels.Tags',
      'members.Spam',
      'members.Chat',
      'members.Flow',
    ],
  },
  de: {
    'German words': [
      'timeline.moods.neutral',
      'page.themeSystem',
      'time.in',
      'ownViews.name',
      'members.Fax',
      'composer.name',
      'composer.words',
    ],
    'a ticket is a ticket': [
      'page.tickets',
      'page.ticket',
      'list.label',
      'palette.view',
      'related.ticket',
    ],
    'German has them from English': [
      'composer.toolNames.link',
      'composer.linkTitle',
      'members.Spam',
      'members.Chat',
      'members.Flow',
    ],
  },
  nl: {
    'keys are called so': [...keys, ...shift],
    'Dutch words': [
      'field.was',
      'filters.operators.equals',
      'list.groups.later',
      'size.byte',
      'size.units.0',
      'labels.Project',
      'members.Fax',
    ],
    'a ticket is a ticket': [
      'page.tickets',
      'page.ticket',
      'list.label',
      'list.count',
      'palette.view',
      'related.ticket',
    ],
    'Dutch has them from English': [
      'labels.Deadline',
      'members.Spam',
      'members.Chat',
      'members.Flow',
    ],
  },
};

/** Paths of the texts that may be the same in a language. */
export function equalIn(language: Language): Set<string> {
  return new Set([everywhere, own[language] ?? {}].flatMap((each) => Object.values(each).flat()));
}

/** What is allowed to a language alone and is not needed there. */
export function staleIn(language: Language, same: ReadonlySet<string>): string[] {
  const allowed = Object.values(own[language] ?? {}).flat();
  return allowed.filter((path) => !same.has(path));
}
