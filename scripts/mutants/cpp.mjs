// Faults in C++, by its text: the project's format puts blanks around binary operators and none
// inside template arguments, which is what tells `a < b` from `vector<b>`. What does not compile is
// no fault; the compiler tells.

/** The same text with comments, literals of text and lines of the preprocessor as blanks. */
export function blanked(content) {
  const blank = (text) => text.replaceAll(/[^\n]/g, ' ');
  const hidden = new RegExp(
    [
      String.raw`R"(\w*)\([\s\S]*?\)\1"`,
      String.raw`"(?:[^"\\\n]|\\.)*"`,
      String.raw`(?<![\w'])'(?:[^'\\\n]|\\.)+'`,
      String.raw`\/\/[^\n]*`,
      String.raw`\/\*[\s\S]*?\*\/`,
      String.raw`^[ \t]*#[^\n]*`,
    ].join('|'),
    'gm',
  );
  return content.replaceAll(hidden, blank);
}

/** [kind, what is looked for, what it becomes]: of several captures the one named `at` is replaced. */
const patterns = [
  ['comparison', / (?<at><) /dg, ['<=', '>=']],
  ['comparison', / (?<at>>) /dg, ['>=', '<=']],
  ['comparison', / (?<at><=) /dg, ['<', '>']],
  ['comparison', / (?<at>>=) /dg, ['>', '<']],
  ['comparison', / (?<at>==) /dg, ['!=']],
  ['comparison', / (?<at>!=) /dg, ['==']],
  ['boolean', / (?<at>&&) /dg, ['||']],
  ['boolean', / (?<at>\|\|) /dg, ['&&']],
  ['boolean', /(?<=[\s(,])(?<at>!)(?=[\w(*])/dg, ['']],
  ['boolean', /\b(?<at>true)\b/dg, ['false']],
  ['boolean', /\b(?<at>false)\b/dg, ['true']],
  ['arithmetic', / (?<at>\+) /dg, ['-']],
  ['arithmetic', / (?<at>-) /dg, ['+']],
  ['arithmetic', / (?<at>\*) /dg, ['/']],
  ['arithmetic', / (?<at>\/) /dg, ['*']],
  ['arithmetic', / (?<at>%) /dg, ['*']],
  ['arithmetic', /(?<at>\+\+)(?=\w)/dg, ['--']],
  // Not the `break` that ends a switch.
  ['statement', /^ +(?<at>continue;)$/dgm, [';']],
  ['statement', /^( *) {4}(?<at>break;)$(?!\n\1\})/dgm, [';']],
  // A call or an assignment in one line; a declaration has a type before its name. Room that is
  // taken in advance changes nothing.
  [
    'statement',
    /^ +(?<at>(?!return\b|[\w.>()-]+\breserve\()[\w.:>-]+(?:\[[^\]\n]*\])?\([^\n]*\);)$/dgm,
    [';'],
  ],
  ['statement', /^ +(?<at>(?!return\b)[\w.:>*()-]+(?:\[[^\]\n]*\])? [+|^-]?= [^\n]*;)$/dgm, [';']],
  ['return', /^(?:result<void>|[\w:]*::result<void>) [^\n]*\{\n(?<at>)/dgm, ['return {};\n']],
  ['return', /^void [^\n]*\{\n(?<at>)/dgm, ['return;\n']],
];

function* constants(code) {
  for (const match of code.matchAll(/(?<![\w.'])(?:0|[1-9][\d']*)(?:[uU]?)(?![\w.'])/g)) {
    const value = BigInt(match[0].replaceAll(/['uU]/g, ''));
    const suffix = /[uU]$/.exec(match[0])?.[0] ?? '';
    const range = [match.index, match.index + match[0].length];
    yield ['constant', ...range, `${value + 1n}${suffix}`];
    if (value > 0n) yield ['constant', ...range, `${value - 1n}${suffix}`];
  }
}

/** The end of what the bracket at a place opens. */
function closing(code, at) {
  let depth = 0;
  for (let i = at; i < code.length; i++) {
    if (code[i] === '(') depth++;
    if (code[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

/** Conditions: those that declare nothing. */
function* branches(code, content) {
  for (const match of code.matchAll(/\b(?:if|while) \(/g)) {
    const open = match.index + match[0].length - 1;
    const close = closing(code, open);
    const condition = content.slice(open + 1, close);
    if (close < 0 || /;| = /.test(code.slice(open, close))) continue;
    yield ['branch', open + 1, close, `!(${condition})`];
  }
}

/** Every fault of a file: { file, kind, start, end, text }. */
export function mutantsOf(file, content) {
  const code = blanked(content);
  const out = [];
  for (const [kind, pattern, replacements] of patterns) {
    for (const match of code.matchAll(pattern)) {
      const [start, end] = match.indices.groups.at;
      for (const text of replacements) out.push({ file, kind, start, end, text });
    }
  }
  for (const found of [constants(code), branches(code, content)]) {
    for (const [kind, start, end, text] of found) out.push({ file, kind, start, end, text });
  }
  return out;
}
