// The layers of the sources: what each may use.

const core = (name) => new RegExp(`^wasm/(include/ticketwire|src)/${name}`);
const values = ['json', 'http', 'schema', 'carrier', 'select', 'patch', 'codec'];

/** What the layers that know carriers rest on. */
const below = ['base', 'json', 'http', 'schema', 'carrier'];

const logic = ['wasm/js', 'web/text', 'web/table', 'web/draft'];

/** The rooms of the custom elements; `web/elements/index.ts` gathers them. */
const rooms = ['shared', 'mail', 'review', 'conflict', 'thread', 'message-editor'].concat([
  'filter',
  'own-views',
  'list',
  'new',
  'bulk',
  'timeline',
  'editor',
]);
const roomName = (room) => `web/elements/${room}`;

/** The layer of one room of elements: it may use those below it that are named. */
const element = (room, below, outside = []) => ({
  name: roomName(room),
  files: new RegExp(`^web/elements/${room}/`),
  uses: [...logic, 'web/controls', ...below.map(roomName)],
  outside: ['lit', ...outside],
});

/** What the editor of formatted replies is made of. */
const editorParts = ['model', 'state', 'transform', 'view', 'commands', 'keymap', 'history']
  .concat(['schema-list', 'inputrules'])
  .map((part) => `prosemirror-${part}`);

/** The rooms of the WebAPI's service; `server/service/service.cpp` joins their routes. */
const serviceRooms = ['locale', 'record', 'answer', 'mail', 'list', 'archive', 'attachment']
  .concat(['ticket', 'message'])
  .map((room) => `service/${room}`);

/** The layer of one room of the service: it may use those below it that are named. */
const service = (room, below, inside = [], outside = []) => ({
  name: `service/${room}`,
  files: new RegExp(`^server/service/${room}/`),
  uses: [
    'base',
    ...values,
    'exchange',
    'store',
    ...inside,
    ...below.map((each) => `service/${each}`),
  ],
  outside,
});

