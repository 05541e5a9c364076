// For the builds of the page and of dist/cdn: the lines of lit's templates and style sheets are there for
// whoever reads the source. Each end of a line with its indentation becomes the one space that it means.

/**
 * Takes the ends of lines out of the templates that lit reads.
 * @returns {import('vite').Plugin}
 */
export function tightTemplates() {
  return {
    name: 'ticketwire-tight-templates',
    transform(code, id) {
      if (!/\/web\/[^?]*\.[jt]s$/.test(id) || !/\b(?:html|css)`/.test(code)) return null;
      return { code: tightened(code, this.parse(code)), map: null };
    },
  };
}

/** A module with its templates on one line each. */
export function tightened(code, program) {
  let tight = '';
  let end = 0;
  for (const { start: from, end: to, css } of pieces(program)) {
    const piece = code.slice(from, to);
    const bare = css ? piece.replaceAll(/\/\*[^]*?\*\//g, '') : piece;
    tight += code.slice(end, from) + bare.replaceAll(/\s*\n\s*/g, ' ');
    end = to;
  }
  return tight + code.slice(end);
}

/** The texts of all templates, in their order; what is put into them may have templates of its own. */
function pieces(node, found = []) {
  if (node?.type === 'TaggedTemplateExpression' && /^(?:html|css)$/.test(node.tag.name)) {
    const css = node.tag.name === 'css';
    node.quasi.quasis.forEach(({ start, end }) => found.push({ start, end, css }));
  }
  for (const each of Object.values(node ?? {})) {
    if (Array.isArray(each)) each.forEach((one) => pieces(one, found));
    else if (typeof each?.type === 'string') pieces(each, found);
  }
  return found.sort((a, b) => a.start - b.start);
}
