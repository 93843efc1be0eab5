// What Material's box shows of the answers. Needs words.js, and the finder of engine.js.

const SHOWN = 10; // groups
const LINES = 4; // of code in a row

/** Groups of a block with its code, under the name of its page. */
function rows(finder, query) {
  const weighed = finder.weighed(query);
  const marks = new Set([...weighed.asked, ...weighed.meant.split(" ")]);
  return finder.ranked(query, weighed)
    .slice(0, SHOWN)
    .map((id, place) => {
      const record = finder.records[id];
      const head = record.h && record.h !== record.t ? `${record.p} · ${record.h}` : record.p;
      const base = { location: record.u, score: 1 / (1 + place), terms: {} };
      const text = record.c ? `<pre><code>${marked(excerpt(record.c, marks), marks)}</code></pre>` : marked(record.x, marks);
      const row = { ...base, title: marked(record.t, marks), text };
      if (!record.u.includes("#")) return [{ ...base, title: marked(record.p, marks), text }];
      return [row, { ...base, title: escaped(head), text: "" }];
    });
}

const ASIDE = /^(import|from) |^"""|\.(text|plot|set_\w+|set|legend|axis|annotate|show|subplots)\(/;

/** The lines of code that say most about the question, without imports, titles and drawing. */
function excerpt(code, marks) {
  const lines = code.split("\n").filter((line) => line.trim() && !ASIDE.test(line));
  const hits = lines.map((line) => new Set(tokens(line).filter((token) => marks.has(token))).size);
  const sum = (start) => hits.slice(start, start + LINES).reduce((one, other) => one + other, 0);
  let start = 0;
  for (let n = 1; n <= lines.length - LINES; n++) if (sum(n) > sum(start)) start = n;
  while (/^[\s)\]}]+$/.test(lines[start])) start++; // what begins with a closing bracket reads badly
  return (lines.length ? lines : code.split("\n")).slice(start, start + LINES).join("\n");
}

function marked(text, marks) {
  return text
    .split(/([\p{L}_][\p{L}\p{N}_]*)/u)
    .map((piece) => (piece && tokens(piece).some((t) => marks.has(t)) ? `<mark>${escaped(piece)}</mark>` : escaped(piece)))
    .join("");
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