/** From the bottom up: each layer's files, the layers it may use, and the outside code it may use. */
export const layers = [
  // C++
  {
    name: 'base',
    files: core('([^/]+$|generated/)'),
    uses: [],
    outside: ['boost/system'],
  },
  {
    name: 'json',
    files: core('json/'),
    uses: ['base'],
    outside: ['emmintrin.h', 'wasm_simd128.h'],
  },
  { name: 'http', files: core('http/'), uses: ['base'] },
  { name: 'schema', files: core('schema/'), uses: ['base', 'json', 'http'] },
  { name: 'carrier', files: core('carrier/'), uses: ['base', 'json', 'http', 'schema'] },
  { name: 'select', files: core('select/'), uses: below },
  // The rooms of patch/ see each other through the public headers; what compares lies below them.
  { name: 'patch', files: /^wasm\/include\/ticketwire\/patch\//, uses: below },
  { name: 'patch/compare', files: core('patch/compare/'), uses: below },
  { name: 'patch/diff', files: core('patch/diff/'), uses: [...below, 'patch', 'patch/compare'] },
  { name: 'patch/merge', files: core('patch/merge/'), uses: [...below, 'patch', 'patch/compare'] },
  {
    name: 'patch/plan',
    files: core('patch/plan/'),
    uses: [...below, 'patch', 'patch/compare', 'patch/diff'],
  },
  { name: 'patch/apply', files: core('patch/[^/]+$'), uses: [...below, 'patch', 'patch/compare'] },
  { name: 'codec', files: core('codec/'), uses: below },
  {
    name: 'exchange',
    files: core('exchange/'),
    uses: ['base', ...values, 'patch/compare', 'patch/apply'],
    outside: ['boost/config.hpp', 'boost/url'],
  },
  {
    name: 'calls',
    files: /^wasm\/bindings\/(calls|documents)\./,
    uses: ['base', ...values, 'exchange'],
  },
  {
    name: 'embind',
    files: /^wasm\/bindings\/embind\./,
    uses: ['calls'],
    outside: ['emscripten', 'malloc.h'],
  },
  { name: 'encoding', files: /^server\/encoding\//, uses: [] },
  {
    name: 'store',
    files: /^server\/store\/(store|rows|query|joined|columns|text|unicode|failure|level)\./,
    uses: ['base', 'json'],
    outside: ['utf8proc.h'],
  },
  { name: 'field key', files: /^server\/store\/field_key\./, uses: ['base', 'carrier'] },
  { name: 'search', files: /^server\/store\/search\./, uses: [...below, 'store', 'field key'] },
  { name: 'sql', files: /^server\/store\/sql\//, uses: ['base', 'store', 'search'] },
  {
    name: 'sqlite',
    files: /^server\/store\/sqlite[./]/,
    uses: ['base', 'store', 'search', 'sql'],
    outside: ['sqlite3.h', 'fcntl.h', 'sys/file.h', 'unistd.h'],
  },
  {
    name: 'postgres',
    files: /^server\/store\/postgres[./]/,
    uses: ['base', 'store', 'search', 'sql'],
    outside: ['libpq-fe.h', 'poll.h'],
  },
  { name: 'memory', files: /^server\/store\/memory[./]/, uses: ['base', 'store', 'search'] },
  {
    name: 'engines',
    files: /^server\/store\/open\./,
    uses: ['base', 'store', 'sqlite', 'postgres', 'memory'],
  },
  {
    name: 'transfer',
    files: /^server\/store\/transfer[./]/,
    uses: ['base', 'encoding', 'json', 'store'],
  },
  {
    name: 'xml',
    files: /^server\/xml\//,
    uses: ['base', 'json', 'schema'],
    outside: ['expat.h'],
  },
  service('locale', [], [], ['date']),
  service('record', ['locale']),
  service('answer', ['locale', 'record'], ['xml']),
  service('mail', [], [], ['gmime', 'libxml']),
  service('list', ['locale', 'record', 'answer']),
  service('archive', ['locale', 'record', 'answer'], ['field key'], ['boost/url']),
  service('attachment', ['record', 'answer', 'mail'], ['encoding']),
  service('ticket', ['locale', 'record', 'answer', 'mail', 'archive']),
  service(
    'message',
    ['record', 'answer', 'mail', 'attachment', 'ticket'],
    ['encoding'],
    ['boost/url'],
  ),
  {
    name: 'service',
    files: /^server\/service\/[^/]+$/,
    uses: ['base', ...values, 'exchange', 'store', ...serviceRooms],
  },
  {
    name: 'world',
    files: /^server\/world\//,
    uses: ['base', 'encoding', ...values, 'store', ...serviceRooms],
  },
  {
    name: 'auth',
    files: /^server\/auth\//,
    uses: [
      'base',
      'encoding',
      'json',
      'http',
      'service',
      'service/answer',
      'service/record',
      'store',
    ],
    outside: ['openssl', 'argon2.h'],
  },
  {
    name: 'notify',
    files: /^server\/notify\//,
    uses: [
      'base',
      'encoding',
      'json',
      'http',
      'schema',
      'carrier',
      'service',
      ...serviceRooms,
      'store',
    ],
    outside: ['curl'],
  },
  {
    name: 'transport',
    files: /^server\/http\//,
    uses: ['base', 'json', 'http', 'exchange', 'service', 'service/answer', 'store', 'auth'],
    outside: [
      'boost/asio',
      'boost/beast',
      'boost/system',
      'brotli',
      'openssl',
      'unistd.h',
      'zlib.h',
    ],
  },
  {
    // The second implementations of what stands behind a header, for WebAssembly.
    name: 'local',
    files: /^server\/local\//,
    uses: [
      'base',
      'json',
      'http',
      'exchange',
      'store',
      'memory',
      'transfer',
      'service',
      ...serviceRooms,
    ].concat(['encoding', 'world', 'xml', 'auth', 'transport']),
    outside: ['emscripten'],
  },
  {
    name: 'program',
    files: /^server\/(main\.|program\/)/,
    uses: [
      'base',
      'store',
      'engines',
      'transfer',
      'service',
      ...serviceRooms,
      'world',
      'auth',
    ].concat(['notify', 'transport']),
    outside: ['boost/asio', 'fcntl.h', 'malloc.h', 'sys/resource.h', 'sys/stat.h', 'unistd.h'],
  },

  // TypeScript
  {
    name: 'wasm/js/local',
    files: /^wasm\/js\/local\//,
    uses: ['wasm/js'],
    outside: ['#local', '#demo'],
  },
  {
    // What `npx ticketwire` runs, in Node alone.
    name: 'wasm/js/serve',
    files: /^wasm\/js\/serve\//,
    uses: ['wasm/js', 'wasm/js/local'],
    outside: ['fs', 'fs/promises', 'http', 'https', 'net', 'path', 'url', 'util']
      .concat(['stream/promises', 'stream/consumers'])
      .map((name) => `node:${name}`),
  },
  { name: 'wasm/js', files: /^wasm\/js\//, uses: [], outside: ['#core'] },
  { name: 'web/text', files: /^web\/text\//, uses: ['wasm/js'] },
  { name: 'web/table', files: /^web\/table\//, uses: ['wasm/js', 'web/text'] },
  {
    name: 'web/draft',
    files: /^web\/draft\//,
    uses: ['wasm/js', 'web/text', 'web/table'],
    outside: ['idb'],
  },
  {
    name: 'web/controls',
    files: /^web\/controls\//,
    uses: ['wasm/js', 'web/text', 'web/table'],
    outside: ['lit'],
  },
  element('shared', []),
  element('mail', ['shared'], ['dompurify']),
  element('review', ['shared']),
  element('conflict', ['shared']),
  element('thread', ['shared', 'mail']),
  element('message-editor', ['shared', 'mail'], editorParts),
  element('filter', ['shared']),
  element('own-views', ['shared', 'filter']),
  element('list', ['shared', 'filter', 'own-views']),
  element('bulk', ['shared', 'message-editor']),
  element('new', ['shared', 'message-editor']),
  element('timeline', ['shared']),
  element('editor', ['shared', 'message-editor', 'thread', 'review', 'conflict', 'timeline']),
  {
    name: 'web/elements',
    files: /^web\/elements\/index\.ts$/,
    uses: ['web/draft', 'web/controls', 'web/text', ...rooms.map(roomName)],
  },
  { name: 'web/generated', files: /^web\/generated\//, uses: ['web/elements'] },
  {
    name: 'web/define',
    files: /^web\/(define|whole|templates)\.ts$/,
    uses: ['wasm/js', 'web/draft', 'web/elements', roomName('shared'), 'web/generated'],
  },
  {
    // The page without a server; loaded only then.
    name: 'web/page/demo',
    files: /^web\/page\/demo\//,
    uses: ['wasm/js', 'wasm/js/local', 'web/controls', 'web/text'],
    outside: ['idb', 'lit'],
  },
  {
    // Tokens of a provider; loaded only where the settings name one.
    name: 'web/page/open-id',
    files: /^web\/page\/open-id\//,
    uses: [],
    outside: ['oauth4webapi'],
  },
  {
    name: 'web/page',
    files: /^web\/page\//,
    uses: [
      'web/page/demo',
      'web/page/open-id',
      ...logic,
      'web/controls',
      'web/elements',
      'web/define',
      ...rooms.map(roomName),
    ],
    outside: ['lit'],
  },
  {
    name: 'build',
    files: /^web\/vite\.config\.ts$/,
    uses: [],
    outside: ['vite', 'node:url', '../scripts/tight-templates.mjs'],
  },
];

/**
 * Libraries that the server has behind headers of its own, and the files that may see them: with
 * others in the place of these the same server links without the library.
 */
export const libraries = {
  date: /^server\/service\/locale\/zone_data\.cpp$/,
  gmime: /^server\/service\/mail\/mime\.cpp$/,
  libxml: /^server\/service\/mail\/html_parser\.cpp$/,
  'expat.h': /^server\/xml\/parser\.cpp$/,
  'utf8proc.h': /^server\/store\/unicode\.cpp$/,
  'argon2.h': /^server\/auth\/password\.cpp$/,
  openssl: /^server\/(auth\/secret|http\/tls)\.cpp$/,
  'zlib.h': /^server\/http\/compression\.cpp$/,
  brotli: /^server\/http\/compression\.cpp$/,
  curl: /^server\/notify\/(compose\.hpp|smtp\.cpp)$/,
  'sqlite3.h': /^server\/store\/sqlite\/(connection\.hpp|failure\.cpp)$/,
  'libpq-fe.h': /^server\/store\/postgres\/connection\.hpp$/,
};
