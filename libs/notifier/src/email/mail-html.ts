import type { Message } from '#pipeline';

const STYLE = {
  page: 'margin:0;padding:24px;background:#f5f6f8;font:15px/1.6 -apple-system,Segoe UI,PingFang SC,Microsoft YaHei,sans-serif;color:#1f2933',
  card: 'max-width:560px;margin:0 auto;padding:24px 28px;background:#fff;border-radius:8px',
  title: 'margin:0 0 12px;font-size:18px;line-height:1.4',
  line: 'margin:0 0 10px',
  link: 'display:inline-block;margin-top:8px;padding:8px 18px;background:#0b5cad;color:#fff;border-radius:6px;text-decoration:none',
} as const;

/** A message as a page that also old mail programs show: no style sheet, no picture, nothing from elsewhere. */
export function mailHtml({ title, lines, link }: Message): string {
  const paragraphs = lines.map((line) => `<p style="${STYLE.line}">${escaped(line)}</p>`).join('\n');
  const button =
    link === undefined
      ? ''
      : `\n<a style="${STYLE.link}" href="${escaped(link.url)}">${escaped(link.text)}</a>`;
  return `<!doctype html>
<meta charset="utf-8">
<body style="${STYLE.page}">
<div style="${STYLE.card}">
<h1 style="${STYLE.title}">${escaped(title)}</h1>
${paragraphs}${button}
</div>
</body>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => ENTITIES[mark] ?? mark);
}
