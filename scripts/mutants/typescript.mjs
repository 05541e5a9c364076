// Faults in TypeScript, by its syntax tree.

import ts from 'typescript';

const { SyntaxKind: kinds } = ts;

const operators = new Map([
  [kinds.LessThanToken, ['comparison', '<=', '>=']],
  [kinds.LessThanEqualsToken, ['comparison', '<', '>']],
  [kinds.GreaterThanToken, ['comparison', '>=', '<=']],
  [kinds.GreaterThanEqualsToken, ['comparison', '>', '<']],
  [kinds.EqualsEqualsEqualsToken, ['comparison', '!==']],
  [kinds.ExclamationEqualsEqualsToken, ['comparison', '===']],
  [kinds.AmpersandAmpersandToken, ['boolean', '||']],
  [kinds.BarBarToken, ['boolean', '&&']],
  [kinds.PlusToken, ['arithmetic', '-']],
  [kinds.MinusToken, ['arithmetic', '+']],
  [kinds.AsteriskToken, ['arithmetic', '/']],
  [kinds.SlashToken, ['arithmetic', '*']],
  [kinds.PercentToken, ['arithmetic', '*']],
]);

/** What replaces a node, as [kind of fault, start, end, text]. */
function* faultsAt(node, source) {
  const text = (each) => each.getText(source);
  const over = (each, kind, replacement) => [kind, each.getStart(source), each.end, replacement];
  if (ts.isBinaryExpression(node)) {
    const [kind, ...others] = operators.get(node.operatorToken.kind) ?? [];
    for (const other of others) yield over(node.operatorToken, kind, other);
    if (kind === 'boolean') {
      yield over(node, 'boolean', text(node.left));
      yield over(node, 'boolean', text(node.right));
    }
    if (node.operatorToken.kind === kinds.QuestionQuestionToken) {
      yield over(node, 'boolean', text(node.right));
    }
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === kinds.ExclamationToken) {
    yield over(node, 'boolean', text(node.operand));
  } else if (node.kind === kinds.TrueKeyword && !ts.isLiteralTypeNode(node.parent)) {
    yield over(node, 'boolean', 'false');
  } else if (node.kind === kinds.FalseKeyword && !ts.isLiteralTypeNode(node.parent)) {
    yield over(node, 'boolean', 'true');
  } else if (ts.isNumericLiteral(node) && !ts.isLiteralTypeNode(node.parent)) {
    const value = Number(node.text);
    yield over(node, 'constant', String(value + 1));
    if (value > 0) yield over(node, 'constant', String(value - 1));
  } else if (ts.isConditionalExpression(node)) {
    const { condition, whenTrue, whenFalse } = node;
    yield over(node, 'branch', `${text(condition)} ? ${text(whenFalse)} : ${text(whenTrue)}`);
  } else if (ts.isIfStatement(node)) {
    yield over(node.expression, 'branch', `!(${text(node.expression)})`);
  } else if (ts.isExpressionStatement(node) && changesSomething(node.expression)) {
    yield over(node, 'statement', ';');
  } else if (node.kind === kinds.ContinueStatement || node.kind === kinds.BreakStatement) {
    if (!ts.isCaseClause(node.parent)) yield over(node, 'statement', ';');
  } else if (ts.isBlock(node) && ts.isFunctionLike(node.parent) && node.statements.length > 0) {
    const [first] = node.statements;
    yield ['return', first.getStart(source), first.getStart(source), 'return; '];
  }
}

function changesSomething(expression) {
  const inner = ts.isAwaitExpression(expression) ? expression.expression : expression;
  if (ts.isBinaryExpression(inner)) return inner.operatorToken.kind >= kinds.FirstAssignment;
  if (ts.isCallExpression(inner)) return inner.expression.kind !== kinds.SuperKeyword;
  return ts.isPostfixUnaryExpression(inner) || ts.isDeleteExpression(inner);
}

/** Every fault of a file: { file, kind, start, end, text }. */
export function mutantsOf(file, content) {
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, true);
  const out = [];
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    for (const [kind, start, end, text] of faultsAt(node, source)) {
      out.push({ file, kind, start, end, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return out;
}

/** Checks types as the project does, one changed file at a time. */
export class TypeChecker {
  #changed = new Map();
  #service;

  /** `root` is a folder with the project in it. */
  constructor(root) {
    const config = ts.readConfigFile(`${root}/tsconfig.json`, ts.sys.readFile).config;
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
    const host = {
      getCompilationSettings: () => ({ ...options, noEmit: true }),
      getScriptFileNames: () => fileNames,
      getScriptVersion: (name) => String(this.#changed.get(name)?.version ?? 0),
      getScriptSnapshot: (name) => {
        const text = this.#changed.get(name)?.text ?? ts.sys.readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
    };
    this.#service = ts.createLanguageService(host);
    this.options = options;
  }

  /** Whether a file's text, were it this, would pass. */
  accepts(name, text) {
    const version = (this.#changed.get(name)?.version ?? 0) + 1;
    this.#changed.set(name, { text, version });
    const faults = [
      ...this.#service.getSyntacticDiagnostics(name),
      ...this.#service.getSemanticDiagnostics(name),
    ];
    this.#changed.set(name, { text: undefined, version: version + 1 });
    return faults.length === 0;
  }

  /** The file's JavaScript. */
  compile(name, text) {
    return ts.transpileModule(text, { compilerOptions: this.options, fileName: name }).outputText;
  }
}
