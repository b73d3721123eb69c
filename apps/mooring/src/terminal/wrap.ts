const NARROWEST = 40;
/** Characters that take two columns. */
const WIDE = /[\p{Script=Han}\u3000-\u303F\uFF01-\uFF60\u2014]/u;

/** Text behind an indent; broken to the width of the terminal, and one line where there is none. */
export function indented(text: string, indent: number): readonly string[] {
  const margin = ' '.repeat(indent);
  const columns = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  return wrapped(text, Math.max(NARROWEST, columns - indent)).map((line) => margin + line);
}

/** Breaks text at words (and anywhere between Chinese ones) so that no line is wider than `columns`, where it can be. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=\s)|(?<=\p{Script=Han})(?=\p{Script=Han})|(?<=[；，。：）])/u)) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  lines.push(line.trimEnd());
  return lines;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
